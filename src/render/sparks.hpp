#pragma once
/// Figures drawn with characters.
#include <optional>
#include <string>
#include <vector>

namespace patella::render {

/// One character a value, from the lowest to the highest of eight levels, 0 the lowest; unknown values are a question mark.
std::string sparkline(const std::vector<std::optional<double>>& values, bool ascii);

/// A bar of at most `columns` characters for `value` of `most`; empty where it is unknown or nothing.
std::string bar(std::optional<double> value, double most, int columns, bool ascii);

}  // namespace patella::render
