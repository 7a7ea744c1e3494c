#pragma once
/// Single characters: ASCII, whatever the locale, and UTF-8 with the bytes that belong to no character.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace patella {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_letter(char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; }
/// The white space of JSON and XML: space, tab and line breaks.
constexpr bool is_whitespace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The text with its ASCII letters in lower case.
inline std::string to_lower(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(), [](char c) { return to_lower(c); });
  return out;
}

/// The text without ASCII white space at both ends.
constexpr std::string_view trim_ascii(std::string_view text) {
  while (!text.empty() && is_whitespace(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_whitespace(text.back())) text.remove_suffix(1);
  return text;
}

/// Whether `text` looks like `pattern`, in which `0` stands for any digit: `0000-00-00`.
constexpr bool has_shape(std::string_view text, std::string_view pattern) {
  return std::ranges::equal(text, pattern, [](char c, char p) { return p == '0' ? is_digit(c) : c == p; });
}

inline constexpr std::string_view utf8_byte_order_mark = "\xef\xbb\xbf";

/// One character of a text, or one byte that belongs to no character.
struct CodePoint {
  std::size_t bytes;  ///< how many bytes of the text it takes
  char32_t code;      ///< its code point; the byte itself where it is not valid
  bool valid;
};

/// The character that begins at `at`, which is inside `text`.
CodePoint decode_utf8(std::string_view text, std::size_t at);
/// Appends a character to a text.
void append_utf8(std::string& out, char32_t code);

/// `text` without a byte-order mark. Where a byte belongs to no UTF-8 character it is read as Latin-1, which old exports
/// and spreadsheets write; what is no letter there becomes U+FFFD. Valid text is not copied: the result is then a part of
/// `text`, else of `repaired`.
std::string_view valid_utf8(std::string_view text, std::string& repaired);

}  // namespace patella
