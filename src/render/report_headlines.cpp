#include "render/report_headlines.hpp"

#include <algorithm>
#include <cmath>

#include "render/check_sections.hpp"
#include "render/names.hpp"
#include "render/page.hpp"
#include "render/quantity.hpp"
#include "render/sentence.hpp"
#include "render/wording.hpp"

namespace patella::render {
namespace {

/// Symptoms that a run may have whose scores are low or not there. Each has its words in the advice data.
constexpr std::string_view beyond_the_scores[] = {"limp", "slow-to-settle", "daily-pain"};

/// Several findings in one sentence.
struct Clauses {
  std::string text;
  void add(const std::string& clause) { text += (text.empty() ? "" : "; ") + clause; }
  /// With a capital and a full stop.
  std::string sentence() const {
    std::string whole = text + '.';
    if (whole.front() >= 'a' && whole.front() <= 'z') whole.front() = static_cast<char>(whole.front() - 'a' + 'A');
    return whole;
  }
};

/// A phrase of the report with its places filled.
std::string say(std::string_view path, const SentenceContext& setting, const Placeholders& places = {}) {
  return phrase_text("report/" + std::string{path}, setting, lookup_in(places));
}

/// More than one by what a whole percent shows.
bool went_up(const std::optional<double>& ratio) { return ratio && *ratio >= 1.005; }

std::string whole_percent(double ratio) { return percent_text(std::round((ratio - 1) * 100) / 100); }

std::string up(const Week& week, const SentenceContext& setting) {
  const UnitSystem units = setting.units;
  Clauses clauses;
  if (week.distance && went_up(week.week_ratio))
    clauses.add(say("up/distance", setting,
                    {{"km", distance_text(*week.distance, units)}, {"percent", whole_percent(*week.week_ratio)}}));
  else if (week.distance && went_up(week.previous_week_ratio))
    clauses.add(say("up/distance-after-easy", setting,
                    {{"km", distance_text(*week.distance, units)}, {"percent", whole_percent(*week.previous_week_ratio)}}));
  if (week.longest && went_up(week.longest_run_ratio))
    clauses.add(say("up/longest", setting,
                    {{"km", distance_text(*week.longest, units)}, {"percent", whole_percent(*week.longest_run_ratio)}}));
  if (week.descent && went_up(week.descent_ratio))
    clauses.add(say("up/descent", setting,
                    {{"m", height_text(*week.descent, units)}, {"percent", whole_percent(*week.descent_ratio)}}));
  if (!clauses.text.empty()) return clauses.sentence();

  if (week.runs == 0 && week.distance) return say("up/no-runs", setting);

  const bool distance = week.previous_week_ratio || week.week_ratio;
  if (!distance && !week.longest_run_ratio && !week.descent_ratio) return say("up/unknown", setting);
  std::string unknown;
  const auto lacks = [&](bool known, std::string_view what) {
    if (!known) unknown += (unknown.empty() ? "" : " and ") + say("what/" + std::string{what}, setting);
  };
  lacks(distance, "distance");
  lacks(week.longest_run_ratio.has_value(), "longest");
  lacks(week.descent_ratio.has_value(), "descent");
  return unknown.empty() ? say("up/nothing", setting) : say("up/nothing-known", setting, {{"what", unknown}});
}

std::string hurts(const Decision& decision, const SentenceContext& setting) {
  const Week& week = decision.week;
  const auto points = [](double value) { return quantity_text(value, "points"); };
  Clauses clauses;
  for (const Reason& reason : decision.reasons)
    if (reason.rule->topic == Topic::red_flag) clauses.add(phrase("flag/" + std::string{reason.rule->id}));
  if (week.pain.worst && week.pain.worst->value > 0)
    clauses.add(
        say("hurts/worst", setting, {{"points", quantity_text(week.pain.worst->value, "points", {.with_unit = false})}}));
  if (week.pain.next_morning_over_baseline && week.pain.next_morning_over_baseline->value > 0)
    clauses.add(say("hurts/morning", setting, {{"points", points(week.pain.next_morning_over_baseline->value)}}));
  for (const Reason& reason : decision.reasons)
    if (std::ranges::count(beyond_the_scores, reason.rule->id) > 0)
      clauses.add(phrase("report/hurts/" + std::string{reason.rule->id}));
  if (week.pain.trend_per_week && std::abs(*week.pain.trend_per_week) >= 0.05) {
    const double slope = *week.pain.trend_per_week;
    clauses.add(say(slope > 0 ? "hurts/trend" : "hurts/trend-down", setting,
                    {{"points", quantity_text(std::abs(slope), "points/week", {.more_decimals = 1})}}));
  }
  if (!clauses.text.empty()) return clauses.sentence();
  if (week.pain.worst) return say("hurts/nothing", setting);
  return say(week.runs == 0 ? "hurts/no-runs" : "hurts/unknown", setting);
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
      titles += (titles.empty() ? "" : ", ") + rule_words(reason.rule->id).title + " (" + std::string{reason.rule->id} + ")";
  return titles;
}

std::string changed(const Report& report, const SentenceContext& setting) {
  const auto word = [](const Decision& decision) {
    return phrase("verdict/" + std::string{name_of(decision.verdict)} + "/word");
  };
  const bool same = report.decision.verdict == report.before.verdict;
  std::string text = say(same ? "changed/same" : "changed/other", setting,
                         {{"now", word(report.decision)}, {"then", word(report.before)}}) +
                     '.';
  const std::string fresh = rules_only_in(report.decision, report.before),
                    over = rules_only_in(report.before, report.decision);
  if (!fresh.empty()) text += ' ' + say("changed/new", setting, {{"rules", fresh}}) + '.';
  if (!over.empty()) text += ' ' + say("changed/over", setting, {{"rules", over}}) + '.';
  return text;
}

std::string todo(const Decision& decision, const SentenceContext& setting) {
  Clauses limits;
  limits.add(limits_of(decision, setting.units));
  std::string text;
  if (decision.clinician && decision.clinician->urgency != Urgency::routine)
    text = referral_text(*decision.clinician, setting) + ' ';
  const std::string sentence = limits.sentence();
  text += sentence.ends_with("..") ? sentence.substr(0, sentence.size() - 1) : sentence;
  return text + ' ' + say("todo/again", setting, {{"day", day_text(decision.plan.recheck_on, setting.as_of)}});
}

}  // namespace

std::vector<Headline> headlines_of(const Report& report, UnitSystem units) {
  const SentenceContext setting = setting_of(report.decision, units);
  return {{"up", up(report.decision.week, setting)},
          {"hurts", hurts(report.decision, setting)},
          {"changed", changed(report, setting)},
          {"todo", todo(report.decision, setting)}};
}

}  // namespace patella::render
