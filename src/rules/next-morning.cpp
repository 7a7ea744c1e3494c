#include "measure/windows.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

using std::chrono::days;

/// The latest mornings up to the day that state a score, newest first.
std::vector<Day> latest_mornings(const KneeDay& day) {
  std::vector<Day> mornings;
  const auto count = static_cast<std::size_t>(day.policy.count(key::last_runs_count));
  for (int back = 0; back < day.policy.count(key::last_runs_days) && mornings.size() < count; ++back)
    if (const Day morning = day.day - days{back}; morning_points(day.history, morning)) mornings.push_back(morning);
  return mornings;
}

double over_baseline(const KneeDay& day, Day morning) {
  return points_over(*morning_points(day.history, morning), day.baseline);
}

/// Mornings are counted, not runs; the next morning of a run and the score of a check-in are one series.
std::vector<Symptom> find(const KneeDay& day) {
  std::vector<Symptom> found;
  if (!morning_points(day.history, day.day)) return found;
  const double over = over_baseline(day, day.day), small = day.policy[key::next_morning_repeat];
  if (!reaches(over, small)) return found;
  Symptom symptom;
  symptom.field = KneeField::morning;
  symptom.excess = over;
  symptom.finding.level = Level::reduce;
  if (reaches(over, day.policy[key::next_morning_once])) {
    symptom.finding.arm = "once";
    symptom.finding.value = over;
    symptom.finding.limit = day.policy[key::next_morning_once];
    symptom.finding.unit = Unit::points;
    add_evidence(symptom.finding, day.day, morning_records(day.history, day.day));
    found.push_back(std::move(symptom));
    return found;
  }
  const std::vector<Day> mornings = latest_mornings(day);
  symptom.repeated = true;
  symptom.finding.arm = "repeated";
  symptom.finding.limit = day.policy[key::next_morning_repeat_runs];
  symptom.finding.unit = Unit::days;
  for (const Day morning : mornings)
    if (reaches(over_baseline(day, morning), small))
      add_evidence(symptom.finding, morning, morning_records(day.history, morning));
  symptom.finding.value = static_cast<double>(symptom.finding.days.size());
  symptom.finding.facts = {{"of", static_cast<double>(mornings.size()), Unit::days}, {"above", small, Unit::points}};
  if (reaches(*symptom.finding.value, symptom.finding.limit)) found.push_back(std::move(symptom));
  return found;
}

Answer<Level> evaluate(const RuleInput& input) {
  const Days week = days_to(input.day, window::week);
  bool stated = input.history.runs_in(week).empty();
  for (Day day = week.first; day <= week.last; day += days{1}) stated = stated || morning_points(input.history, day);
  return strongest_symptom(input, rules::next_morning, stated);
}

constexpr ThresholdKey thresholds[] = {key::last_runs_days, key::last_runs_count, key::next_morning_once,
                                       key::next_morning_repeat, key::next_morning_repeat_runs};

constexpr Example examples[] = {
    {"exactly two points above the usual morning", Example::Outcome::reduce, "2026-03-12",
     R"({"athlete": {"baseline_pain": 1}, "activities": [{"date": "2026-03-10", "pain": {"during": 1, "next_morning": 3}}]})"},
    {"the check-in of the day after stands in", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 1}}], "checkins": [{"date": "2026-03-11", "morning_pain": 2}]})"},
    {"one point above, once", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 1, "next_morning": 1}}]})"},
    {"one point above after two of the last three runs", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-06", "pain": {"next_morning": 1}}, {"date": "2026-03-08", "pain": {"next_morning": 0}},
         {"date": "2026-03-10", "pain": {"next_morning": 1}}]})"},
    {"two points above, and eight days have passed", Example::Outcome::silent, "2026-03-19",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 1, "next_morning": 2}}]})"},
    {"one point above on the last two mornings with a score", Example::Outcome::reduce, "2026-03-10",
     R"({"activities": [{"date": "2026-03-03", "pain": {"next_morning": 1}}, {"date": "2026-03-05", "pain": {"next_morning": 1}}]})"},
    {"one point above twice, 29 days apart", Example::Outcome::silent, "2026-03-03",
     R"({"activities": [{"date": "2026-03-01", "pain": 0}], "checkins": [{"date": "2026-02-01", "morning_pain": 1}, {"date": "2026-03-02", "morning_pain": 1}]})"},
    {"the next morning has not come yet", Example::Outcome::cannot_tell, "2026-03-10",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 1, "next_morning": 3}}]})"},
    {"no next morning was noted", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 1}}]})"},
};

}  // namespace

constinit const Rule rules::next_morning{"next-morning", Topic::symptom, evaluate, thresholds, examples, std::nullopt, find};

}  // namespace patella
