#include <algorithm>

#include "measure/daily_load.hpp"
#include "measure/descent.hpp"
#include "measure/spikes.hpp"
#include "measure/sums.hpp"
#include "measure/trend.hpp"
#include "measure/windows.hpp"
#include "patella/metrics.hpp"

namespace patella {
namespace {

constexpr double least_chronic_load = 0.001;  // km a day; a ratio to less says nothing

std::optional<double> ratio(const WindowSum<Distance>& acute, const WindowSum<Distance>& base, double base_weeks) {
  if (!acute.sum || !base.is_base()) return std::nullopt;
  return *acute.sum / *base.sum * base_weeks;
}

void add_sums(Week& week, const History& history) {
  const auto sum_of = [&]<class T>(std::optional<T> Activity::*field) {
    return sum_over_runs<T>(history, week.days, [field](const Activity& a) { return a.*field; }).sum;
  };
  // A week is never told smaller than it was: with a run that states no distance it is unknown.
  if (const auto distance = distance_in(history, week.days); distance.not_stated == 0) week.distance = distance.sum;
  week.duration = sum_over_runs<Minutes>(history, week.days, [](const Activity& a) { return a.duration; }).sum;
  week.ascent = sum_of(&Activity::ascent);
  week.descent = sum_over_runs<Height>(history, week.days, descent_of).sum;
  week.steep_descent = sum_over_runs<Distance>(history, week.days, steep_descent_of).sum;
  week.session_load = sum_over_runs<double>(history, week.days, [](const Activity& a) -> std::optional<double> {
                        if (!a.rpe || !a.duration) return std::nullopt;
                        return *a.rpe * a.duration->count();
                      }).sum;
  week.knee_km = knee_km_in(history, week.days);
  if (const Session* longest = longest_session(history, week.days)) week.longest = longest->distance;
}

void add_ratios(Week& week, const History& history, int log_days) {
  const auto acute = distance_in(history, week.days);
  if (log_days >= needed_log::two_weeks)
    week.previous_week_ratio = ratio(acute, distance_in(history, days_before(week.days, window::week)), 1);
  if (log_days >= needed_log::four_weeks) {
    week.acwr_coupled = ratio(acute, distance_in(history, days_to(week.days.last, window::four_weeks)), 4);
    week.acwr_uncoupled = ratio(acute, distance_in(history, days_before(week.days, window::three_weeks)), 3);
  }
  if (log_days >= needed_log::week_and_base) {
    const WeekSpike spike = week_spike(history, week.days);
    if (spike.distance && spike.base) week.week_ratio = *spike.distance / *spike.base;
    const DescentSpike down = descent_spike(history, week.days);
    if (down.descent && down.highest && *down.highest >= Height{1}) week.descent_ratio = *down.descent / *down.highest;
  }
  for (const SessionSpike& spike : session_spikes(history, week.days))
    keep_larger(week.longest_run_ratio, std::optional{spike.ratio});
}

/// A day with a run that does not state its distance has an unknown load. Long windows of the ratio may have a few of them,
/// the other figures none.
void add_series(Week& week, const History& history, int log_days) {
  const auto runs_of_last = [&](int n) { return distance_in(history, days_to(week.days.last, n)); };
  const bool week_known = runs_of_last(window::week).not_stated == 0;
  if (log_days >= needed_log::week && week_known) {
    week.monotony = monotony(daily_km(history, week.days));
    if (week.monotony) week.strain = in_kilometres(*week.distance) * *week.monotony;
  }
  const DailyLoad load = load_on(history, week.days.last);
  if (log_days >= needed_log::week && week_known) week.fatigue = load.fatigue;
  if (log_days >= needed_log::four_weeks && runs_of_last(window::four_weeks).mostly_stated() &&
      load.ewma_28 >= least_chronic_load)
    week.acwr_ewma = load.ewma_7 / load.ewma_28;
  if (log_days >= needed_log::fitness && runs_of_last(window::fitness).not_stated == 0) week.fitness = load.fitness;
}

void add_pain(WeekPain& pain, const History& history, Days window) {
  for (const Run& run : history.runs_in(window)) {
    keep_larger(pain.worst, run.worst);
    keep_larger(pain.next_morning_over_baseline, run.over_baseline);
    keep_larger(pain.longest_settled, run.settled);
  }
  const auto scores = trend_scores(history, window.last);
  const Trend trend = trend_of(scores);
  pain.scores = static_cast<int>(scores.size());
  pain.trend_per_week = trend.per_week;
  pain.trend_z = trend.z;
}

std::optional<Hours> mean_sleep(const History& history, Days window) {
  Hours total{};
  int nights = 0;
  for (const Checkin& checkin : history.checkins_in(window)) {
    if (!checkin.sleep) continue;
    total += *checkin.sleep;
    ++nights;
  }
  if (nights == 0) return std::nullopt;
  return total / nights;
}

}  // namespace

std::optional<double> median_cadence(const History& history, Days window) {
  std::vector<double> cadences;
  for (const Run& run : history.runs_in(window))
    if (const auto& cadence = history.activity_of(run).cadence_spm) cadences.push_back(*cadence);
  return median(std::move(cadences));
}

Week compute_week(const History& history, Days days) {
  Week week;
  week.days = days;
  week.complete = days.last <= history.as_of && history.begin() && *history.begin() <= days.first;
  const auto runs = history.runs_in(days);
  week.runs = static_cast<int>(runs.size());
  week.speed_work_runs = static_cast<int>(std::count_if(runs.begin(), runs.end(), [&](const Run& run) {
    const auto& workout = history.activity_of(run).workout;
    return workout && is_speed_work(*workout);
  }));
  week.cadence_spm = median_cadence(history, days);
  add_sums(week, history);
  add_pain(week.pain, history, days);
  week.sleep = mean_sleep(history, days);
  const int log_days = days.last <= history.as_of ? history.days_of_log(days.last) : 0;
  if (week.complete) add_ratios(week, history, log_days);
  if (log_days > 0) add_series(week, history, log_days);
  return week;
}

}  // namespace patella
