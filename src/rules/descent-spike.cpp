#include <algorithm>

#include "measure/windows.hpp"
#include "rules/example_log.hpp"
#include "rules/finding.hpp"
#include "rules/runner.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

using std::chrono::days;

/// At most a quarter of the runs of the days may leave their descent out (ours).
bool is_known(const TrainingCourse& training, Days window) {
  int unknown = 0, all = 0;
  for (const RunDay& day : training.in(window)) {
    ++all;
    unknown += !day.descent;
  }
  return unknown * 4 <= all;
}

Answer<LoadLevel> evaluate(const RuleInput& input) {
  const Days week = days_to(input.day, window::week);
  if (!has_enough_log(input) || !is_known(input.training, days_to(input.day, needed_log::week_and_base)))
    return CannotTell{};
  if (is_returning(input)) return Silent{};
  const double above_ratio = input.policy[key::descent_spike_above], more = input.policy[key::descent_spike_more];
  const RunDay* largest = nullptr;
  double highest = 0;
  for (const RunDay& day : input.training.in(week)) {
    const double base = day.before.week_descent;
    if (!day.judged || !exceeds(day.week_descent, above_ratio * base) || !reaches(day.week_descent - base, more) ||
        !exceeds(day.week_descent, day.before.told_descent))
      continue;
    if (largest && largest->week_descent >= day.week_descent) continue;
    largest = &day;
    highest = base;
  }
  if (!largest) return Silent{};
  double trusted = 0;
  for (const RunDay& day : input.training.in(days_to(largest->day, window::week))) trusted += day.descent_without_gps;
  const bool sore = input.knee.sore && exceeds(trusted, above_ratio * highest) && reaches(trusted - highest, more);
  Finding<LoadLevel> finding{.level = sore ? LoadLevel::reduce : LoadLevel::caution,
                             .arm = sore ? "sore" : "caution",
                             .value = highest > 0 ? std::optional{largest->week_descent / highest} : std::nullopt,
                             .limit = above_ratio,
                             .unit = Unit::ratio,
                             .facts = {{"descent", largest->week_descent, Unit::metres},
                                       {"highest", highest, Unit::metres},
                                       {"more", largest->week_descent - highest, Unit::metres}},
                             .until = largest->day + days{window::week - 1},
                             .ends_by = "week"};
  if (sore) finding.until = std::min(*finding.until, *input.knee.sore_until);
  for (const RunDay& day : input.training.in(days_to(largest->day, window::week)))
    if (day.descent) add_evidence(finding, day.day, run_records(input.history, day.day));
  return finding;
}

constexpr ThresholdKey thresholds[] = {key::load_log_days, key::load_runs, key::load_run_days, key::descent_spike_above,
                                       key::descent_spike_more};

/// Every Monday, the last on 2 March.
constexpr char weekly_400_m[] = R"({"date": "2026-01-26", "descent_m": 400}, {"date": "2026-02-02", "descent_m": 400}, )"
                                R"({"date": "2026-02-09", "descent_m": 400}, {"date": "2026-02-16", "descent_m": 400}, )"
                                R"({"date": "2026-02-23", "descent_m": 400}, {"date": "2026-03-02", "descent_m": 400}, )";
constexpr char weekly_99_m[] = R"({"date": "2026-01-26", "descent_m": 99}, {"date": "2026-02-02", "descent_m": 99}, )"
                               R"({"date": "2026-02-09", "descent_m": 99}, {"date": "2026-02-16", "descent_m": 99}, )"
                               R"({"date": "2026-02-23", "descent_m": 99}, {"date": "2026-03-02", "descent_m": 99}, )";
constexpr char treadmill[] =
    R"({"date": "2026-01-26", "sport": "treadmill"}, {"date": "2026-02-02", "sport": "treadmill"}, )"
    R"({"date": "2026-02-09", "sport": "treadmill"}, {"date": "2026-02-16", "sport": "treadmill"}, )"
    R"({"date": "2026-02-23", "sport": "treadmill"}, {"date": "2026-03-02", "sport": "treadmill"}, )";

constexpr auto exactly = joined(R"({"activities": [)", weekly_400_m, R"({"date": "2026-03-10", "descent_m": 520}]})");
constexpr auto painless =
    joined(R"({"activities": [)", weekly_400_m, R"({"date": "2026-03-10", "descent_m": 600, "pain": 0}]})");
constexpr auto sore =
    joined(R"({"activities": [)", weekly_400_m, R"({"date": "2026-03-10", "descent_m": 600, "pain": 2}]})");
constexpr auto from_gps = joined(R"({"activities": [)", weekly_400_m,
                                 R"({"date": "2026-03-10", "descent_m": 600, "altitude_source": "gps", "pain": 2}]})");
constexpr auto little = joined(R"({"activities": [)", weekly_99_m, R"({"date": "2026-03-10", "descent_m": 198}]})");
constexpr auto from_nothing = joined(R"({"activities": [)", treadmill, R"({"date": "2026-03-10", "descent_m": 101}]})");

constexpr Example examples[] = {
    {"520 m after 400 m is exactly 1.3 times", Example::Outcome::silent, "2026-03-12", exactly},
    {"600 m after 400 m, and nothing hurts", Example::Outcome::caution, "2026-03-12", painless},
    {"600 m after 400 m with a sore knee", Example::Outcome::reduce, "2026-03-12", sore},
    {"the same from raw GPS altitude raises nothing by itself", Example::Outcome::caution, "2026-03-12", from_gps},
    {"twice as much, but only 99 m more", Example::Outcome::silent, "2026-03-12", little},
    {"from a treadmill to 101 m of descent: no ratio, but metres", Example::Outcome::caution, "2026-03-12", from_nothing},
    {"half of the runs do not state their descent", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-01-25"}, {"date": "2026-02-02"}, {"date": "2026-02-14", "distance_km": 8}, {"date": "2026-02-23", "distance_km": 8}, {"date": "2026-03-02", "descent_m": 400}, {"date": "2026-03-10", "descent_m": 600}]})"},
    {"34 days of log are too few", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-02-07", "descent_m": 50}, {"date": "2026-03-02", "descent_m": 50}, {"date": "2026-03-10", "descent_m": 600}]})"},
    {"one run in a month", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-01-07", "descent_m": 50}, {"date": "2026-03-10", "descent_m": 600}]})"},
};

}  // namespace

constinit const Rule rules::descent_spike{"descent-spike", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
