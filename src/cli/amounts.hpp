#pragma once
/// Distances, durations and heights as runners write them, made into fields of a log. A number keeps its spelling where
/// the log has its unit.
#include <optional>
#include <string_view>

#include "log/edit.hpp"

namespace patella::cli {

/// `8.2km`, `5mi` and `8200m` as `distance_km` or `distance_mi`.
std::optional<NewField> distance_field(std::string_view text);
/// The same in kilometres, whatever it was written in, as a field of that name.
std::optional<NewField> kilometres_field(std::string_view name, std::string_view text);
/// `45min`, `1h10`, `1.5h`, `45:30` and `1:10:30` as `duration_min`. `1:10` is nothing: it may be hours or minutes.
std::optional<NewField> duration_field(std::string_view text);
/// `95`, `95m` and `310ft` as `ascent_m` or `ascent_ft`, where `name` is `ascent`.
std::optional<NewField> height_field(std::string_view name, std::string_view text);

}  // namespace patella::cli
