#pragma once
/// Numbers as text and back: always with a point, whatever the locale.
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace patella {

/// The number that all of `text` is, as std::from_chars reads it; nothing where it is none, or too large. A number that is
/// not finite is none.
std::optional<double> parse_number(std::string_view text);

/// The whole number that all of `text` is; nothing where it is none or does not fit into `Int`.
template <class Int>
std::optional<Int> parse_whole(std::string_view text) {
  Int value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

/// The number with at most `decimals` decimals, and none of them a trailing zero: `8.2`, `8`. Never `-0`.
std::string decimal_text(double value, int decimals);

/// The number with as many digits as it takes to read it back.
std::string shortest_text(double value);

}  // namespace patella
