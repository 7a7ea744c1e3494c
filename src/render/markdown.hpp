#pragma once
/// GitHub-flavoured Markdown. Only what this program writes itself is ever markup.
#include <string>
#include <string_view>

#include "render/document.hpp"

namespace patella::render {

/// Words of our own, without marks: what would be markup is escaped, what stands between backticks stays code.
std::string markdown_text(std::string_view text);
/// Words from a log or a file name, as code, in which nothing is live: no link, no name, no markup.
std::string markdown_quotation(std::string_view text);

/// Each paragraph, heading or list after an empty line.
std::string markdown(const Document& sheet);

}  // namespace patella::render
