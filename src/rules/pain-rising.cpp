#include "measure/windows.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

std::vector<Symptom> find(const KneeDay& day) {
  std::vector<Symptom> found;
  const double stop_rise = day.policy[key::pain_rising_stop_rise];
  for (const Activity& activity : activities_on(day.history, day.day)) {
    const auto rise = rise_points(activity);
    if (!rise || !reaches(*rise, stop_rise)) continue;
    const double end = activity.pain->end->value;
    if (!reaches(end, day.policy[key::pain_rising_stop_end]) || points_over(end, day.baseline) <= 0) continue;
    found.push_back(symptom_of(activity, KneeField::rise, Level::stop, "stop", *rise, day, stop_rise, Unit::points));
    found.back().finding.facts = {{"end", end, Unit::points}};
  }
  find_repeat(found, day, KneeField::rise, rise_points,
              {reaches, key::pain_rising_repeat_rise, Unit::points, key::pain_rising_repeat_runs});
  return found;
}

Answer<Level> evaluate(const RuleInput& input) {
  const Days week = days_to(input.day, window::week);
  return strongest_symptom(input, rules::pain_rising, input.history.runs_in(week).empty() || is_stated(input, rise_points));
}

constexpr ThresholdKey thresholds[] = {key::stop_days,
                                       key::last_runs_days,
                                       key::last_runs_count,
                                       key::pain_rising_stop_rise,
                                       key::pain_rising_stop_end,
                                       key::pain_rising_repeat_rise,
                                       key::pain_rising_repeat_runs};

constexpr Example examples[] = {
    {"from 1 at the start to 3 at the end", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"start": 1, "end": 3}}]})"},
    {"two points up, but no more than 2.5 at the end", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"start": 0.5, "end": 2.5}}]})"},
    {"from 1 to 3, and a later run was clean", Example::Outcome::reduce, "2026-03-13",
     R"({"activities": [{"date": "2026-03-10", "pain": {"start": 1, "end": 3}}, {"date": "2026-03-12", "pain": {"during": 1}}]})"},
    {"one point up in two of the last three runs", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-02", "pain": {"start": 0, "end": 1}}, {"date": "2026-03-05", "pain": {"start": 1, "end": 1}},
         {"date": "2026-03-08", "pain": {"start": 0, "end": 1}}]})"},
    {"one point up in only one of the last three", Example::Outcome::silent, "2026-03-20",
     R"({"activities": [{"date": "2026-03-01", "pain": {"start": 0, "end": 1}}, {"date": "2026-03-02", "pain": {"start": 0, "end": 0}},
         {"date": "2026-03-05", "pain": {"start": 1, "end": 1}}, {"date": "2026-03-08", "pain": {"start": 0, "end": 1}}]})"},
    {"one point up twice, 29 days apart", Example::Outcome::silent, "2026-03-03",
     R"({"activities": [{"date": "2026-02-01", "pain": {"start": 0, "end": 1}}, {"date": "2026-03-02", "pain": {"start": 0, "end": 1}}]})"},
    {"from 1 to 3, and seven days have passed in silence", Example::Outcome::reduce, "2026-03-17",
     R"({"activities": [{"date": "2026-03-10", "pain": {"start": 1, "end": 3}}]})"},
    {"only the pain at rest before the run and at its end were noted", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"before": 0, "end": 4}}]})"},
};

}  // namespace

constinit const Rule rules::pain_rising{"pain-rising", Topic::symptom, evaluate, thresholds, examples, std::nullopt, find};

}  // namespace patella
