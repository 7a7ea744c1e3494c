#include "text/printable.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <iterator>
#include <span>

#include "text/characters.hpp"

namespace patella {
namespace {

/// Characters that would control the terminal, or turn or hide the text around them.
constexpr bool is_unsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xad || c == 0x61c || c == 0x180e || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0xe0000 && c <= 0xe0fff);
}

/// The character that begins at `at`, escaped where it is not safe to show.
std::string escape(std::string_view text, std::size_t at, CodePoint code_point) {
  if (!code_point.valid) return fmt::format("\\x{:02x}", static_cast<unsigned>(code_point.code));
  if (code_point.code == '\t') return " ";
  if (!is_unsafe(code_point.code)) return std::string{text.substr(at, code_point.bytes)};
  const auto code = static_cast<unsigned>(code_point.code);
  return code > 0xffff ? fmt::format("\\u{{{:05x}}}", code) : fmt::format("\\u{:04x}", code);
}

struct Range {
  char32_t first, last;
};

bool is_in(char32_t code, std::span<const Range> ranges) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), code, [](char32_t c, const Range& r) { return c < r.first; });
  return after != ranges.begin() && code <= std::prev(after)->last;
}

constexpr Range zero_width[] = {{0x300, 0x36f},   {0x483, 0x489},   {0x591, 0x5bd},   {0x610, 0x61a},   {0x64b, 0x65f},
                                {0x93c, 0x93c},   {0x94d, 0x94d},   {0xe31, 0xe31},   {0xe34, 0xe3a},   {0xe47, 0xe4e},
                                {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}};
constexpr Range wide[] = {{0x1100, 0x115e},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},  {0xa960, 0xa97c}, {0xac00, 0xd7a3},
                          {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff01, 0xff60},  {0xffe0, 0xffe6}, {0x1f300, 0x1f64f},
                          {0x1f680, 0x1f6ff}, {0x1f900, 0x1faff}, {0x20000, 0x3fffd}};

struct Replacement {
  char32_t code;
  std::string_view ascii;
};
constexpr Replacement replacements[] = {
    {0xa0, " "},     {0xb0, " deg"}, {0xb1, "+/-"},  {0xb7, "-"},   {0xd7, "x"},    {0xdf, "ss"},   {0xe4, "a"},
    {0xe9, "e"},     {0xf6, "o"},    {0xf7, "/"},    {0xfc, "u"},   {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},
    {0x2013, "-"},   {0x2014, "-"},  {0x2018, "'"},  {0x2019, "'"}, {0x201c, "\""}, {0x201d, "\""}, {0x2022, "-"},
    {0x2026, "..."}, {0x202f, " "},  {0x2192, "->"}, {0x2212, "-"}, {0x2248, "~"},  {0x2264, "<="}, {0x2265, ">="}};

int width_of(CodePoint code_point) {
  if (!code_point.valid) return 1;
  return is_in(code_point.code, zero_width) ? 0 : is_in(code_point.code, wide) ? 2 : 1;
}

std::string_view ascii_for(CodePoint code_point) {
  const auto match = std::find_if(std::begin(replacements), std::end(replacements),
                                  [&](const Replacement& p) { return code_point.valid && p.code == code_point.code; });
  return match == std::end(replacements) ? "?" : match->ascii;
}

}  // namespace

std::string printable(std::string_view text) { return printable_excerpt(text, text.size()); }

std::string printable_excerpt(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t shown = 0;
  for (std::size_t at = 0; at < text.size(); ++shown) {
    if (shown == most) return out + "\u2026";
    const CodePoint code_point = decode_utf8(text, at);
    out += escape(text, at, code_point);
    at += code_point.bytes;
  }
  return out;
}

int columns(std::string_view text) {
  int sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = decode_utf8(text, at);
    sum += width_of(code_point);
    at += code_point.bytes;
  }
  return sum;
}

std::string to_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = decode_utf8(text, at);
    if (code_point.valid && code_point.code < 0x80) {
      out += text[at];
    } else {
      out += ascii_for(code_point);
    }
    at += code_point.bytes;
  }
  return out;
}

}  // namespace patella
