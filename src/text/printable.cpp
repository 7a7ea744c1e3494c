#include "text/printable.hpp"

#include <algorithm>

namespace patella {
namespace {

unsigned char byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

std::string hex(char32_t code, int digits) {
  std::string out;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789abcdef"[(code >> shift) & 15];
  return out;
}

/// Characters that would steer the terminal, or turn or hide the text around them.
constexpr bool steers(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xad || c == 0x61c || c == 0x180e || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0xe0000 && c <= 0xe0fff);
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const char32_t first = byte(text, at);
  if (first < 0x80) return {1, first, true};
  const std::size_t bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const CodePoint broken{1, first, false};
  if (first < 0xc2 || first > 0xf4 || at + bytes > text.size()) return broken;
  char32_t code = first & (0x7fu >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(text, at + i) & 0xc0) != 0x80) return broken;
    code = code << 6 | (byte(text, at + i) & 0x3f);
  }
  const bool too_long = code < (bytes == 4 ? 0x10000u : bytes == 3 ? 0x800u : 0x80u);
  if (too_long || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return broken;
  return {bytes, code, true};
}

std::string printable_excerpt(std::string_view text, std::size_t at, CodePoint glyph) {
  if (!glyph.valid) return "\\x" + hex(glyph.code, 2);
  if (glyph.code == '\t') return " ";
  if (!steers(glyph.code)) return std::string{text.substr(at, glyph.bytes)};
  return glyph.code > 0xffff ? "\\u{" + hex(glyph.code, 5) + "}" : "\\u" + hex(glyph.code, 4);
}

std::string printable_excerpt(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t shown = 0;
  for (std::size_t at = 0; at < text.size(); ++shown) {
    if (shown == most) return out + "\u2026";
    const CodePoint glyph = decode_utf8(text, at);
    out += printable_excerpt(text, at, glyph);
    at += glyph.bytes;
  }
  return out;
}

std::string_view token_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  if (text[at] == '"') {
    while (end < text.size() && text[end] != '"' && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
    if (end < text.size() && text[end] == '"') ++end;
  } else {
    end = text.find_first_of(" \t\r\n,:[]{}\"", end);
  }
  return text.substr(at, std::min(end, text.size()) - at);
}

std::string shown_token(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (text[at] == '{') return "an object";
  if (text[at] == '[') return "a list";
  return printable_excerpt(token_at(text, at));
}

}  // namespace patella
