#include "text/characters.hpp"

namespace patella {
namespace {

unsigned char byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// The first byte from `at` on that belongs to no character; npos where there is none.
std::size_t find_invalid(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint code_point = decode_utf8(text, at);
    if (!code_point.valid) return at;
    at += code_point.bytes;
  }
  return text.npos;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const char32_t first = byte(text, at);
  if (first < 0x80) return {1, first, true};
  const std::size_t bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const CodePoint invalid{1, first, false};
  if (first < 0xc2 || first > 0xf4 || at + bytes > text.size()) return invalid;
  char32_t code = first & (0x7fu >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(text, at + i) & 0xc0) != 0x80) return invalid;
    code = code << 6 | (byte(text, at + i) & 0x3f);
  }
  const bool too_long = code < (bytes == 4 ? 0x10000u : bytes == 3 ? 0x800u : 0x80u);
  if (too_long || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return invalid;
  return {bytes, code, true};
}

void append_utf8(std::string& out, char32_t code) {
  const auto add = [&](char32_t value) { out += static_cast<char>(value); };
  if (code < 0x80) return add(code);
  if (code < 0x800) {
    add(0xc0 | code >> 6);
  } else {
    if (code < 0x10000) {
      add(0xe0 | code >> 12);
    } else {
      add(0xf0 | code >> 18);
      add(0x80 | (code >> 12 & 0x3f));
    }
    add(0x80 | (code >> 6 & 0x3f));
  }
  add(0x80 | (code & 0x3f));
}

std::string_view valid_utf8(std::string_view text, std::string& repaired) {
  if (text.starts_with(utf8_byte_order_mark)) text.remove_prefix(utf8_byte_order_mark.size());
  std::size_t invalid = find_invalid(text, 0);
  if (invalid == text.npos) return text;
  repaired.clear();
  repaired.reserve(text.size() + text.size() / 8);
  std::size_t done = 0;
  for (; invalid != text.npos; invalid = find_invalid(text, done)) {
    repaired += text.substr(done, invalid - done);
    const char32_t byte = static_cast<unsigned char>(text[invalid]);
    append_utf8(repaired, byte >= 0xa0 ? byte : 0xfffd);
    done = invalid + 1;
  }
  repaired += text.substr(done);
  return repaired;
}

}  // namespace patella
