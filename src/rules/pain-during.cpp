#include "measure/windows.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// Pain is pain, in whatever sport.
std::vector<Symptom> find(const KneeDay& day) {
  std::vector<Symptom> found;
  const double stop_above = day.policy[key::pain_during_stop_above],
               reduce_above = day.policy[key::pain_during_reduce_above];
  for (const Activity& activity : activities_on(day.history, day.day)) {
    const auto worst = worst_points(activity);
    if (!worst) continue;
    const double over = points_over(*worst, day.baseline);
    if (exceeds(*worst, stop_above) && over > 0)
      found.push_back(symptom_of(activity, KneeField::activity, Level::stop, "stop", *worst, day, stop_above, Unit::points));
    else if (exceeds(over, reduce_above))
      found.push_back(
          symptom_of(activity, KneeField::activity, Level::reduce, "reduce", *worst, day, reduce_above, Unit::points));
  }
  return found;
}

Answer<Level> evaluate(const RuleInput& input) {
  const Days week = days_to(input.day, window::week);
  return strongest_symptom(input, rules::pain_during, input.history.runs_in(week).empty() || is_stated(input, worst_points));
}

constexpr ThresholdKey thresholds[] = {key::stop_days, key::pain_during_reduce_above, key::pain_during_stop_above};

constexpr Example examples[] = {
    {"worst pain of exactly 2 is within the limit", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2}}]})"},
    {"worst pain of 2.5", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2.5}}]})"},
    {"exactly 5 is still reduce", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 3, "after": 5}}]})"},
    {"worst pain of 5.5", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 5.5}}]})"},
    {"6 of 10 is the usual of this runner", Example::Outcome::silent, "2026-03-12",
     R"({"athlete": {"baseline_pain": 6}, "activities": [{"date": "2026-03-10", "pain": 6}]})"},
    {"it hurt more than 5, and a later run was clean", Example::Outcome::reduce, "2026-03-13",
     R"({"activities": [{"date": "2026-03-10", "pain": 6}, {"date": "2026-03-13", "pain": 1}]})"},
    {"the pain was elsewhere", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 6, "site": "achilles"}}]})"},
    {"it hurt more than 5, and then silence", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-10", "pain": 6}]})"},
    {"7 on a walk is no milder than 7 in a run", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "sport": "walk", "pain": 7}]})"},
    {"3 where 2 is usual", Example::Outcome::silent, "2026-03-12",
     R"({"athlete": {"baseline_pain": 2}, "activities": [{"date": "2026-03-10", "pain": 3}]})"},
    {"three days with clean runs have followed", Example::Outcome::silent, "2026-03-15",
     R"({"activities": [{"date": "2026-03-10", "pain": 3}, {"date": "2026-03-12", "pain": 0}, {"date": "2026-03-13", "pain": 0}, {"date": "2026-03-15", "pain": 0}]})"},
    {"a run without a word on pain", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "distance_km": 8}]})"},
};

}  // namespace

constinit const Rule rules::pain_during{"pain-during", Topic::symptom, evaluate, thresholds, examples, std::nullopt, find};

}  // namespace patella
