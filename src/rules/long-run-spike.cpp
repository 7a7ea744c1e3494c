#include <algorithm>

#include "measure/windows.hpp"
#include "rules/example_log.hpp"
#include "rules/finding.hpp"
#include "rules/runner.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

using std::chrono::days;

double ratio_of(const RunDay& day) { return day.longest / day.before.longest; }

bool is_spike(const RuleInput& input, const RunDay& day) {
  return day.judged && day.before.longest > 0 && exceeds(ratio_of(day), input.policy[key::long_run_spike_caution_above]) &&
         reaches(day.longest - day.before.longest, input.policy[key::long_run_spike_more]) &&
         exceeds(day.longest, day.before.told_run);
}

Answer<LoadLevel> evaluate(const RuleInput& input) {
  if (!has_enough_log(input)) return CannotTell{};
  if (is_returning(input)) return Silent{};
  const RunDay* largest = nullptr;
  for (const RunDay& day : input.training.in(days_to(input.day, window::week)))
    if (is_spike(input, day) && (!largest || ratio_of(day) > ratio_of(*largest))) largest = &day;
  if (!largest) return Silent{};
  const double ratio = ratio_of(*largest);
  Finding<LoadLevel> finding{.level = LoadLevel::reduce,
                             .value = ratio,
                             .limit = input.policy[key::long_run_spike_caution_above],
                             .unit = Unit::ratio,
                             .facts = {{"run", largest->longest, Unit::km}, {"longest", largest->before.longest, Unit::km}},
                             .until = largest->day + days{window::week - 1},
                             .ends_by = "week"};
  add_evidence(finding, largest->day, run_records(input.history, largest->day));
  const bool prior = has_prior_knee_pain(input.history, input.day) == true;
  if (exceeds(ratio, input.policy[key::long_run_spike_reduce_above])) {
    finding.arm = "far";
    finding.limit = input.policy[key::long_run_spike_reduce_above];
  } else if (input.knee.sore) {
    finding.arm = "sore";
    finding.until = std::min(*finding.until, *input.knee.sore_until);
  } else if (prior && reaches(ratio, input.policy[key::long_run_spike_prior_from])) {
    finding.arm = "prior";
    finding.limit = input.policy[key::long_run_spike_prior_from];
  } else {
    finding.level = LoadLevel::caution;
    finding.arm = "caution";
  }
  return finding;
}

constexpr ThresholdKey thresholds[] = {key::load_log_days,
                                       key::load_runs,
                                       key::load_run_days,
                                       key::long_run_spike_caution_above,
                                       key::long_run_spike_more,
                                       key::long_run_spike_prior_from,
                                       key::long_run_spike_reduce_above};

/// Ten kilometres every Monday, the last on 2 March.
constexpr char weekly_10_km[] = R"({"date": "2026-01-26", "distance_km": 10}, {"date": "2026-02-02", "distance_km": 10}, )"
                                R"({"date": "2026-02-09", "distance_km": 10}, {"date": "2026-02-16", "distance_km": 10}, )"
                                R"({"date": "2026-02-23", "distance_km": 10}, {"date": "2026-03-02", "distance_km": 10}, )";

constexpr auto within = joined(R"({"activities": [)", weekly_10_km, R"({"date": "2026-03-10", "distance_km": 11}]})");
constexpr auto small = joined(R"({"activities": [)", weekly_10_km, R"({"date": "2026-03-10", "distance_km": 12.9}]})");
constexpr auto painless =
    joined(R"({"activities": [)", weekly_10_km, R"({"date": "2026-03-10", "distance_km": 13.2, "pain": 0}]})");
constexpr auto sore =
    joined(R"({"activities": [)", weekly_10_km, R"({"date": "2026-03-10", "distance_km": 13.2, "pain": 2}]})");
constexpr auto prior = joined(R"({"athlete": {"prior_knee_pain": true}, "activities": [)", weekly_10_km,
                              R"({"date": "2026-03-10", "distance_km": 13.2, "pain": 0}]})");
constexpr auto twice = joined(R"({"activities": [)", weekly_10_km, R"({"date": "2026-03-10", "distance_km": 20}]})");
constexpr auto more_than_twice = joined(R"({"athlete": {"prior_knee_pain": false}, "activities": [)", weekly_10_km,
                                        R"({"date": "2026-03-10", "distance_km": 20.5}]})");
constexpr auto step_by_step =
    joined(R"({"activities": [)", weekly_10_km,
           R"({"date": "2026-03-07", "distance_km": 11}, {"date": "2026-03-09", "distance_km": 12.1},
         {"date": "2026-03-11", "distance_km": 13.3}]})");
constexpr auto one_session = joined(R"({"activities": [)", weekly_10_km,
                                    R"({"start": "2026-03-10T07:00:00", "duration_min": 40, "distance_km": 7},
         {"start": "2026-03-10T08:10:00", "duration_min": 40, "distance_km": 6.5}]})");
constexpr auto after_a_break = joined(R"({"activities": [)", weekly_10_km, R"({"date": "2026-03-20", "distance_km": 14}]})");

constexpr Example examples[] = {
    {"11 km after 10 km is exactly 1.10 and within the limit", Example::Outcome::silent, "2026-03-12", within},
    {"12.9 km after 10 km is less than 3 km more", Example::Outcome::silent, "2026-03-12", small},
    {"13.2 km after 10 km, and nothing hurts", Example::Outcome::caution, "2026-03-12", painless},
    {"13.2 km after 10 km with a sore knee", Example::Outcome::reduce, "2026-03-12", sore},
    {"13.2 km after 10 km with knee pain in the past", Example::Outcome::reduce, "2026-03-12", prior},
    {"seven days later it is over", Example::Outcome::silent, "2026-03-17", painless},
    {"exactly twice the longest", Example::Outcome::caution, "2026-03-12", twice},
    {"more than twice the longest, whoever runs it", Example::Outcome::reduce, "2026-03-12", more_than_twice},
    {"10, 11, 12.1, 13.3 km within a week do not pass step by step", Example::Outcome::caution, "2026-03-12", step_by_step},
    {"two runs 30 minutes apart are one session of 13.5 km", Example::Outcome::caution, "2026-03-12", one_session},
    {"after a break the limits of the way back speak", Example::Outcome::silent, "2026-03-20", after_a_break},
    {"34 days of log are too few", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-02-07", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 20}]})"},
    {"one run in a month", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-01-07", "distance_km": 5}, {"date": "2026-03-10", "distance_km": 20}]})"},
};

}  // namespace

constinit const Rule rules::long_run_spike{"long-run-spike", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
