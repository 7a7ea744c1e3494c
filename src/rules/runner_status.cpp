#include <algorithm>
#include <set>

#include "log/tolerance.hpp"
#include "rules/recent_runs.hpp"

namespace patella {
namespace {

using namespace std::chrono;

/// The day of the score that completes the condition: one large score, or the second day with a smaller one.
std::optional<Day> sore_since(std::span<const KneeScore> scores, const Policy& policy) {
  std::set<Day> small;
  for (const KneeScore& score : scores) {
    if (!reaches(score.pain.value, policy[key::sore_repeat_points])) continue;
    small.insert(score.day);
    if (std::ssize(small) >= policy.count(key::sore_repeat_days) || reaches(score.pain.value, policy[key::sore_points]))
      return score.day;
  }
  return std::nullopt;
}

std::optional<bool> prior_knee_pain(const History& history) {
  const auto about_knee = [](const Injury& injury) { return injury.site && is_knee_site(*injury.site); };
  return std::ranges::any_of(history.injuries, about_knee) ? true : history.athlete.prior_knee_pain;
}

/// The same day so many years later; 1 March where that year has no 29 February.
Day years_after(Day day, int n) {
  const year_month_day later = year_month_day{day} + years{n};
  return later.ok() ? Day{later} : Day{later.year() / March / 1};
}

std::optional<bool> is_novice(const History& history, const Policy& policy) {
  const int years = policy.count(key::novice_years);
  if (history.athlete.running_since) return history.as_of < years_after(*history.athlete.running_since, years);
  if (history.runs.empty() || history.as_of < years_after(history.runs.front().day, years)) return std::nullopt;
  return false;
}

void note_stop(RunnerStatus& runner, Day day, const std::vector<RecordRef>& records) {
  if (runner.last_stop && day < *runner.last_stop) return;
  runner.last_stop = day;
  runner.last_stop_records = records;
}

bool is_red_flag(Flag flag) { return flag != Flag::feels_weak; }

/// Of runs on one day only one that is no mere trial tells that another was followed by a clean one.
bool is_long_enough(const Activity& run, const Policy& policy) {
  return (run.distance && reaches(in_kilometres(*run.distance), policy[key::later_run_distance])) ||
         (run.duration && reaches(run.duration->count(), policy[key::later_run_duration]));
}

/// Stops and clean runs of the days looked back on.
void note_stops_and_clean_runs(RunnerStatus& runner, const History& history, const Policy& policy) {
  const Days window =
      days_to(history.as_of, std::max(policy.count(key::return_from_stop_days), policy.count(key::symptom_days)));
  for (std::size_t f = 0; f < flag_count; ++f) {
    const FlagState& flag = history.flags[f];
    if (is_red_flag(static_cast<Flag>(f)) && flag.held && window.contains(flag.held->last))
      note_stop(runner, flag.held->last, {flag.record});
  }
  for (const Activity& activity : history.activities_in(window))
    if (activity.pain && activity.pain->limp.value_or(false)) note_stop(runner, activity.day, activity.records());
  std::set<Day> clean;
  for (const Run& run : history.runs_in(window)) {
    if (raises_stop(run, policy)) note_stop(runner, run.day, run.records);
    if (!is_clean(run, policy)) continue;
    clean.insert(run.day);
    runner.last_clean_day = run.day;
    const Activity& activity = history.activity_of(run);
    if (activity.start && is_long_enough(activity, policy)) runner.last_clean_start = activity.start;
  }
  if (runner.last_stop)
    runner.clean_days = static_cast<int>(std::distance(clean.upper_bound(*runner.last_stop), clean.end()));
}

bool has_enough_log(const History& history, const Policy& policy) {
  const Days recent = days_to(history.as_of, policy.count(key::load_run_days));
  return history.days_of_log(history.as_of) >= policy.count(key::load_log_days) &&
         std::ssize(history.runs_in(recent)) >= policy.count(key::load_runs);
}

}  // namespace

std::span<const ThresholdKey> runner_status_thresholds() {
  static constexpr ThresholdKey keys[] = {
      key::sore_days,
      key::sore_points,
      key::sore_repeat_points,
      key::sore_repeat_days,
      key::clean_worst,
      key::clean_rise,
      key::clean_settled,
      key::later_run_distance,
      key::later_run_duration,
      key::symptom_days,
      key::pain_during_stop_above,
      key::pain_rising_stop_rise,
      key::pain_rising_stop_end,
      key::slow_to_settle_stop_from,
      key::return_from_stop_days,
      key::load_log_days,
      key::load_runs,
      key::load_run_days,
      key::novice_years,
  };
  return keys;
}

RunnerStatus assess_runner(const History& history, const Policy& policy) {
  const auto scores = history.knee_scores_in(days_to(history.as_of, policy.count(key::sore_days)));
  RunnerStatus runner;
  runner.enough_log = has_enough_log(history, policy);
  runner.soreness_known = !scores.empty();
  runner.sore_since = sore_since(scores, policy);
  runner.prior_knee_pain = prior_knee_pain(history);
  runner.novice = is_novice(history, policy);
  note_stops_and_clean_runs(runner, history, policy);
  return runner;
}

}  // namespace patella
