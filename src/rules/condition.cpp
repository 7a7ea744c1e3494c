#include <algorithm>
#include <set>

#include "activity/same_activity.hpp"
#include "log/tolerance.hpp"
#include "patella/rule.hpp"
#include "rules/alone.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

using namespace std::chrono;

void take_soreness(RunnerStatus& condition, const History& history, const Policy& policy) {
  const Days window = days_to(history.as_of, static_cast<int>(policy["sore.days"]));
  std::set<Day> small;  // days with a score that counts when it repeats
  for (const KneeScore& score : history.knee_scores_in(window)) {
    if (!reaches(score.pain.value, policy["sore.repeat-points"])) continue;
    small.insert(score.day);
    condition.sore_records.push_back(score.record);
    const bool repeats = static_cast<double>(small.size()) >= policy["sore.repeat-days"];
    if (!condition.sore_since && (repeats || reaches(score.pain.value, policy["sore.points"])))
      condition.sore_since = score.day;
  }
  if (!condition.sore_since) condition.sore_records.clear();
}

Tristate prior_knee_pain(const History& history) {
  const auto about_knee = [](const Injury& injury) { return injury.site && is_knee_site(*injury.site); };
  if (std::any_of(history.injuries.begin(), history.injuries.end(), about_knee)) return Tristate::yes;
  if (!history.athlete.prior_knee_pain) return Tristate::unknown;
  return *history.athlete.prior_knee_pain ? Tristate::yes : Tristate::no;
}

/// The same day so many years later; 1 March where that year has no 29 February.
Day years_after(Day day, int n) {
  const year_month_day date{day};
  const year_month_day later = date + years{n};
  return later.ok() ? Day{later} : Day{later.year() / March / 1};
}

Tristate novice(const History& history, const Policy& policy) {
  const int years = static_cast<int>(policy["novice.years"]);
  if (history.athlete.running_since)
    return history.as_of < years_after(*history.athlete.running_since, years) ? Tristate::yes : Tristate::no;
  if (history.runs.empty() || history.as_of < years_after(history.runs.front().day, years)) return Tristate::unknown;
  return Tristate::no;
}

void take_stop(RunnerStatus& condition, Day day, const std::vector<RecordRef>& records) {
  if (condition.last_stop && day < *condition.last_stop) return;
  condition.last_stop = day;
  condition.last_stop_records = records;
}

bool is_red_flag(Flag flag) { return flag != Flag::feels_weak; }

/// Stops and clean runs of the days looked back on.
void take_past(RunnerStatus& condition, const History& history, const Policy& policy) {
  const double look_back = std::max(policy["return-from-stop.days"], policy["symptom.days"]);
  const Days window = days_to(history.as_of, static_cast<int>(look_back));
  for (std::size_t f = 0; f < flag_count; ++f) {
    const FlagState& flag = history.flags[f];
    if (is_red_flag(static_cast<Flag>(f)) && flag.held && window.contains(flag.held->last))
      take_stop(condition, flag.held->last, {flag.record});
  }
  for (const Activity& activity : history.activities_in(window))
    if (activity.pain && activity.pain->limp.value_or(false)) take_stop(condition, activity.day, activity.records());
  std::set<Day> clean;
  for (const Run& run : history.runs_in(window)) {
    if (stops_alone(run, policy)) take_stop(condition, run.day, run.records);
    if (!is_clean(run, policy)) continue;
    clean.insert(run.day);
    condition.last_clean_begin = run.begin;
  }
  if (condition.last_stop)
    condition.clean_days = static_cast<int>(std::distance(clean.upper_bound(*condition.last_stop), clean.end()));
}

bool enough_log(const History& history, const Policy& policy) {
  const Days recent = days_to(history.as_of, static_cast<int>(policy["load.run-days"]));
  return history.days_of_log(history.as_of) >= policy["load.log-days"] &&
         static_cast<double>(history.runs_in(recent).size()) >= policy["load.runs"];
}

}  // namespace

std::span<const ThresholdUse> condition_thresholds() {
  static constexpr ThresholdUse uses[] = {
      {"sore.days", "days"},     {"sore.points", "points"}, {"sore.repeat-points", "points"}, {"sore.repeat-days", "days"},
      {"clean.worst", "points"}, {"clean.rise", "points"},  {"clean.settled", "h"},           {"load.log-days", "days"},
      {"load.runs", "runs"},     {"load.run-days", "days"}, {"novice.years", "years"},
  };
  return uses;
}

RunnerStatus assess_runner(const History& history, const Policy& policy) {
  RunnerStatus condition;
  condition.load_log = enough_log(history, policy);
  condition.prior = prior_knee_pain(history);
  condition.novice = novice(history, policy);
  take_soreness(condition, history, policy);
  take_past(condition, history, policy);
  return condition;
}

}  // namespace patella
