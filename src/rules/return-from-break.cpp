#include <algorithm>

#include "measure/windows.hpp"
#include "rules/finding.hpp"
#include "rules/runner.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

using std::chrono::days;

Answer<LoadLevel> evaluate(const RuleInput& input) {
  if (input.training.days.empty()) return CannotTell{};
  const auto& pause = input.training.pause;
  if (!pause) return Silent{};
  Finding<LoadLevel> finding{.level = LoadLevel::caution,
                             .arm = "caution",
                             .value = pause->free_days,
                             .limit = input.policy[key::return_from_break_days],
                             .unit = Unit::days,
                             .days = {pause->last_run},
                             .entries = pause->records,
                             .facts = {{"longest", pause->old_longest, Unit::km}},
                             .ends_by = "break"};
  // Of a fever no number of days counts, but that it is over.
  if (pause->fever_over) {
    finding.arm = "fever";
    finding.value.reset();
    finding.limit = 0;
    finding.days = {*pause->fever_over};
  }
  if (!pause->resumed) return finding;
  finding.until = *pause->resumed + days{input.policy.count(key::break_return_days) - 1};
  const double half = input.policy[key::return_from_break_share] * pause->old_longest;
  for (const RunDay& day : input.training.in(days_to(input.day, window::week))) {
    if (day.day < *pause->resumed || !exceeds(day.longest, half + input.policy[key::return_from_break_more]) ||
        !reaches(day.longest, input.policy[key::return_from_break_least]) || !exceeds(day.longest, day.before.told_run))
      continue;
    finding.level = LoadLevel::reduce;
    finding.arm = "long-session";
    finding.value = pause->free_days;
    finding.limit = input.policy[key::return_from_break_days];
    finding.days = {pause->last_run};
    finding.until = std::min(*finding.until, day.day + days{window::week - 1});
    add_evidence(finding, day.day, run_records(input.history, day.day));
    finding.facts.push_back({"session", day.longest, Unit::km});
    break;
  }
  return finding;
}

constexpr ThresholdKey thresholds[] = {key::return_from_break_days, key::return_from_break_share,
                                       key::return_from_break_more, key::return_from_break_least, key::break_return_days};

constexpr Example examples[] = {
    {"14 days without a run, then exactly half of the old longest", Example::Outcome::caution, "2026-03-20",
     R"({"activities": [{"date": "2026-03-01", "distance_km": 10}, {"date": "2026-03-16", "distance_km": 5}]})"},
    {"14 days without a run, then 6.5 km after a longest of 10 km", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-01", "distance_km": 10}, {"date": "2026-03-16", "distance_km": 6.5}]})"},
    {"half of the old longest and 900 m more", Example::Outcome::caution, "2026-03-20",
     R"({"activities": [{"date": "2026-03-01", "distance_km": 10}, {"date": "2026-03-16", "distance_km": 5.9}]})"},
    {"2.9 km is not too much after any break", Example::Outcome::caution, "2026-03-20",
     R"({"activities": [{"date": "2026-03-01", "distance_km": 3}, {"date": "2026-03-16", "distance_km": 2.9}]})"},
    {"14 days after the first run it is over", Example::Outcome::silent, "2026-03-30",
     R"({"activities": [{"date": "2026-03-01", "distance_km": 10}, {"date": "2026-03-16", "distance_km": 5}, {"date": "2026-03-24", "distance_km": 5}]})"},
    {"13 days without a run are no break", Example::Outcome::silent, "2026-03-20",
     R"({"activities": [{"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-16", "distance_km": 10}]})"},
    {"no run for 14 days, today included", Example::Outcome::caution, "2026-03-15",
     R"({"activities": [{"date": "2026-03-01", "distance_km": 10}]})"},
    {"the first runs of a log are no return", Example::Outcome::silent, "2026-03-20",
     R"({"activities": [{"date": "2026-03-16", "distance_km": 10}]})"},
    {"a fever has been over for two days", Example::Outcome::caution, "2026-03-20",
     R"({"activities": [{"date": "2026-03-12", "distance_km": 10}],
         "checkins": [{"date": "2026-03-14", "fever": true}, {"date": "2026-03-18", "fever": false}]})"},
    {"9 km at once when it is over, after a longest of 10 km", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-12", "distance_km": 10}, {"date": "2026-03-20", "distance_km": 9}],
         "checkins": [{"date": "2026-03-14", "fever": true}, {"date": "2026-03-18", "fever": false}]})"},
    {"there is no run in the log", Example::Outcome::cannot_tell, "2026-03-20",
     R"({"activities": [{"date": "2026-03-16", "sport": "ride"}]})"},
};

}  // namespace

constinit const Rule rules::return_from_break{"return-from-break", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
