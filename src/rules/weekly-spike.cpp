#include "measure/windows.hpp"
#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<LoadLevel> evaluate(const RuleInput& input) {
  const auto ratio = input.metrics.week.week_ratio;
  if (!input.runner.enough_log || !ratio) return CannotTell{};
  if (!above(input, *ratio, key::weekly_spike_caution_above)) return Silent{};
  const double distance = in_kilometres(*input.metrics.week_spike.distance);
  const double base = in_kilometres(*input.metrics.week_spike.base);
  Finding<LoadLevel> finding{
      .level = LoadLevel::reduce,
      .value = ratio,
      .limit = input.policy[key::weekly_spike_caution_above],
      .unit = Unit::ratio,
      .facts = {{"distance", distance, Unit::km}, {"base", base, Unit::km}, {"more", distance - base, Unit::km}}};
  for (const Run& run : input.history.runs_in(days_to(input.history.as_of, window::week)))
    add_evidence(finding, run.day, run.own_record());
  if (input.runner.sore()) {
    finding.arm = "sore";
  } else if (input.runner.prior_knee_pain == true) {
    finding.arm = "prior";
  } else if (input.runner.novice == true) {
    finding.arm = "novice";
  } else if (above(input, *ratio, key::weekly_spike_reduce_above) &&
             at_least(input, distance - base, key::weekly_spike_reduce_more)) {
    finding.arm = "anyone";
    finding.limit = input.policy[key::weekly_spike_reduce_above];
  } else {
    finding.level = LoadLevel::caution;
    finding.arm = "caution";
  }
  return finding;
}

constexpr ThresholdKey thresholds[] = {key::load_log_days,
                                       key::load_runs,
                                       key::load_run_days,
                                       key::weekly_spike_caution_above,
                                       key::weekly_spike_reduce_above,
                                       key::weekly_spike_reduce_more};

constexpr Example examples[] = {
    {"13 km after 10 km is exactly 1.30", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 13}]})"},
    {"14 km after 10 km, and nothing hurts", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 14, "pain": 0}]})"},
    {"14 km after 10 km with a sore knee", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 14, "pain": 2}]})"},
    {"14 km after 10 km in the first year of running", Example::Outcome::reduce, "2026-03-12",
     R"({"athlete": {"running_since": "2025-10"},
         "activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 14}]})"},
    {"14 km after 10 km with knee pain in the past", Example::Outcome::reduce, "2026-03-12",
     R"({"injuries": [{"start": "2024-05-01", "site": "knee_left"}],
         "activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 14}]})"},
    {"1.6 times and 18 km more, whoever runs it", Example::Outcome::reduce, "2026-03-12",
     R"({"athlete": {"prior_knee_pain": false, "running_since": "2010"},
         "activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 30}, {"date": "2026-03-10", "distance_km": 24}, {"date": "2026-03-11", "distance_km": 24}]})"},
    {"1.6 times, but 9.6 km more", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 16}, {"date": "2026-03-10", "distance_km": 12.8}, {"date": "2026-03-11", "distance_km": 12.8}]})"},
    {"an easy week before makes no false alarm: the 4-week mean is the base", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-02-12", "distance_km": 30}, {"date": "2026-02-20", "distance_km": 30},
         {"date": "2026-02-25", "distance_km": 30}, {"date": "2026-03-03", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 30}]})"},
    {"34 days of log are too few", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-02-07", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 20}]})"},
    {"half of the runs before do not state their distance", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-01", "duration_min": 60}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 20}]})"},
};

}  // namespace

constinit const Rule rules::weekly_spike{"weekly-spike", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
