#include "render/report_sheet.hpp"

#include <algorithm>
#include <set>

#include "render/check_sections.hpp"
#include "render/quantity.hpp"
#include "render/report_headlines.hpp"
#include "render/sentence.hpp"
#include "render/wording.hpp"
#include "text/printable.hpp"

namespace patella::render {
namespace {

constexpr int label_columns = 15;
constexpr std::size_t longest_name = 60;

}  // namespace

std::string athlete_name(const Report& report) { return printable_excerpt(report.athlete, longest_name); }

std::string report_title(const Report& report) {
  const std::string name = report.athlete.empty() ? "" : " of " + athlete_name(report) + ",";
  return phrase("report/title") + name + " as of " + unmarked(full_day_text(report.decision.as_of));
}

Document headline_sheet(const Report& report, UnitSystem units) {
  Document sheet;
  for (const Headline& headline : headlines_of(report, units))
    sheet.row(phrase("report/labels/" + std::string{headline.id}), headline.text, label_columns);
  return sheet;
}

Document table_notes(const Report& report) {
  Document sheet;
  if (report.rows.empty()) {
    sheet.closing(phrase("report/empty"));
    return sheet;
  }
  std::string text = phrase("report/as-known") + ' ' + phrase("report/empty-cell");
  if (std::ranges::any_of(report.rows, [](const ReportRow& row) { return row.confidence == Confidence::low; }))
    text += ' ' + phrase("report/low-confidence");
  for (const Notice& notice : report.decision.notices)
    if (notice.kind == Notice::Kind::log_ended && notice.day)
      text += ' ' + phrase_text("report/log-ended", {}, lookup_in({{"day", full_day_text(*notice.day)}}));
  if (report.rows.back().unfinished) text += ' ' + phrase("report/unfinished");
  sheet.closing(text);
  return sheet;
}

Document decision_sheet(const Report& report, std::span<const Diagnostic> diagnostics, UnitSystem units) {
  const Decision& decision = report.decision;
  const SentenceContext setting = setting_of(decision, units);
  Document sheet;
  sheet.heading(phrase("report/today"));
  add_headline(sheet, decision, setting);
  add_reasons(sheet, decision, setting);
  add_referral(sheet, decision, setting);
  add_plan(sheet, decision, setting);
  add_exercises(sheet, decision, setting);
  add_unknowns(sheet, decision, setting);
  add_warnings(sheet, decision, diagnostics, setting);
  return sheet;
}

Document source_sheet(const Report& report) {
  Document sheet;
  std::set<std::string> told;
  for (const Reason& reason : report.decision.reasons)
    for (const std::string& id : rule_words(reason.rule->id).sources) {
      if (!told.insert(id).second) continue;
      if (told.size() == 1) sheet.heading(phrase("report/sources"));
      const Study& s = study(id);
      sheet.bullet(marked(Mark::strong, s.short_name) + ": " + s.cite + (s.doi.empty() ? "" : ", doi " + s.doi) + ". " +
                   phrase("checked/" + s.checked));
    }
  return sheet;
}

Document closing_sheet() {
  Document sheet;
  sheet.closing(phrase("no-diagnosis"));
  return sheet;
}

}  // namespace patella::render
