#pragma once
/// Characters as a terminal sees them. Text from logs and file names is data: it passes `printable` before it is shown.
#include <string>
#include <string_view>

namespace patella {

/// Columns that a terminal needs: 0 for combining marks, 2 for wide characters.
int columns(std::string_view text);

/// Characters that could steer a terminal, hide themselves or turn the text around them are written out, as `\u202e`.
std::string printable(std::string_view text);

/// The nearest plain ASCII; `?` where there is none.
std::string to_ascii(std::string_view text);

}  // namespace patella
