#pragma once
#include <optional>
#include <string_view>

#include "patella/calendar.hpp"

namespace patella {

/// The first day of `YYYY`, of `YYYY-MM`, or the day itself; nothing where the text is none of these or does not exist.
std::optional<Day> parse_since(std::string_view text);

}  // namespace patella
