#pragma once
/// UTF-8: characters, and bytes that are none.
#include <cstddef>
#include <string>
#include <string_view>

namespace patella {

inline constexpr std::string_view utf8_byte_order_mark = "\xef\xbb\xbf";

/// One character of a text, or one byte that belongs to none.
struct CodePoint {
  std::size_t bytes;  ///< how many bytes of the text it takes
  char32_t code;      ///< its code point; the byte itself where it is not valid
  bool valid;
};

/// The character that begins at `at`, which is inside `text`.
CodePoint decode_utf8(std::string_view text, std::size_t at);
/// Adds a character to a text.
void append_utf8(std::string& out, char32_t code);

/// `text` without a byte-order mark. Where a byte belongs to no UTF-8 character it is read as Latin-1, which old exports
/// and spreadsheets write; what is no letter there becomes U+FFFD. Nothing is copied where all is well: then the result
/// is a part of `text`, else of `mended`.
std::string_view valid_utf8(std::string_view text, std::string& mended);
/// The same as a copy.
std::string valid_utf8(std::string_view text);

}  // namespace patella
