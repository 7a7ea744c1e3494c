/// The answer of `check` for a person.
#include "render/check_sections.hpp"
#include "render/wording.hpp"

namespace patella {

std::string render_text(const Decision& decision, std::span<const Diagnostic> diagnostics, const TextStyle& style) {
  using namespace render;
  Page page{style, {}};
  const Setting setting = setting_of(decision, style.units);
  const bool urgent = decision.clinician && decision.clinician->urgency != Urgency::routine;
  const bool nothing_known = decision.verdict == Verdict::insufficient_data;

  write_headline(page, decision, setting);
  if (nothing_known) write_unknowns(page, decision, setting);
  write_reasons(page, decision, setting);
  if (urgent) write_referral(page, decision, setting);
  write_plan(page, decision, setting);
  write_exercises(page, decision, setting);
  if (!urgent) write_referral(page, decision, setting);
  write_numbers(page, decision, setting);
  if (!nothing_known) write_unknowns(page, decision, setting);
  write_warnings(page, decision, diagnostics, setting);
  blank(page);
  paragraph(page, phrase("no-diagnosis"));
  return page.text;
}

}  // namespace patella
