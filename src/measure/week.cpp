#include <algorithm>

#include "measure/descent.hpp"
#include "measure/smoothing.hpp"
#include "measure/spikes.hpp"
#include "measure/sums.hpp"
#include "measure/trend.hpp"
#include "patella/metrics.hpp"

namespace patella {
namespace {

std::optional<double> ratio(const Stated<Distance>& acute, const Stated<Distance>& base, double base_weeks) {
  if (!acute.sum || !base.is_base()) return std::nullopt;
  return *acute.sum / *base.sum * base_weeks;
}

void take_sums(Week& week, const History& history) {
  const auto sum_of = [&]<class T>(std::optional<T> Activity::*member) {
    return stated<T>(history, week.days, [member](const Activity& a) { return a.*member; }).sum;
  };
  week.distance = sum_of(&Activity::distance);
  week.duration = stated<Minutes>(history, week.days, [](const Activity& a) { return a.duration; }).sum;
  week.ascent = sum_of(&Activity::ascent);
  week.descent = stated<Height>(history, week.days, descent_of).sum;
  week.steep_descent = stated<Distance>(history, week.days, steep_descent_of).sum;
  week.session_load = stated<double>(history, week.days, [](const Activity& a) -> std::optional<double> {
                        if (!a.rpe || !a.duration) return std::nullopt;
                        return *a.rpe * a.duration->count();
                      }).sum;
  week.knee_km = knee_km_in(history, week.days);
  if (const Session* longest = longest_session(history, week.days)) week.longest = longest->distance;
}

void take_ratios(Week& week, const History& history, int log_days) {
  const auto acute = distance_in(history, week.days);
  const auto previous = distance_in(history, days_before(week.days, 7));
  if (log_days >= 14) week.previous_week_ratio = ratio(acute, previous, 1);
  if (log_days >= 28) {
    week.acwr_coupled = ratio(acute, distance_in(history, days_to(week.days.last, 28)), 4);
    week.acwr_uncoupled = ratio(acute, distance_in(history, days_before(week.days, 21)), 3);
  }
  if (log_days >= 35) {
    const WeekSpike spike = week_spike(history, week.days);
    if (spike.distance && spike.base) week.week_ratio = *spike.distance / *spike.base;
    const DescentSpike down = descent_spike(history, week.days);
    if (down.descent && down.highest && down.highest->value >= 1) week.descent_ratio = *down.descent / *down.highest;
  }
  for (const SessionSpike& spike : session_spikes(history, week.days))
    keep_larger(week.longest_run_ratio, std::optional{spike.ratio});
}

/// Whether any run up to `day` states its distance, or there is none that could.
bool any_distance_by(const History& history, Day day) {
  const auto runs = history.runs_in({*history.begin(), day});
  return runs.empty() || std::any_of(runs.begin(), runs.end(),
                                     [&](const Run& run) { return history.activity_of(run).distance.has_value(); });
}

/// Series of daily km: enough of the runs of the window that a figure rests on have to state their distance.
void take_series(Week& week, const History& history, int log_days) {
  const auto enough = [&](int n) {
    const auto window = distance_in(history, days_to(week.days.last, n));
    return window.sum && window.enough();
  };
  if (log_days >= 7 && enough(7)) {
    week.monotony = monotony(daily_km(history, week.days));
    if (week.monotony) week.strain = in_kilometres(*week.distance) * *week.monotony;
  }
  if (!any_distance_by(history, week.days.last)) return;
  const DailyLoad& load = history.loads[static_cast<std::size_t>(log_days) - 1];
  if (log_days >= 7) week.fatigue = load.fatigue;
  if (log_days >= 28 && enough(28) && load.ewma_28 >= 0.001) week.acwr_ewma = load.ewma_7 / load.ewma_28;
  if (log_days >= 42) week.fitness = load.fitness;
}

void take_pain(WeekPain& pain, const History& history, Days window) {
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

Week measure_week(const History& history, Days days) {
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
  take_sums(week, history);
  take_pain(week.pain, history, days);
  week.sleep = mean_sleep(history, days);
  const int log_days = days.last <= history.as_of ? history.days_of_log(days.last) : 0;
  if (week.complete) take_ratios(week, history, log_days);
  if (log_days > 0) take_series(week, history, log_days);
  return week;
}

Metrics compute_metrics(const History& history) {
  const Days week = days_to(history.as_of, 7);
  Metrics metrics;
  metrics.week = measure_week(history, week);
  metrics.session_spikes = session_spikes(history, week);
  metrics.week_spike = week_spike(history, week);
  metrics.descent_spike = descent_spike(history, week);
  metrics.last_break = last_break(history, week);
  if (const Session* guard = longest_session(history, days_before(week, 30))) metrics.guard_longest = guard->distance;
  std::vector<double> latest;
  for (const DayScore& score : trend_scores(history, history.as_of)) latest.push_back(score.points);
  if (latest.size() > 3) latest.erase(latest.begin(), latest.end() - 3);
  metrics.trend_median = median(std::move(latest));
  return metrics;
}

}  // namespace patella
