#include <algorithm>

#include "measure/windows.hpp"
#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Finding<LoadLevel> finding_of(const RuleInput& input, LoadLevel level, std::string_view arm, const SessionSpike& spike) {
  const ThresholdKey& limit = arm == "far" ? key::long_run_spike_reduce_above : key::long_run_spike_caution_above;
  Finding<LoadLevel> finding{.level = level,
                             .arm = arm,
                             .value = spike.ratio,
                             .limit = input.policy[limit],
                             .unit = Unit::ratio,
                             .facts = {{"run", in_kilometres(*spike.session.distance), Unit::km},
                                       {"longest", in_kilometres(*spike.longest.distance), Unit::km}}};
  add_evidence(finding, spike.session.day, spike.session.records);
  add_evidence(finding, spike.longest.day, spike.longest.records);
  return finding;
}

Answer<LoadLevel> evaluate(const RuleInput& input) {
  if (!input.runner.enough_log) return CannotTell{};
  const auto& spikes = input.metrics.session_spikes;
  if (spikes.empty()) {
    if (input.history.sessions_in(days_to(input.history.as_of, window::week)).empty()) return Silent{};
    return CannotTell{};
  }
  const SessionSpike& spike = *std::ranges::max_element(spikes, {}, &SessionSpike::ratio);
  if (above(input, spike.ratio, key::long_run_spike_reduce_above)) return finding_of(input, LoadLevel::reduce, "far", spike);
  if (!above(input, spike.ratio, key::long_run_spike_caution_above)) return Silent{};
  if (input.runner.sore()) return finding_of(input, LoadLevel::reduce, "sore", spike);
  if (input.runner.prior_knee_pain == true) return finding_of(input, LoadLevel::reduce, "prior", spike);
  return finding_of(input, LoadLevel::caution, "caution", spike);
}

constexpr ThresholdKey thresholds[] = {key::load_log_days, key::load_runs, key::load_run_days,
                                       key::long_run_spike_caution_above, key::long_run_spike_reduce_above};

constexpr Example examples[] = {
    {"11 km after 10 km is exactly 1.10 and within the limit", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 11}]})"},
    {"11.2 km after 10 km, and nothing hurts", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 11.2, "pain": 0}]})"},
    {"11.2 km after 10 km with a sore knee", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 11.2, "pain": 2}]})"},
    {"11.2 km after 10 km with knee pain in the past", Example::Outcome::reduce, "2026-03-12",
     R"({"athlete": {"prior_knee_pain": true},
         "activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 11.2}]})"},
    {"exactly twice the longest", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 20}]})"},
    {"more than twice the longest, whoever runs it", Example::Outcome::reduce, "2026-03-12",
     R"({"athlete": {"prior_knee_pain": false},
         "activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 20.5}]})"},
    {"10, 11, 12.1, 13.3 km within a week do not pass step by step", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-07", "distance_km": 11},
         {"date": "2026-03-09", "distance_km": 12.1}, {"date": "2026-03-11", "distance_km": 13.3}]})"},
    {"two runs 30 minutes apart are one session of 12 km", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10},
         {"start": "2026-03-10T07:00:00", "duration_min": 40, "distance_km": 6}, {"start": "2026-03-10T08:10:00", "duration_min": 40, "distance_km": 6}]})"},
    {"34 days of log are too few", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-02-07", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 20}]})"},
    {"nobody knows how long the run was", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "duration_min": 90}]})"},
};

}  // namespace

constinit const Rule rules::long_run_spike{"long-run-spike", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
