#include "render/report_sections.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "render/check_sections.hpp"
#include "render/quantity.hpp"
#include "render/wording.hpp"
#include "text/printable.hpp"

namespace patella::render {
namespace {

constexpr int label_columns = 15;
constexpr std::size_t longest_name = 60;

/// Symptoms that no pain score shows. Each has its words in the advice data.
constexpr std::string_view beyond_the_scores[] = {"limp", "slow-to-settle", "daily-pain"};

/// Several findings in one sentence.
struct Clauses {
  std::string text;
  void add(const std::string& clause) { add_item(text, clause, "; "); }
  /// With a capital and a full stop.
  std::string sentence() const {
    std::string whole = text + '.';
    if (whole.front() >= 'a' && whole.front() <= 'z') whole.front() = static_cast<char>(whole.front() - 'a' + 'A');
    return whole;
  }
};

/// A phrase of the report with its places filled.
std::string phrase_with(std::string_view path, const SentenceContext& context, const Placeholders& places = {}) {
  return phrase_text("report/" + std::string{path}, context, lookup_from(places));
}

/// More than one by what a whole percent shows.
bool went_up(const std::optional<double>& ratio) { return ratio && *ratio >= 1.005; }

std::string whole_percent(double ratio) { return percent_text(std::round((ratio - 1) * 100) / 100); }

std::string up(const Week& week, const SentenceContext& context) {
  const UnitSystem units = context.units;
  Clauses clauses;
  if (week.distance && went_up(week.week_ratio))
    clauses.add(phrase_with("up/distance", context,
                            {{"km", distance_text(*week.distance, units)}, {"percent", whole_percent(*week.week_ratio)}}));
  else if (week.distance && went_up(week.previous_week_ratio))
    clauses.add(
        phrase_with("up/distance-after-easy", context,
                    {{"km", distance_text(*week.distance, units)}, {"percent", whole_percent(*week.previous_week_ratio)}}));
  if (week.longest && went_up(week.longest_run_ratio))
    clauses.add(
        phrase_with("up/longest", context,
                    {{"km", distance_text(*week.longest, units)}, {"percent", whole_percent(*week.longest_run_ratio)}}));
  if (week.descent && went_up(week.descent_ratio))
    clauses.add(phrase_with("up/descent", context,
                            {{"m", height_text(*week.descent, units)}, {"percent", whole_percent(*week.descent_ratio)}}));
  if (!clauses.text.empty()) return clauses.sentence();

  if (week.runs == 0 && week.distance) return phrase_with("up/no-runs", context);

  const bool distance = week.previous_week_ratio || week.week_ratio;
  if (!distance && !week.longest_run_ratio && !week.descent_ratio) return phrase_with("up/unknown", context);
  std::string unknown;
  const auto lacks = [&](bool known, std::string_view what) {
    if (!known) add_item(unknown, phrase_with("what/" + std::string{what}, context), " and ");
  };
  lacks(distance, "distance");
  lacks(week.longest_run_ratio.has_value(), "longest");
  lacks(week.descent_ratio.has_value(), "descent");
  return unknown.empty() ? phrase_with("up/nothing", context)
                         : phrase_with("up/nothing-known", context, {{"what", unknown}});
}

std::string hurts(const Decision& decision, const SentenceContext& context) {
  const Week& week = decision.week;
  const auto points = [](double value) { return quantity_text(value, "points"); };
  Clauses clauses;
  for (const Reason& reason : decision.reasons)
    if (reason.rule->topic == Topic::red_flag) clauses.add(phrase("flag/" + std::string{reason.rule->id}));
  if (week.pain.worst && week.pain.worst->value > 0)
    clauses.add(phrase_with("hurts/worst", context,
                            {{"points", quantity_text(week.pain.worst->value, "points", {.with_unit = false})}}));
  if (week.pain.next_morning_over_baseline && week.pain.next_morning_over_baseline->value > 0)
    clauses.add(phrase_with("hurts/morning", context, {{"points", points(week.pain.next_morning_over_baseline->value)}}));
  for (const Reason& reason : decision.reasons)
    if (std::ranges::count(beyond_the_scores, reason.rule->id) > 0)
      clauses.add(phrase("report/hurts/" + std::string{reason.rule->id}));
  if (week.pain.trend_per_week && std::abs(*week.pain.trend_per_week) >= 0.05) {
    const double slope = *week.pain.trend_per_week;
    clauses.add(phrase_with(slope > 0 ? "hurts/trend" : "hurts/trend-down", context,
                            {{"points", quantity_text(std::abs(slope), "points/week", {.more_decimals = 1})}}));
  }
  if (!clauses.text.empty()) return clauses.sentence();
  if (week.pain.worst) return phrase_with("hurts/nothing", context);
  return phrase_with(week.runs == 0 ? "hurts/no-runs" : "hurts/unknown", context);
}

/// The titles of the rules that asked for less in `of` and not in `other`.
std::string rules_only_in(const Decision& of, const Decision& other) {
  const auto raises = [](const Decision& decision, const Rule* rule) {
    return std::ranges::any_of(decision.reasons,
                               [rule](const Reason& r) { return r.rule == rule && r.finding.level != Level::caution; });
  };
  std::string titles;
  for (const Reason& reason : of.reasons)
    if (raises(of, reason.rule) && !raises(other, reason.rule))
      add_item(titles, rule_words(reason.rule->id).title + " (" + std::string{reason.rule->id} + ")");
  return titles;
}

std::string changed(const Report& report, const SentenceContext& context) {
  const bool same = report.decision.verdict == report.before.verdict;
  std::string text =
      phrase_with(same ? "changed/same" : "changed/other", context,
                  {{"now", verdict_word(report.decision.verdict)}, {"then", verdict_word(report.before.verdict)}}) +
      '.';
  const std::string fresh = rules_only_in(report.decision, report.before),
                    over = rules_only_in(report.before, report.decision);
  if (!fresh.empty()) text += ' ' + phrase_with("changed/new", context, {{"rules", fresh}}) + '.';
  if (!over.empty()) text += ' ' + phrase_with("changed/over", context, {{"rules", over}}) + '.';
  return text;
}

std::string todo(const Decision& decision, const SentenceContext& context) {
  Clauses limits;
  limits.add(limits_of(decision, context.units));
  std::string text;
  if (decision.clinician && decision.clinician->urgency != Urgency::routine)
    text = referral_text(*decision.clinician, context) + ' ';
  const std::string sentence = limits.sentence();
  text += sentence.ends_with("..") ? sentence.substr(0, sentence.size() - 1) : sentence;
  return text + ' ' + phrase_with("todo/again", context, {{"day", day_text(decision.plan.recheck_on, context.as_of)}});
}

}  // namespace

std::vector<Headline> headlines_of(const Report& report, UnitSystem units) {
  const SentenceContext context = context_of(report.decision, units);
  return {{"up", up(report.decision.week, context)},
          {"hurts", hurts(report.decision, context)},
          {"changed", changed(report, context)},
          {"todo", todo(report.decision, context)}};
}

std::string athlete_name(const Report& report) { return printable_excerpt(report.athlete, longest_name); }

std::string report_title(const Report& report) {
  const std::string name = report.athlete.empty() ? "" : " of " + athlete_name(report) + ",";
  return phrase("report/title") + name + " as of " + plain_text(full_day_text(report.decision.as_of));
}

Document headline_section(const Report& report, UnitSystem units) {
  Document document;
  for (const Headline& headline : headlines_of(report, units))
    document.add_row(phrase("report/labels/" + std::string{headline.id}), headline.text, label_columns);
  return document;
}

Document table_notes(const Report& report) {
  Document document;
  if (report.rows.empty()) {
    document.add_closing(phrase("report/empty"));
    return document;
  }
  std::string text = phrase("report/as-known") + ' ' + phrase("report/empty-cell");
  if (std::ranges::any_of(report.rows, [](const ReportRow& row) { return row.confidence == Confidence::low; }))
    text += ' ' + phrase("report/low-confidence");
  for (const Notice& notice : report.decision.notices)
    if (notice.kind == Notice::Kind::log_ended && notice.day)
      text += ' ' + phrase_text("report/log-ended", {}, lookup_from({{"day", full_day_text(*notice.day)}}));
  if (report.rows.back().unfinished) text += ' ' + phrase("report/unfinished");
  if (std::ranges::any_of(report.rows, [](const ReportRow& row) { return row.gap_before.has_value(); }))
    text += ' ' + phrase("report/gap");
  document.add_closing(text);
  return document;
}

Document decision_section(const Report& report, std::span<const Diagnostic> diagnostics, UnitSystem units) {
  const Decision& decision = report.decision;
  const SentenceContext context = context_of(decision, units);
  Document document;
  document.add_heading(phrase("report/today"));
  add_headline(document, decision, context);
  add_reasons(document, decision, context);
  add_referral(document, decision, context);
  add_plan(document, decision, context);
  add_exercises(document, decision, context);
  add_unknowns(document, decision, context);
  add_warnings(document, decision, diagnostics, context);
  return document;
}

Document source_section(const Report& report) {
  Document document;
  std::set<std::string> cited;
  for (const Reason& reason : report.decision.reasons)
    for (const std::string& id : rule_words(reason.rule->id).sources) {
      if (!cited.insert(id).second) continue;
      if (cited.size() == 1) document.add_heading(phrase("report/sources"));
      const Study& s = study(id);
      document.add_bullet(emphasized(Emphasis::strong, s.short_name) + ": " + s.cite +
                          (s.doi.empty() ? "" : ", doi " + s.doi) + ". " + phrase("checked/" + s.checked));
    }
  return document;
}

Document closing_section() {
  Document document;
  document.add_closing(phrase("no-diagnosis"));
  return document;
}

}  // namespace patella::render
