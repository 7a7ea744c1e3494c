/// The answer of `check` as text: the verdict, its reasons, and what the log does not say.
#include <fmt/format.h>
#include <algorithm>

#include "render/check_sections.hpp"
#include "render/quantity.hpp"
#include "render/wording.hpp"
#include "text/printable.hpp"

namespace patella {
namespace render {
namespace {

constexpr int level_columns = 8;

bool lacks(const Decision& decision, MissingData what) {
  return std::ranges::find(decision.missing, what) != decision.missing.end();
}

Emphasis emphasis_of(Level level) {
  return level == Level::stop ? Emphasis::stop : level == Level::reduce ? Emphasis::reduce : Emphasis::strong;
}

std::string confidence_text(const Decision& decision, const SentenceContext& context) {
  std::string text = phrase("confidence/" + std::string{name_of(decision.confidence)});
  if (decision.confidence == Confidence::high || decision.missing.empty()) return text;
  text.pop_back();
  text += ": the log does not tell ";
  for (std::size_t i = 0; i < decision.missing.size(); ++i) {
    if (i > 0) text += i + 1 == decision.missing.size() ? " and " : ", ";
    text += phrase_text("missing/" + std::string{name_of(decision.missing[i])} + "/what", context);
  }
  return text + '.';
}

/// The rule, how good its evidence is, and the first of its sources; `explain` has them all.
std::string evidence_text(const Rule& rule) {
  const RuleWords& words = rule_words(rule.id);
  std::string text;
  for (const std::string& grade : grades(words)) add_item(text, phrase("grade-short/" + grade));
  if (words.grade != "ours" && !words.sources.empty()) {
    text += " (" + study(words.sources.front()).short_name;
    if (words.sources.size() > 1) text += fmt::format(" and {} more", words.sources.size() - 1);
    text += ')';
  }
  return fmt::format("{}: {}", rule.id, text);
}

void add_reason(Document& document, const Reason& reason, const SentenceContext& context) {
  const Level level = reason.finding.level;
  document.add_row(emphasized(emphasis_of(level), phrase("level/" + std::string{name_of(level)})),
                   reason_text(reason, context), level_columns);
  document.add_note(evidence_text(*reason.rule), level_columns);
}

// A log written by a program can cause hundreds of warnings; `patella validate` prints all of them.
constexpr std::size_t warnings_shown = 5, notices_shown = 20;

std::string list_of_rules(const std::vector<const Rule*>& rules) {
  std::string ids;
  for (const Rule* rule : rules) {
    if (rule->topic != Topic::red_flag) add_item(ids, rule->id);
  }
  return ids;
}

std::string list_of_flags(const std::vector<const Rule*>& rules) {
  std::string names;
  for (const Rule* rule : rules) {
    if (rule->topic == Topic::red_flag) add_item(names, phrase("flag/" + std::string{rule->id}));
  }
  return names;
}

/// The first block under the heading of a section; nothing where there is none.
void add_first(Document& document, const Document& section) {
  if (section.blocks.size() > 1) document.blocks.push_back(section.blocks[1]);
}

}  // namespace

Emphasis emphasis_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::keep_running: return Emphasis::keep;
    case Verdict::reduce: return Emphasis::reduce;
    case Verdict::stop: return Emphasis::stop;
    case Verdict::insufficient_data: break;
  }
  return Emphasis::strong;
}

std::string meaning_of(const Decision& decision) {
  const std::string name{name_of(decision.verdict)};
  const bool load_only = lacks(decision, MissingData::pain) && (name == "keep-running" || name == "reduce") &&
                         std::none_of(decision.reasons.begin(), decision.reasons.end(), [](const Reason& r) {
                           return r.rule->topic != Topic::load && r.finding.level != Level::caution;
                         });
  if (load_only) return phrase("as-far-as-load-goes/" + name);
  const CapReason lowered = decision.plan.cap_reason;
  if (decision.verdict == Verdict::reduce && lowered == CapReason::stop) return phrase("reduce-but/stopped");
  if (decision.verdict == Verdict::reduce && lowered == CapReason::fever) return phrase("reduce-but/fever");
  if (decision.verdict == Verdict::reduce && decision.plan.stage == Stage::walk)
    return phrase_text("reduce-but/walk", context_of(decision, UnitSystem::metric));
  if (decision.verdict == Verdict::keep_running && lowered == CapReason::recovery)
    return phrase("keep-running-but/recovery");
  if (decision.verdict == Verdict::keep_running && lowered == CapReason::sore) return phrase("keep-running-but/sore");
  if (decision.verdict == Verdict::keep_running && lowered == CapReason::after_break)
    return phrase("keep-running-but/after-break");
  return phrase("verdict/" + name + "/meaning");
}

void add_headline(Document& document, const Decision& decision, const SentenceContext& context) {
  document.add_paragraph(emphasized(emphasis_of(decision.verdict), verdict_word(decision.verdict)) + ": " +
                         meaning_of(decision));
  for (const Notice& notice : decision.notices) {
    if (notice.kind == Notice::Kind::log_ended) document.add_paragraph(notice_text(notice, decision, context));
  }
  document.add_paragraph("As of " + full_day_text(decision.as_of) + ". " + confidence_text(decision, context));
  if (decision.knee.state == KneeState::calm) return;
  document.add_paragraph(phrase_text("state/line", context,
                                     lookup_from({{"state", phrase("state/" + std::string{name_of(decision.knee.state)})},
                                                  {"day", day_text(decision.knee.since, context.as_of)}})));
}

void add_reasons(Document& document, const Decision& decision, const SentenceContext& context) {
  const auto decides = [](const Reason& reason) { return reason.finding.level != Level::caution; };
  const auto deciding = std::count_if(decision.reasons.begin(), decision.reasons.end(), decides);
  if (deciding > 0) {
    document.add_heading("Why");
    for (const Reason& reason : decision.reasons) {
      if (decides(reason)) add_reason(document, reason, context);
    }
  } else if (decision.verdict == Verdict::keep_running) {
    document.add_heading("Why");
    document.add_aside(fmt::format("None of the {} rules that had their data asks for less.",
                                   all_rules().size() - decision.cannot_tell.size()));
  }
  if (deciding == std::ssize(decision.reasons)) return;
  document.add_heading("Worth knowing, decides nothing");
  for (const Reason& reason : decision.reasons) {
    if (!decides(reason)) add_reason(document, reason, context);
  }
}

void add_notes(Document& document, const Decision& decision, const SentenceContext& context) {
  if (decision.notes.empty()) return;
  document.add_heading(phrase("notes/title"));
  for (const Note& note : decision.notes) document.add_bullet(note_text(note, context));
}

void add_referral(Document& document, const Decision& decision, const SentenceContext& context) {
  if (!decision.clinician) return;
  document.add_heading(phrase("clinician/" + std::string{name_of(decision.clinician->urgency)} + "/title"));
  document.add_aside(referral_text(*decision.clinician, context));
}

void add_unknowns(Document& document, const Decision& decision, const SentenceContext& context) {
  const std::string rules = list_of_rules(decision.cannot_tell), flags = list_of_flags(decision.cannot_tell);
  if (decision.missing.empty() && decision.cannot_tell.empty()) return;
  document.add_heading(phrase(decision.verdict == Verdict::insufficient_data ? "unknowns/next" : "unknowns/title"));
  for (const MissingData missing : decision.missing) {
    const std::string path = "missing/" + std::string{name_of(missing)};
    const bool by_waiting = missing == MissingData::load && decision.every_run_states_distance;
    std::string what = phrase_text(path + "/what", context);
    what.front() = static_cast<char>(what.front() - 'a' + 'A');
    document.add_bullet(what + ". Write " + phrase_text(path + (by_waiting ? "/mend-by-waiting" : "/mend"), context) + '.');
  }
  if (!rules.empty()) document.add_bullet(phrase("unknowns/rules") + ": " + rules + '.');
  if (!flags.empty()) document.add_bullet(phrase("unknowns/flags") + ": " + flags + '.');
}

void add_warnings(Document& document, const Decision& decision, std::span<const Diagnostic> diagnostics,
                  const SentenceContext& context) {
  std::vector<std::string> texts;
  const std::size_t shown = std::min(diagnostics.size(), warnings_shown);
  for (const Diagnostic& diagnostic : diagnostics.first(shown)) texts.push_back(printable(warning_text(diagnostic)));
  if (diagnostics.size() > shown) {
    texts.push_back(fmt::format("{} more warnings; patella validate shows them all.", diagnostics.size() - shown));
  }
  std::size_t notices = 0;
  for (const Notice& notice : decision.notices) {
    if (notice.kind == Notice::Kind::log_ended || ++notices > notices_shown) continue;
    texts.push_back(printable(plain_text(notice_text(notice, decision, context))));
  }
  if (notices > notices_shown)
    texts.push_back(
        fmt::format("{} more notes on records; patella check --format json has them all.", notices - notices_shown));
  for (const Threshold& changed : decision.changed_thresholds) texts.push_back(changed_text(changed, context.units) + '.');
  if (texts.empty()) return;
  document.add_heading("About the log and the rules");
  for (const std::string& text : texts) document.add_quotation(text);
}

}  // namespace render

using namespace render;

std::string render_text(const Decision& decision, std::span<const Diagnostic> diagnostics, const TextStyle& style) {
  const SentenceContext context = context_of(decision, style.units);
  const bool urgent = decision.clinician && decision.clinician->urgency != Urgency::routine;
  const bool nothing_known = decision.verdict == Verdict::insufficient_data;

  Document document;
  add_headline(document, decision, context);
  if (nothing_known) add_unknowns(document, decision, context);
  add_reasons(document, decision, context);
  add_notes(document, decision, context);
  if (urgent) add_referral(document, decision, context);
  add_plan(document, decision, context);
  add_exercises(document, decision, context);
  if (!urgent) add_referral(document, decision, context);
  add_numbers(document, decision, context);
  if (!nothing_known) add_unknowns(document, decision, context);
  add_warnings(document, decision, diagnostics, context);
  document.add_closing(phrase("no-diagnosis"));

  Page page{style, {}};
  write_document(page, document);
  return page.text;
}

std::string render_brief(std::span<const std::string> news, const Decision& decision, const TextStyle& style) {
  const SentenceContext context = context_of(decision, style.units);
  Document document, headline, why;
  for (const std::string& text : news) document.add_paragraph(printable(text));
  add_headline(headline, decision, context);
  document.blocks.push_back(headline.blocks.front());
  const bool nothing_known = decision.verdict == Verdict::insufficient_data;
  nothing_known ? add_unknowns(why, decision, context) : add_reasons(why, decision, context);
  add_first(document, why);

  Page page{style, {}};
  write_document(page, document);
  return page.text;
}

}  // namespace patella
