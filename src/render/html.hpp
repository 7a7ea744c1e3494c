#pragma once
/// HTML. Everything that is not markup of our own is escaped.
#include <string>
#include <string_view>

#include "render/document.hpp"

namespace patella::render {

/// Text as it stands between tags or in a quoted attribute; control characters and the like are made visible.
std::string html_text(std::string_view text);
/// The same with marks as <b> and <small>, hard spaces, and what stands between backticks as <code>.
std::string html_phrase(std::string_view text);

/// Headings of level 2, paragraphs and lists.
std::string html(const Document& sheet);

}  // namespace patella::render
