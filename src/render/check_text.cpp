/// The answer of `check` for a person.
#include "render/check_sections.hpp"
#include "render/wording.hpp"

namespace patella {

std::string render_text(const Decision& decision, std::span<const Diagnostic> diagnostics, const TextStyle& style) {
  using namespace render;
  const SentenceContext setting = setting_of(decision, style.units);
  const bool urgent = decision.clinician && decision.clinician->urgency != Urgency::routine;
  const bool nothing_known = decision.verdict == Verdict::insufficient_data;

  Document sheet;
  add_headline(sheet, decision, setting);
  if (nothing_known) add_unknowns(sheet, decision, setting);
  add_reasons(sheet, decision, setting);
  if (urgent) add_referral(sheet, decision, setting);
  add_plan(sheet, decision, setting);
  add_exercises(sheet, decision, setting);
  if (!urgent) add_referral(sheet, decision, setting);
  add_numbers(sheet, decision, setting);
  if (!nothing_known) add_unknowns(sheet, decision, setting);
  add_warnings(sheet, decision, diagnostics, setting);
  sheet.closing(phrase("no-diagnosis"));

  Page page{style, {}};
  write(page, sheet);
  return page.text;
}

}  // namespace patella
