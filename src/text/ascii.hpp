#pragma once
/// Single ASCII characters, whatever the locale.
#include <algorithm>
#include <string>
#include <string_view>

namespace patella {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_letter(char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; }
/// The blanks of JSON and XML: space, tab and the ends of lines.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The text with its ASCII letters in lower case.
inline std::string to_lower(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(), [](char c) { return to_lower(c); });
  return out;
}

/// Without the ASCII blanks at both ends.
constexpr std::string_view trim_ascii(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Whether `text` looks like `pattern`, in which `0` stands for any digit: `0000-00-00`.
constexpr bool has_shape(std::string_view text, std::string_view pattern) {
  return std::ranges::equal(text, pattern, [](char c, char p) { return p == '0' ? is_digit(c) : c == p; });
}

}  // namespace patella
