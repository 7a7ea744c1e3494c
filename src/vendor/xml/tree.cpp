#include "vendor/xml/tree.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "text/characters.hpp"

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

constexpr std::size_t most_words = 10'000;

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size() / 2);
  const auto unit = [&](std::size_t at) {
    const char32_t a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
    return big_endian ? a << 8 | b : b << 8 | a;
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t code = unit(at);
    if (code >= 0xd800 && code < 0xe000) {
      const char32_t low = code < 0xdc00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
      const bool pair = low >= 0xdc00 && low < 0xe000;
      code = pair ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
      if (pair) at += 2;
    }
    append_utf8(out, code);
  }
  return out;
}

/// Windows-1252 where it differs from Latin-1; 0 for a byte that means nothing.
char32_t windows_1252(char32_t byte) {
  constexpr char32_t upper[32] = {0x20ac, 0,      0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
                                  0x2039, 0x152,  0,      0x17d,  0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                  0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0,      0x17e,  0x178};
  return byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] : byte;
}

/// The text made valid, without what would steer a terminal.
void append_valid(std::string& out, std::string_view text, std::size_t most) {
  for (std::size_t at = 0; at < text.size() && out.size() < most;) {
    const CodePoint code_point = decode_utf8(text, at);
    const char32_t code = code_point.valid ? code_point.code : windows_1252(code_point.code);
    at += code_point.bytes;
    if (code == '\t')
      out += ' ';
    else if (code == '\n' || (code >= 0x20 && (code < 0x7f || code >= 0xa0)))
      append_utf8(out, code);
  }
}

constexpr std::ptrdiff_t most_digits = 18;
constexpr double powers_of_ten[most_digits + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                                   1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

/// The value of eight digits, and whether they are digits.
inline bool eight_digits(const char* at, std::uint64_t& value) {
  std::uint64_t chunk = 0;
  std::memcpy(&chunk, at, sizeof chunk);
  if constexpr (std::endian::native == std::endian::big) chunk = __builtin_bswap64(chunk);
  const std::uint64_t sixes = chunk + 0x0606060606060606;
  constexpr std::uint64_t high = 0xf0f0f0f0f0f0f0f0, of_digits = 0x3030303030303030;
  if ((chunk & high) != of_digits || (sixes & high) != of_digits) return false;
  chunk = (chunk & 0x0f0f0f0f0f0f0f0f) * 2561 >> 8;
  chunk = (chunk & 0x00ff00ff00ff00ff) * 6553601 >> 16;
  value = (chunk & 0x0000ffff0000ffff) * 42949672960001 >> 32;
  return true;
}

/// Goes behind the digits from `at` to `end` at most, and adds them to `value`. One by one: most numbers are short.
inline const char* take_digits(const char* at, const char* end, std::uint64_t& value) {
  for (; at != end && is_digit(*at); ++at) value = value * 10 + static_cast<std::uint64_t>(*at - '0');
  return at;
}

/// The same of a fraction, which may be long.
inline const char* take_fraction(const char* at, const char* end, std::uint64_t& value) {
  for (std::uint64_t eight = 0; end - at >= 8 && eight_digits(at, eight); at += 8) value = value * 100'000'000 + eight;
  return take_digits(at, end, value);
}

/// The rare forms: very large, very small, or with an exponent.
bool read_number_with_exponent(std::string_view text, bool negative, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || std::signbit(value)) return false;
  if (negative) value = -value;
  return true;
}

std::string why(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_bad_start_element: return "a < that begins no tag";
    case pugi::status_bad_attribute: return "an attribute that is not written name=\"value\"";
    case pugi::status_bad_end_element:
    case pugi::status_end_element_mismatch: return "an element is not closed as it was opened";
    case pugi::status_bad_cdata:
    case pugi::status_bad_comment:
    case pugi::status_bad_pi:
    case pugi::status_bad_doctype: return "a comment or declaration that does not end";
    case pugi::status_out_of_memory: return "it needs more memory than there is";
    default: return "it is not XML";
  }
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

std::string_view xml_text(std::string_view bytes, std::string& storage) {
  const auto begins = [&](std::string_view with) { return bytes.starts_with(with); };
  const bool little = begins("\xff\xfe") || begins(std::string_view{"<\0", 2});
  const bool big = begins("\xfe\xff") || begins(std::string_view{"\0<", 2});
  if (little || big) bytes = storage = from_utf16(bytes.substr(begins("<") || begins({"\0", 1}) ? 0 : 2), big);
  if (begins(utf8_byte_order_mark)) bytes.remove_prefix(utf8_byte_order_mark.size());
  return bytes.substr(0, bytes.find('\0'));
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling())
    if (local_name(node.name()) == name) return node;
  return {};
}

std::string words(pugi::xml_node node) {
  std::string out;
  append_valid(out, trim_ascii(node.value()), most_words);
  for (pugi::xml_node part = node.first_child(); part; part = part.next_sibling())
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) append_valid(out, part.value(), most_words);
  return std::string{trim_ascii(out)};
}

std::string words(std::string_view text, std::size_t most) {
  std::string out;
  append_valid(out, trim_ascii(text), most);
  return std::string{trim_ascii(out)};
}

bool read_number(std::string_view text, double& value) {
  text = trim_ascii(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  std::uint64_t known = 0, ignored = 0;
  const char* const point = take_digits(begin, end, known);
  const std::ptrdiff_t room = most_digits - (point - begin);
  const char *digits = point, *stop = point;  // of the fraction
  if (point != end && *point == '.' && room >= 0) {
    // Digits beyond the eighteenth are less than the last place of a double.
    digits = point + 1;
    stop = take_fraction(digits, digits + std::min(room, end - digits), known);
  }
  const bool plain = room >= 0 && (stop == end || take_fraction(stop, end, ignored) == end);
  if (!plain) return read_number_with_exponent(text, negative, value);
  if (digits == end && point == begin) return false;  // nothing, or a point alone
  value = static_cast<double>(static_cast<std::int64_t>(known)) / powers_of_ten[stop - digits];
  if (negative) value = -value;
  return true;
}

std::string line_of(std::string_view text, std::size_t at) {
  return "line " +
         std::to_string(
             1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())), '\n'));
}

std::optional<XmlError> parse_xml(std::string& part, pugi::xml_document& tree, XmlContent content) {
  constexpr unsigned numbers = pugi::parse_cdata | pugi::parse_embed_pcdata | pugi::parse_fragment;
  const unsigned how = content == XmlContent::numbers
                           ? numbers
                           : numbers | pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute;
  const auto result = tree.load_buffer_inplace(part.data(), part.size(), how, pugi::encoding_utf8);
  if (result) return std::nullopt;
  return XmlError{static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), why(result.status)};
}

}  // namespace patella
