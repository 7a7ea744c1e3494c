#pragma once
/// Text of an input made safe to show. Words of logs and file names are data: they pass here before a person sees them.
#include <cstddef>
#include <string>
#include <string_view>

namespace patella {

/// The text as valid UTF-8. A tab becomes a space; characters that could control a terminal, are invisible or turn the text
/// around them, and bytes that are not UTF-8, are escaped, as `\u202e`.
std::string printable(std::string_view text);
/// The same, cut to `most` characters and an ellipsis.
std::string printable_excerpt(std::string_view text, std::size_t most = 40);

/// The columns that the text takes on a terminal: 0 for combining marks, 2 for wide characters.
int columns(std::string_view text);
/// The nearest plain ASCII; `?` where there is none.
std::string to_ascii(std::string_view text);

}  // namespace patella
