#include "advise/way_back.hpp"

#include <algorithm>

#include "log/tolerance.hpp"
#include "measure/sums.hpp"
#include "measure/windows.hpp"
#include "rules/knee_day.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

using std::chrono::days;

constexpr double walk_run_cycle = 5;                   // minutes: 4 of walking and 1 of running, then 3 and 2, and so on
constexpr double slowest_pace = 12, fastest_pace = 3;  // minutes a km that a runner's own pace may be

/// Minutes a km: the median of the runs of the eight weeks before, as run.
std::optional<double> own_pace(const KneeDay& day) {
  std::vector<double> paces;
  for (const Run& run : day.history.runs_in(days_to(day.day - days{1}, 2 * window::four_weeks))) {
    const Activity& activity = day.history.activity_of(run);
    if (activity.workout == Workout::walk_run || !activity.distance || !activity.duration || activity.distance->value <= 0)
      continue;
    const double pace = activity.duration->count() / in_kilometres(*activity.distance);
    if (pace >= fastest_pace && pace <= slowest_pace) paces.push_back(pace);
  }
  return median(std::move(paces));
}

bool counts_for(const WayBack& way_back, Stage stage, const KneeDay& day, Day run_day, const TrainingCourse& training) {
  const double least = day.policy[key::stop_run_share] * stage_distance(way_back, stage, day.policy);
  return is_clean_run_day(day, run_day) && reaches(training.best({run_day, run_day}, &RunDay::longest), least);
}

/// One stage a day at most: what ends the walking is no stage yet.
void run_or_walk(WayBack& way_back, const KneeDay& day, Day on, const TrainingCourse& training) {
  if (!way_back.first_run && is_clean_run_day(day, on)) way_back.first_run = on;
  if (way_back.stages_done) return;
  if (way_back.stage == Stage::walk) {
    const bool ran = counts_for(way_back, Stage::walk_run_4_1, day, on, training);
    if (!ran && !has_clean_walk(day, on)) return;
    way_back.stage = Stage::walk_run_4_1;
    if (ran) way_back.last_stage_day = on;
    return;
  }
  if (!counts_for(way_back, way_back.stage, day, on, training)) return;
  if (way_back.last_stage_day && (on - *way_back.last_stage_day).count() < day.policy.count(key::stage_rest_days)) return;
  way_back.last_stage_day = on;
  if (way_back.stage == Stage::run_30)
    way_back.stages_done = true;
  else
    way_back.stage = static_cast<Stage>(static_cast<int>(way_back.stage) + 1);
}

}  // namespace

double stage_distance(const WayBack& way_back, Stage stage, const Policy& policy) {
  if (stage == Stage::walk) return 0;
  const double minutes = policy[key::stage_minutes];
  const double running = minutes * static_cast<double>(stage) / walk_run_cycle;
  const double km = running / way_back.pace + (minutes - running) / policy[key::stage_walk_pace];
  double most = km;
  if (way_back.old_week) most = std::min(most, policy[key::stage_half_share] * *way_back.old_week);
  if (way_back.told_run) most = std::min(most, *way_back.told_run);
  return std::max(most, policy[key::plan_least_cap]);
}

WayBack way_back_from(const Symptom& cause, const KneeDay& day, const TrainingCourse& training) {
  WayBack way_back;
  way_back.since = day.day;
  way_back.cause = cause;
  way_back.pace = own_pace(day).value_or(day.policy[key::stage_run_pace]);
  // What has not settled was run days before it counts.
  const int days_ago = cause.field == KneeField::settling ? 3 : cause.field == KneeField::morning ? 2 : 1;
  const Day before = day.day - days{days_ago};
  const double week = training.best(days_to(before, window::weeks_in_four), &RunDay::week_credit);
  const double longest = training.best(days_to(before, window::longest_run), &RunDay::longest_credit);
  if (week > 0) way_back.old_week = week;
  way_back.usual_runs = training.usual_runs(before);
  if (longest > 0) way_back.old_longest = longest;
  if (const ToldCaps* told = training.told(before)) {
    if (told->week && *told->week > 0) way_back.told_week = told->week;
    if (told->run && *told->run > 0) way_back.told_run = told->run;
  }
  return way_back;
}

void begin(WayBack& way_back, const KneeDay& day, const TrainingCourse& training) {
  way_back.since = day.day;
  way_back.stage = Stage::walk;
  way_back.stages_done = false;
  way_back.last_stage_day = way_back.first_run = std::nullopt;
  for (Day on = way_back.cause.finding.days.back() + days{1}; on <= day.day; on += days{1})
    if (way_back.stage == Stage::walk) run_or_walk(way_back, day, on, training);
}

bool advance(WayBack& way_back, const KneeDay& day, const TrainingCourse& training, bool symptom_speaks) {
  run_or_walk(way_back, day, day.day, training);
  if (way_back.first_run) {
    const auto runs = training.in(days_to(day.day, day.policy.count(key::stage_lost_days)));
    if (runs.empty()) {
      way_back.stage = Stage::walk_run_4_1;
      way_back.stages_done = false;
      way_back.last_stage_day = way_back.first_run = std::nullopt;
    }
  }
  const bool long_enough =
      way_back.first_run && (day.day - *way_back.first_run).count() >= day.policy.count(key::stage_days);
  return !(way_back.stages_done && long_enough && !symptom_speaks);
}

}  // namespace patella
