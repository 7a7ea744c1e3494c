#include "render/reference.hpp"

#include <fmt/format.h>

namespace patella::render {

void section(Page& page, std::string_view title, std::string_view text) {
  heading(page, title);
  paragraph(page, text, indent, indent);
}

void write_study(Page& page, const Study& s) {
  std::string text = marked(Mark::strong, s.cite) + (s.doi.empty() ? "" : ", doi " + s.doi);
  text += fmt::format(". Who: {}. Result: {}. {}", s.population, s.result, phrase("checked/" + s.checked));
  if (!s.note.empty()) text += ' ' + s.note;
  paragraph(page, text, indent, 2 * indent);
}

}  // namespace patella::render
