#include <algorithm>

#include "measure/windows.hpp"
#include "rules/example_log.hpp"
#include "rules/finding.hpp"
#include "rules/runner.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

using std::chrono::days;

struct WeekSpike {
  const RunDay* day = nullptr;
  double base = 0, limit = 0;
  bool slow = false;  ///< against the weeks of one or two months ago
  double ratio() const { return day->week / base; }
};

/// The seven days up to a day against the best seven days that ended one to four weeks before, and by more than one usual
/// run.
std::optional<WeekSpike> spike_on(const RuleInput& input, const RunDay& day) {
  if (!day.judged) return std::nullopt;
  const RunsBefore& before = day.before;
  const double more = std::max(input.policy[key::weekly_spike_more], before.mean_run);
  const auto is_spike = [&](double base, double limit) {
    return base > 0 && exceeds(day.week, limit * base) && exceeds(day.week, base + more) &&
           exceeds(day.week, before.told_week);
  };
  const double limit = input.policy[key::weekly_spike_caution_above], slow = input.policy[key::weekly_spike_slow_above];
  if (is_spike(before.week, limit)) return WeekSpike{&day, before.week, limit, false};
  if (is_spike(before.old_week, slow)) return WeekSpike{&day, before.old_week, slow, true};
  return std::nullopt;
}

/// The last day on which the running seven days lie above the limit, if nothing more is run; a week after the spike at most.
Day last_day_above(const RuleInput& input, const WeekSpike& spike) {
  Day day = input.day;
  const auto above = [&](Day on) {
    const double distance = input.training.sum(days_to(on, window::week), &RunDay::km);
    return exceeds(distance, spike.limit * spike.base);
  };
  while (day < spike.day->day + days{window::week - 1} && above(day + days{1})) day += days{1};
  return day;
}

Answer<LoadLevel> evaluate(const RuleInput& input) {
  if (!has_enough_log(input)) return CannotTell{};
  if (is_returning(input)) return Silent{};
  const Days week = days_to(input.day, window::week);
  const double distance = input.training.sum(week, &RunDay::km);
  std::optional<WeekSpike> largest;
  for (const RunDay& day : input.training.in(week)) {
    const auto spike = spike_on(input, day);
    if (!spike || !exceeds(distance, spike->limit * spike->base)) continue;
    const bool sooner = largest && largest->slow && !spike->slow;
    if (!largest || sooner || (largest->slow == spike->slow && spike->ratio() > largest->ratio())) largest = spike;
  }
  if (!largest) return Silent{};
  const double peak = largest->day->week, ratio = largest->ratio(), more = peak - largest->base;
  Finding<LoadLevel> finding{
      .level = LoadLevel::reduce,
      .value = ratio,
      .limit = largest->limit,
      .unit = Unit::ratio,
      .facts = {{"distance", peak, Unit::km}, {"base", largest->base, Unit::km}, {"more", more, Unit::km}},
      .until = last_day_above(input, *largest),
      .ends_by = "week"};
  for (const RunDay& day : input.training.in(days_to(largest->day->day, window::week)))
    add_evidence(finding, day.day, run_records(input.history, day.day));
  if (largest->slow) {
    finding.level = LoadLevel::caution;
    finding.arm = "slow";
  } else if (input.knee.sore) {
    finding.arm = "sore";
    finding.until = std::min(*finding.until, *input.knee.sore_until);
  } else if (has_prior_knee_pain(input.history, input.day) == true) {
    finding.arm = "prior";
  } else if (is_novice(input) == true) {
    finding.arm = "novice";
  } else if (exceeds(ratio, input.policy[key::weekly_spike_reduce_above]) &&
             reaches(more, input.policy[key::weekly_spike_reduce_more])) {
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
                                       key::novice_years,
                                       key::weekly_spike_caution_above,
                                       key::weekly_spike_slow_above,
                                       key::weekly_spike_more,
                                       key::weekly_spike_reduce_above,
                                       key::weekly_spike_reduce_more};

/// Four runs of 5 km a week, the last on Sunday, 8 March: the seven days to 12 March hold two of them.
constexpr char four_times_5_km[] = R"({"date": "2026-01-26", "distance_km": 5}, {"date": "2026-01-28", "distance_km": 5}, )"
                                   R"({"date": "2026-01-30", "distance_km": 5}, {"date": "2026-02-01", "distance_km": 5}, )"
                                   R"({"date": "2026-02-02", "distance_km": 5}, {"date": "2026-02-04", "distance_km": 5}, )"
                                   R"({"date": "2026-02-06", "distance_km": 5}, {"date": "2026-02-08", "distance_km": 5}, )"
                                   R"({"date": "2026-02-09", "distance_km": 5}, {"date": "2026-02-11", "distance_km": 5}, )"
                                   R"({"date": "2026-02-13", "distance_km": 5}, {"date": "2026-02-15", "distance_km": 5}, )"
                                   R"({"date": "2026-02-16", "distance_km": 5}, {"date": "2026-02-18", "distance_km": 5}, )"
                                   R"({"date": "2026-02-20", "distance_km": 5}, {"date": "2026-02-22", "distance_km": 5}, )"
                                   R"({"date": "2026-02-23", "distance_km": 5}, {"date": "2026-02-25", "distance_km": 5}, )"
                                   R"({"date": "2026-02-27", "distance_km": 5}, {"date": "2026-03-01", "distance_km": 5}, )"
                                   R"({"date": "2026-03-02", "distance_km": 5}, {"date": "2026-03-04", "distance_km": 5}, )"
                                   R"({"date": "2026-03-06", "distance_km": 5}, {"date": "2026-03-08", "distance_km": 5}, )";
/// From 10 to 13.5 km a week, the last on Friday, 6 March.
constexpr char two_months[] = R"({"date": "2026-01-06", "distance_km": 5}, {"date": "2026-01-09", "distance_km": 5}, )"
                              R"({"date": "2026-01-13", "distance_km": 5}, {"date": "2026-01-16", "distance_km": 5}, )"
                              R"({"date": "2026-01-20", "distance_km": 5}, {"date": "2026-01-23", "distance_km": 5}, )"
                              R"({"date": "2026-01-27", "distance_km": 5}, {"date": "2026-01-30", "distance_km": 5}, )"
                              R"({"date": "2026-02-03", "distance_km": 5}, {"date": "2026-02-06", "distance_km": 5}, )"
                              R"({"date": "2026-02-09", "distance_km": 4.5}, {"date": "2026-02-11", "distance_km": 4.5}, )"
                              R"({"date": "2026-02-13", "distance_km": 4.5}, {"date": "2026-02-16", "distance_km": 4.5}, )"
                              R"({"date": "2026-02-18", "distance_km": 4.5}, {"date": "2026-02-20", "distance_km": 4.5}, )"
                              R"({"date": "2026-02-23", "distance_km": 4.5}, {"date": "2026-02-25", "distance_km": 4.5}, )"
                              R"({"date": "2026-02-27", "distance_km": 4.5}, {"date": "2026-03-02", "distance_km": 4.5}, )"
                              R"({"date": "2026-03-04", "distance_km": 4.5}, {"date": "2026-03-06", "distance_km": 4.5}, )";

constexpr auto exactly = joined(
    R"({"activities": [)", four_times_5_km,
    R"({"date": "2026-03-09", "distance_km": 6}, {"date": "2026-03-10", "distance_km": 6}, {"date": "2026-03-12", "distance_km": 4}]})");
constexpr auto painless = joined(
    R"({"activities": [)", four_times_5_km,
    R"({"date": "2026-03-09", "distance_km": 6}, {"date": "2026-03-10", "distance_km": 6}, {"date": "2026-03-12", "distance_km": 5, "pain": 0}]})");
constexpr auto sore = joined(
    R"({"activities": [)", four_times_5_km,
    R"({"date": "2026-03-09", "distance_km": 6}, {"date": "2026-03-10", "distance_km": 6}, {"date": "2026-03-12", "distance_km": 5, "pain": 2}]})");
constexpr auto novice = joined(
    R"({"athlete": {"running_since": "2025-10"}, "activities": [)", four_times_5_km,
    R"({"date": "2026-03-09", "distance_km": 6}, {"date": "2026-03-10", "distance_km": 6}, {"date": "2026-03-12", "distance_km": 5}]})");
constexpr auto prior = joined(
    R"({"injuries": [{"start": "2024-05-01", "end": "2024-06-01", "site": "knee_left"}], "activities": [)", four_times_5_km,
    R"({"date": "2026-03-09", "distance_km": 6}, {"date": "2026-03-10", "distance_km": 6}, {"date": "2026-03-12", "distance_km": 5}]})");
constexpr auto anyone = joined(
    R"({"athlete": {"prior_knee_pain": false, "running_since": "2010"}, "activities": [)", four_times_5_km,
    R"({"date": "2026-03-09", "distance_km": 8}, {"date": "2026-03-10", "distance_km": 8}, {"date": "2026-03-12", "distance_km": 5}]})");
constexpr auto slowly = joined(
    R"({"activities": [)", two_months,
    R"({"date": "2026-03-08", "distance_km": 4.2}, {"date": "2026-03-10", "distance_km": 4.2}, {"date": "2026-03-12", "distance_km": 4.3}]})");

constexpr Example examples[] = {
    {"26 km after 20 km is exactly 1.30", Example::Outcome::silent, "2026-03-12", exactly},
    {"27 km after 20 km, and nothing hurts", Example::Outcome::caution, "2026-03-12", painless},
    {"27 km after 20 km with a sore knee", Example::Outcome::reduce, "2026-03-12", sore},
    {"27 km after 20 km in the first year of running", Example::Outcome::reduce, "2026-03-12", novice},
    {"27 km after 20 km with knee pain in the past", Example::Outcome::reduce, "2026-03-12", prior},
    {"1.55 times and 11 km more, whoever runs it", Example::Outcome::reduce, "2026-03-12", anyone},
    {"the running seven days are below the limit again", Example::Outcome::silent, "2026-03-13", painless},
    {"slowly from 10 to 17 km in two months", Example::Outcome::caution, "2026-03-12", slowly},
    {"34 days of log are too few", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-02-07", "distance_km": 5}, {"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-10", "distance_km": 20}]})"},
    {"one run in a month", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-01-07", "distance_km": 5}, {"date": "2026-03-10", "distance_km": 20}]})"},
};

}  // namespace

constinit const Rule rules::weekly_spike{"weekly-spike", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
