#include <algorithm>

#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Finding<LoadLevel> about(const RuleInput& c, LoadLevel level, std::string_view arm, const SessionSpike& spike,
                         std::string_view limit) {
  Finding<LoadLevel> finding{level, arm,  spike.ratio, c.policy[limit], Unit::ratio, {}, {}, spike.session.records,
                             {},    false};
  finding.days = {spike.session.day, spike.longest.day};
  finding.entries.insert(finding.entries.end(), spike.longest.records.begin(), spike.longest.records.end());
  finding.facts = {{"run", in_kilometres(*spike.session.distance), Unit::km},
                   {"longest", in_kilometres(*spike.longest.distance), Unit::km}};
  return finding;
}

Answer<LoadLevel> ask(const RuleInput& c) {
  if (!c.condition.load_log) return CannotTell{};
  const auto& spikes = c.metrics.session_spikes;
  if (spikes.empty()) {
    if (c.history.sessions_in(days_to(c.history.as_of, 7)).empty()) return Silent{};
    return CannotTell{};
  }
  const auto& spike =
      *std::max_element(spikes.begin(), spikes.end(), [](const auto& a, const auto& b) { return a.ratio < b.ratio; });
  if (above(c, spike.ratio, "long-run-spike.reduce-above"))
    return about(c, LoadLevel::reduce, "far", spike, "long-run-spike.reduce-above");
  if (!above(c, spike.ratio, "long-run-spike.caution-above")) return Silent{};
  if (c.condition.sore()) return about(c, LoadLevel::reduce, "sore", spike, "long-run-spike.caution-above");
  if (c.condition.prior == Tristate::yes) return about(c, LoadLevel::reduce, "prior", spike, "long-run-spike.caution-above");
  return about(c, LoadLevel::caution, "caution", spike, "long-run-spike.caution-above");
}

constexpr ThresholdUse thresholds[] = {{"load.log-days", "days"},
                                       {"load.runs", "runs"},
                                       {"load.run-days", "days"},
                                       {"long-run-spike.caution-above", "ratio"},
                                       {"long-run-spike.reduce-above", "ratio"}};

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

constinit const Rule rules::long_run_spike{"long-run-spike", Topic::load, ask, thresholds, examples};

}  // namespace patella
