#include "vendor/xml/scan.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace patella {
namespace {

using Bytes [[gnu::vector_size(16)]] = char;

Bytes bytes_at(const char* at) {
  Bytes bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

bool any(Bytes bytes) {
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(bytes);
  return (halves[0] | halves[1]) != 0;
}

}  // namespace

// Most places are ruled out 32 at a time, because no tag ends there with the same letter: it is several times as fast as any
// search of the library.
std::size_t find_end_tag(std::string_view text, std::string_view tag, std::size_t at) {
  constexpr std::size_t half = sizeof(Bytes);
  const char last = tag[tag.size() - 2];
  for (; at + tag.size() + 2 * half <= text.size(); at += 2 * half) {
    const char* letter = text.data() + at + tag.size() - 2;
    const Bytes ends = (bytes_at(letter) == last) & (bytes_at(letter + 1) == '>');
    const Bytes ends_behind = (bytes_at(letter + half) == last) & (bytes_at(letter + half + 1) == '>');
    if (!any(ends | ends_behind)) continue;
    if (const std::size_t found = text.substr(at, 2 * half + tag.size()).find(tag); found != text.npos) return at + found;
  }
  return text.find(tag, at);
}

std::size_t find_tag_end(std::string_view text, std::size_t at) {
  for (; at < text.size() && text[at] != '>'; ++at) {
    if (text[at] != '"' && text[at] != '\'') continue;
    at = text.find(text[at], at + 1);
    if (at == text.npos) return text.npos;
  }
  return at < text.size() ? at : text.npos;
}

std::size_t find_doctype_end(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  for (at += 2; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = text.find(c, at + 1);
      if (at == text.npos) break;
    } else if (c == '[' || c == '<') {
      ++depth;
    } else if (c == '>' && depth == 0) {
      return at + 1;
    } else if ((c == ']' || c == '>') && depth > 0) {
      --depth;
    }
  }
  return text.npos;
}

}  // namespace patella
