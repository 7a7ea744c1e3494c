#include "text/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/characters.hpp"

namespace patella {
namespace {

struct Letters {
  char32_t from, to;
  std::string_view plain;  ///< empty: dropped
};

/// Latin letters with marks, and combining marks; sorted, both ends of each range included.
constexpr std::array<Letters, 54> latin{
    {{0xaa, 0xaa, "a"},     {0xba, 0xba, "o"},     {0xc0, 0xc5, "a"},     {0xc6, 0xc6, "ae"},    {0xc7, 0xc7, "c"},
     {0xc8, 0xcb, "e"},     {0xcc, 0xcf, "i"},     {0xd0, 0xd0, "d"},     {0xd1, 0xd1, "n"},     {0xd2, 0xd6, "o"},
     {0xd8, 0xd8, "o"},     {0xd9, 0xdc, "u"},     {0xdd, 0xdd, "y"},     {0xdf, 0xdf, "ss"},    {0xe0, 0xe5, "a"},
     {0xe6, 0xe6, "ae"},    {0xe7, 0xe7, "c"},     {0xe8, 0xeb, "e"},     {0xec, 0xef, "i"},     {0xf0, 0xf0, "d"},
     {0xf1, 0xf1, "n"},     {0xf2, 0xf6, "o"},     {0xf8, 0xf8, "o"},     {0xf9, 0xfc, "u"},     {0xfd, 0xfd, "y"},
     {0xff, 0xff, "y"},     {0x100, 0x105, "a"},   {0x106, 0x10d, "c"},   {0x10e, 0x111, "d"},   {0x112, 0x11b, "e"},
     {0x11c, 0x123, "g"},   {0x128, 0x131, "i"},   {0x139, 0x142, "l"},   {0x143, 0x148, "n"},   {0x14c, 0x151, "o"},
     {0x152, 0x153, "oe"},  {0x154, 0x159, "r"},   {0x15a, 0x161, "s"},   {0x162, 0x167, "t"},   {0x168, 0x173, "u"},
     {0x174, 0x175, "w"},   {0x176, 0x178, "y"},   {0x179, 0x17e, "z"},   {0x1a0, 0x1a1, "o"},   {0x1af, 0x1b0, "u"},
     {0x218, 0x219, "s"},   {0x21a, 0x21b, "t"},   {0x300, 0x36f, ""},    {0x1ea0, 0x1eb7, "a"}, {0x1eb8, 0x1ec7, "e"},
     {0x1ec8, 0x1ecb, "i"}, {0x1ecc, 0x1ee3, "o"}, {0x1ee4, 0x1ef1, "u"}, {0x1ef2, 0x1ef9, "y"}}};
static_assert(std::ranges::is_sorted(latin, {}, &Letters::from));

/// Greek and Cyrillic letters in lower case and without accents; others stay as they are.
char32_t plain_letter(char32_t code) {
  constexpr std::pair<char32_t, char32_t> accented[]{
      {0x386, 0x3b1}, {0x388, 0x3b5}, {0x389, 0x3b7}, {0x38a, 0x3b9}, {0x38c, 0x3bf}, {0x38e, 0x3c5}, {0x38f, 0x3c9},
      {0x390, 0x3b9}, {0x3aa, 0x3b9}, {0x3ab, 0x3c5}, {0x3ac, 0x3b1}, {0x3ad, 0x3b5}, {0x3ae, 0x3b7}, {0x3af, 0x3b9},
      {0x3b0, 0x3c5}, {0x3c2, 0x3c3}, {0x3ca, 0x3b9}, {0x3cb, 0x3c5}, {0x3cc, 0x3bf}, {0x3cd, 0x3c5}, {0x3ce, 0x3c9},
      {0x95b, 0x91c}, {0x95c, 0x921}, {0x95e, 0x92b}, {0x401, 0x435}, {0x419, 0x438}, {0x439, 0x438}, {0x451, 0x435}};
  for (const auto& [from, plain] : accented)
    if (code == from) return plain;
  if (code >= 0x391 && code <= 0x3a9) return code + 0x20;
  if (code >= 0x410 && code <= 0x42f) return code + 0x20;
  return code >= 0x400 && code <= 0x40f ? code + 0x50 : code;
}

/// Marks and spaces beyond ASCII that are no letters: `®`, `–` and the narrow space, but not `Ø`.
constexpr bool is_mark(char32_t code) {
  return (code >= 0x80 && code < 0xc0) || code == 0xd7 || code == 0xf7 || (code >= 0x2000 && code <= 0x2bff) ||
         code == 0x60c || code == 0x640 || code == 0x93c || code == 0x970 || (code >= 0x3000 && code <= 0x3002) ||
         (code >= 0x64b && code <= 0x652) || (code >= 0xff01 && code <= 0xff0f) || code == 0xfeff || code == 0xfffd;
}

constexpr bool is_whitespace(char32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xa0 || (code >= 0x2000 && code <= 0x200b) ||
         code == 0x202f || code == 0x205f || code == 0x3000 || code == 0xfeff;
}

/// In lower case, with `_` for whatever joins words.
std::string normalize(std::string_view word) {
  std::string out = to_lower(word);
  std::ranges::replace_if(
      out, [](char c) { return c == '-' || c == ' '; }, '_');
  return out;
}

/// The edit distance: letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const CodePoint code_point = decode_utf8(text, 0);
    if (!code_point.valid || !is_whitespace(code_point.code)) break;
    text.remove_prefix(code_point.bytes);
  }
  while (!text.empty()) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && text.size() - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80) --begin;
    const CodePoint code_point = decode_utf8(text, begin);
    if (!code_point.valid || begin + code_point.bytes != text.size() || !is_whitespace(code_point.code)) break;
    text.remove_suffix(code_point.bytes);
  }
  return text;
}

std::string fold(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = decode_utf8(text, at);
    const char32_t code = code_point.code;
    if (code < 0x80) {
      const char c = to_lower(static_cast<char>(code));
      if (is_letter(c) || is_digit(c)) out += c;
    } else if (code_point.valid) {
      const auto after = std::ranges::upper_bound(latin, code, {}, &Letters::from);
      if (after != latin.begin() && code <= std::prev(after)->to)
        out += std::prev(after)->plain;
      else if (!is_mark(code))
        append_utf8(out, plain_letter(code));
    }
    at += code_point.bytes;
  }
  return out;
}

std::string_view first_line(std::string_view text) {
  if (text.starts_with(utf8_byte_order_mark)) text.remove_prefix(utf8_byte_order_mark.size());
  const std::size_t begin = std::min(text.find_first_not_of("\r\n"), text.size());
  return text.substr(begin, text.find_first_of("\r\n", begin) - begin);
}

std::optional<std::string_view> spelling_suggestion(std::string_view word, std::span<const std::string_view> known) {
  constexpr std::size_t longest = 40;  // no name is that long
  if (word.size() > longest) return std::nullopt;
  const std::string spelling = normalize(word);
  std::optional<std::string_view> best;
  std::size_t best_distance = std::max<std::size_t>(1, spelling.size() / 3) + 1;
  for (const auto known_name : known) {
    const std::string name = normalize(known_name);
    // `distance` was probably meant to be `distance_km`.
    const bool lacks_unit =
        spelling.size() > 3 && name.size() > spelling.size() && name.starts_with(spelling) && name[spelling.size()] == '_';
    const std::size_t d = lacks_unit ? 1 : edit_distance(spelling, name);
    if (d < best_distance && d < name.size()) {
      best = known_name;
      best_distance = d;
    }
  }
  return best;
}

}  // namespace patella
