#include "log/not_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>

#include "log/syntax.hpp"
#include "log/visible.hpp"

namespace patella {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Whether a JSON number that no double can hold is too large, rather than too near to zero.
bool is_large(std::string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  const std::size_t mantissa = std::min(number.find_first_of("eE"), number.size());
  const std::string_view exponent = number.substr(std::min(mantissa + 1, number.size()));
  if (exponent.starts_with('-')) return false;
  const bool has_exponent = exponent.find_first_not_of("+0") != std::string_view::npos;
  return has_exponent || !number.starts_with('0');
}

/// What a token stands for that is no number but was meant to be one.
std::optional<double> not_a_number(std::string_view token) {
  if (token == "NaN" || token == "nan" || token == "-NaN" || token == "-nan")
    return std::numeric_limits<double>::quiet_NaN();
  const std::string_view word = token.starts_with('-') ? token.substr(1) : token;
  if (word == "Infinity" || word == "inf" || word == "Inf") return infinity;
  if (number_length(token, 0) != token.size()) return std::nullopt;
  double value = 0;
  const auto [end, problem] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (problem == std::errc::result_out_of_range && is_large(token)) return infinity;
  return std::nullopt;
}

}  // namespace

std::optional<double> NotNumbers::at(std::size_t at) const {
  const auto it = std::ranges::lower_bound(found_, at, {}, &std::pair<std::size_t, double>::first);
  if (it == found_.end() || it->first != at) return std::nullopt;
  return it->second;
}

NotNumbers replace_not_numbers(std::string& text, std::size_t from) {
  NotNumbers found;
  const auto next = [&](std::size_t at) { return std::min(text.find_first_not_of(" \t\r\n,:[]{}", at), text.size()); };
  for (std::size_t at = next(from); at < text.size();) {
    const std::size_t length = token_at(text, at).size();
    if (const auto value = not_a_number(std::string_view{text}.substr(at, length))) {
      found.add(at, *value);
      text.replace(at, length, length, ' ');
      text[at] = '0';
    }
    at = next(at + length);
  }
  return found;
}

}  // namespace patella
