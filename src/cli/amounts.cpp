#include "cli/amounts.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "json/tokenizer.hpp"
#include "log/field.hpp"
#include "patella/units.hpp"
#include "text/characters.hpp"

namespace patella::cli {
namespace {

/// A number and what stands behind it.
struct Amount {
  std::string_view number, unit;
};

Amount amount_of(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
  return {text.substr(0, digits), trim_ascii(text.substr(digits))};
}

bool is(std::string_view unit, std::string_view name) { return to_lower(unit) == name; }

double value_of(std::string_view number) {
  double value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value;
}

/// Whether the text is a number as JSON has it, and not below zero.
bool is_amount(std::string_view text) {
  return !text.empty() && text[0] != '-' && number_length(text, 0) == text.size() && value_of(text) <= largest_number;
}

/// To a thousandth: of a kilometre a metre, of a minute the twentieth part of a second.
std::string rounded_text(double value) { return fmt::format("{}", std::round(value * 1000) / 1000); }

/// A whole number of one or two digits, below `end`.
std::optional<int> clock_part(std::string_view text, int end) {
  int value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool good = !text.empty() && text.size() <= 2 && text[0] != '-' && error == std::errc{} &&
                    rest == text.data() + text.size() && value < end;
  return good ? std::optional{value} : std::nullopt;
}

/// `45:30` and `1:10:30`, in minutes.
std::optional<double> clock_minutes(std::string_view text) {
  const std::size_t first = text.find(':'), last = text.rfind(':');
  const auto seconds = clock_part(text.substr(last + 1), 60);
  if (!seconds || text.size() - last != 3) return {};
  if (first == last) {
    constexpr int shortest = 10;  // less is seldom a run, and 1:10 is more often 1h10
    const auto minutes = clock_part(text.substr(0, first), 100);
    return minutes && *minutes >= shortest ? std::optional{*minutes + *seconds / 60.0} : std::nullopt;
  }
  const auto hours = clock_part(text.substr(0, first), 100),
             minutes = clock_part(text.substr(first + 1, last - first - 1), 60);
  if (!hours || !minutes || last - first != 3) return {};
  return *hours * 60 + *minutes + *seconds / 60.0;
}

}  // namespace

std::optional<NewField> kilometres_field(std::string_view name, std::string_view text) {
  const auto [number, unit] = amount_of(trim_ascii(text));
  if (!is_amount(number)) return {};
  if (is(unit, "km")) return NewField{std::string{name}, std::string{number}};
  if (is(unit, "m")) return NewField{std::string{name}, rounded_text(value_of(number) / 1000)};
  if (is(unit, "mi")) return NewField{std::string{name}, rounded_text(in_kilometres(miles(value_of(number))))};
  return {};
}

std::optional<NewField> distance_field(std::string_view text) {
  const auto [number, unit] = amount_of(trim_ascii(text));
  if (is(unit, "mi") && is_amount(number)) return NewField{"distance_mi", std::string{number}};
  return kilometres_field("distance_km", text);
}

std::optional<NewField> duration_field(std::string_view text) {
  text = trim_ascii(text);
  if (text.find(':') != std::string_view::npos) {
    const auto minutes = clock_minutes(text);
    return minutes ? std::optional{NewField{"duration_min", rounded_text(*minutes)}} : std::nullopt;
  }
  const auto [number, unit] = amount_of(text);
  if (!is_amount(number)) return {};
  if (is(unit, "min")) return NewField{"duration_min", std::string{number}};
  if (is(unit, "h")) return NewField{"duration_min", rounded_text(value_of(number) * 60)};
  if (unit.empty() || !is(unit.substr(0, 1), "h") || number.find('.') != std::string_view::npos) return {};
  const auto [more, more_unit] = amount_of(trim_ascii(unit.substr(1)));
  const auto minutes = clock_part(more, 60);
  if (!minutes || !(more_unit.empty() || is(more_unit, "min") || is(more_unit, "m"))) return {};
  return NewField{"duration_min", rounded_text(value_of(number) * 60 + *minutes)};
}

std::optional<NewField> height_field(std::string_view name, std::string_view text) {
  const auto [number, unit] = amount_of(trim_ascii(text));
  if (!is_amount(number)) return {};
  if (unit.empty() || is(unit, "m")) return NewField{std::string{name} + "_m", std::string{number}};
  if (is(unit, "ft")) return NewField{std::string{name} + "_ft", std::string{number}};
  return {};
}

}  // namespace patella::cli
