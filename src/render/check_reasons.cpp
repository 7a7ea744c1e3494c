#include <fmt/format.h>
#include <algorithm>

#include "render/check_sections.hpp"
#include "render/names.hpp"
#include "render/quantity.hpp"
#include "render/records.hpp"
#include "render/wording.hpp"

namespace patella::render {
namespace {

constexpr int level_columns = 8;

bool lacks(const Decision& decision, MissingData what) {
  return std::find(decision.missing.begin(), decision.missing.end(), what) != decision.missing.end();
}

Mark mark_of(Level level) {
  return level == Level::stop ? Mark::stop : level == Level::reduce ? Mark::reduce : Mark::strong;
}

std::string confidence_text(const Decision& decision, const SentenceContext& setting) {
  std::string text = phrase("confidence/" + std::string{name_of(decision.confidence)});
  if (decision.confidence == Confidence::high || decision.missing.empty()) return text;
  text.pop_back();
  text += ": the log does not tell ";
  for (std::size_t i = 0; i < decision.missing.size(); ++i) {
    if (i > 0) text += i + 1 == decision.missing.size() ? " and " : ", ";
    text += phrase_text("missing/" + std::string{name_of(decision.missing[i])} + "/what", setting);
  }
  return text + '.';
}

/// The rule, how good its evidence is, and the first of its sources; `explain` has them all.
std::string evidence_text(const Rule& rule) {
  const RuleWords& words = rule_words(rule.id);
  std::string text;
  for (const std::string& grade : grades(words)) text += (text.empty() ? "" : ", ") + phrase("grade-short/" + grade);
  if (words.grade != "ours" && !words.sources.empty()) {
    text += " (" + study(words.sources.front()).short_name;
    if (words.sources.size() > 1) text += fmt::format(" and {} more", words.sources.size() - 1);
    text += ')';
  }
  return fmt::format("{}: {}", rule.id, text);
}

void add_reason(Document& sheet, const Reason& reason, const SentenceContext& setting) {
  const Level level = reason.finding.level;
  sheet.row(marked(mark_of(level), phrase("level/" + std::string{name_of(level)})), reason_text(reason, setting),
            level_columns);
  sheet.note(evidence_text(*reason.rule), level_columns);
}

}  // namespace

Mark mark_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::keep_running: return Mark::keep;
    case Verdict::reduce: return Mark::reduce;
    case Verdict::stop: return Mark::stop;
    case Verdict::insufficient_data: break;
  }
  return Mark::strong;
}

std::string meaning_of(const Decision& decision) {
  const std::string name{name_of(decision.verdict)};
  const bool load_only = lacks(decision, MissingData::pain) && (name == "keep-running" || name == "reduce") &&
                         std::none_of(decision.reasons.begin(), decision.reasons.end(), [](const Reason& r) {
                           return r.rule->topic != Topic::load && r.finding.level != Level::caution;
                         });
  if (load_only) return phrase("as-far-as-load-goes/" + name);
  if (decision.verdict == Verdict::keep_running && decision.plan.lowered == CapReason::sore)
    return phrase("keep-running-but/sore");
  if (decision.verdict == Verdict::keep_running && decision.plan.lowered == CapReason::after_break)
    return phrase("keep-running-but/after-break");
  return phrase("verdict/" + name + "/meaning");
}

void add_headline(Document& sheet, const Decision& decision, const SentenceContext& setting) {
  const std::string word = phrase("verdict/" + std::string{name_of(decision.verdict)} + "/word");
  sheet.paragraph(marked(mark_of(decision.verdict), word) + ": " + meaning_of(decision));
  for (const Notice& notice : decision.notices) {
    if (notice.kind == Notice::Kind::log_ended) sheet.paragraph(notice_text(notice, decision, setting));
  }
  sheet.paragraph("As of " + full_day_text(decision.as_of) + ". " + confidence_text(decision, setting));
}

void add_reasons(Document& sheet, const Decision& decision, const SentenceContext& setting) {
  const auto decides = [](const Reason& reason) { return reason.finding.level != Level::caution; };
  const auto deciding = std::count_if(decision.reasons.begin(), decision.reasons.end(), decides);
  if (deciding > 0) {
    sheet.heading("Why");
    for (const Reason& reason : decision.reasons) {
      if (decides(reason)) add_reason(sheet, reason, setting);
    }
  } else if (decision.verdict == Verdict::keep_running) {
    sheet.heading("Why");
    sheet.aside(fmt::format("None of the {} rules that had their data asks for less.",
                            all_rules().size() - decision.cannot_tell.size()));
  }
  if (deciding == std::ssize(decision.reasons)) return;
  sheet.heading("Worth knowing, decides nothing");
  for (const Reason& reason : decision.reasons) {
    if (!decides(reason)) add_reason(sheet, reason, setting);
  }
}

void add_referral(Document& sheet, const Decision& decision, const SentenceContext& setting) {
  if (!decision.clinician) return;
  sheet.heading(phrase("clinician/" + std::string{name_of(decision.clinician->urgency)} + "/title"));
  sheet.aside(referral_text(*decision.clinician, setting));
}

}  // namespace patella::render
