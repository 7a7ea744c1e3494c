/// The answer of `check` in a few lines.
#include "render/check_sections.hpp"
#include "render/wording.hpp"
#include "text/printable.hpp"

namespace patella {
namespace render {
namespace {

/// The first thing said under a heading, without the heading; nothing where there is none.
void add_first(Document& sheet, const Document& section) {
  if (section.parts.size() > 1) sheet.parts.push_back(section.parts[1]);
}

}  // namespace
}  // namespace render

std::string render_brief(std::span<const std::string> news, const Decision& decision, const TextStyle& style) {
  using namespace render;
  const SentenceContext setting = setting_of(decision, style.units);
  Document sheet, headline, why;
  for (const std::string& text : news) sheet.paragraph(printable(text));
  add_headline(headline, decision, setting);
  sheet.parts.push_back(headline.parts.front());
  const bool nothing_known = decision.verdict == Verdict::insufficient_data;
  nothing_known ? add_unknowns(why, decision, setting) : add_reasons(why, decision, setting);
  add_first(sheet, why);

  Page page{style, {}};
  write(page, sheet);
  return page.text;
}

}  // namespace patella
