#pragma once
/// Bytes of an input made fit to be shown: always valid UTF-8, and no control character, ever.
#include <cstddef>
#include <string>
#include <string_view>

namespace patella {

/// One character of a text, or one byte that belongs to none.
struct CodePoint {
  std::size_t bytes;  ///< how many bytes of the text it takes
  char32_t code;      ///< its code point; the byte itself where it is not valid
  bool valid;
};

/// The character that begins at `at`, which is inside `text`.
CodePoint decode_utf8(std::string_view text, std::size_t at);

/// The glyph as it may be shown: itself, a blank for a tab, or an escape such as `\u001b`.
std::string printable_excerpt(std::string_view text, std::size_t at, CodePoint glyph);

/// The text as it may be shown, cut to `most` characters with an ellipsis.
std::string printable_excerpt(std::string_view text, std::size_t most = 40);

/// The bytes of the scalar token at `at`: a text with its quotes, or what reaches to the next blank, comma or bracket.
std::string_view token_at(std::string_view text, std::size_t at);

/// The token at `at` as it may be shown; `an object` and `a list` for brackets, empty at the end of the text.
std::string shown_token(std::string_view text, std::size_t at);

}  // namespace patella
