#include "measure/windows.hpp"
#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

bool is_spike(const RuleInput& input, Height descent, Height highest) {
  return exceeds(descent.value, input.policy[key::descent_spike_above] * highest.value) &&
         at_least(input, (descent - highest).value, key::descent_spike_more);
}

Answer<LoadLevel> evaluate(const RuleInput& input) {
  const DescentSpike& spike = input.metrics.descent_spike;
  if (!input.runner.enough_log || !spike.descent || !spike.highest) return CannotTell{};
  if (!is_spike(input, *spike.descent, *spike.highest)) return Silent{};
  const bool trusted = is_spike(input, *spike.descent_without_gps, *spike.highest);
  const bool sore = input.runner.sore() && trusted;
  Finding<LoadLevel> finding{.level = sore ? LoadLevel::reduce : LoadLevel::caution,
                             .arm = sore ? "sore" : "caution",
                             .value = input.metrics.week.descent_ratio,
                             .limit = input.policy[key::descent_spike_above],
                             .unit = Unit::ratio,
                             .facts = {{"descent", spike.descent->value, Unit::metres},
                                       {"highest", spike.highest->value, Unit::metres},
                                       {"more", (*spike.descent - *spike.highest).value, Unit::metres}}};
  for (const Run& run : input.history.runs_in(days_to(input.history.as_of, window::week)))
    if (input.history.activity_of(run).descent) add_evidence(finding, run.day, run.own_record());
  return finding;
}

constexpr ThresholdKey thresholds[] = {key::load_log_days, key::load_runs, key::load_run_days, key::descent_spike_above,
                                       key::descent_spike_more};

constexpr Example examples[] = {
    {"520 m after 400 m is exactly 1.3 times", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "descent_m": 400}, {"date": "2026-03-10", "descent_m": 520}]})"},
    {"600 m after 400 m, and nothing hurts", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "descent_m": 400}, {"date": "2026-03-10", "descent_m": 600, "pain": 0}]})"},
    {"600 m after 400 m with a sore knee", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "descent_m": 400}, {"date": "2026-03-10", "descent_m": 600, "pain": 2}]})"},
    {"the same from raw GPS altitude raises nothing by itself", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "descent_m": 400},
         {"date": "2026-03-10", "descent_m": 600, "altitude_source": "gps", "pain": 2}]})"},
    {"twice as much, but only 99 m more", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "descent_m": 99}, {"date": "2026-03-10", "descent_m": 198}]})"},
    {"from a treadmill to 100 m of descent: no ratio, but metres", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "sport": "treadmill"}, {"date": "2026-03-10", "descent_m": 100}]})"},
    {"one of the four weeks before does not state its descent", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-02-23", "distance_km": 8}, {"date": "2026-03-02", "descent_m": 400}, {"date": "2026-03-10", "descent_m": 600}]})"},
};

}  // namespace

constinit const Rule rules::descent_spike{"descent-spike", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
