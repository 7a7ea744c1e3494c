#pragma once
/// Bytes of an input made fit to be shown. Words of logs and file names are data: they pass here before a person sees them.
#include <cstddef>
#include <string>
#include <string_view>

namespace patella {

/// Always valid UTF-8. A tab becomes a space; characters that could steer a terminal, hide themselves or turn the text
/// around them, and bytes that are no UTF-8, are written out, as `\u202e`.
std::string printable(std::string_view text);
/// The same, cut to `most` characters with an ellipsis.
std::string printable_excerpt(std::string_view text, std::size_t most = 40);

/// Columns that a terminal needs: 0 for combining marks, 2 for wide characters.
int columns(std::string_view text);
/// The nearest plain ASCII; `?` where there is none.
std::string to_ascii(std::string_view text);

}  // namespace patella
