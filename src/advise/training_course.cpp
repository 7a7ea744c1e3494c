#include "advise/training_course.hpp"

#include <algorithm>

#include "activity/same_activity.hpp"
#include "log/tolerance.hpp"
#include "measure/descent.hpp"
#include "measure/sums.hpp"
#include "measure/windows.hpp"
#include "rules/knee_day.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

using std::chrono::days;

constexpr std::chrono::minutes session_gap{60};  // as between the sessions of a history

/// What the minutes of a run that states no distance come to at the runner's own pace; the mean run where it has no minutes.
double estimated_distance(const Activity& run, const KneeDay& day, const TrainingCourse& training) {
  std::vector<double> paces;
  const Days month = days_to(day.day - days{1}, window::four_weeks);
  for (const Run& other : day.history.runs_in(month)) {
    const Activity& a = day.history.activity_of(other);
    if (a.distance && a.duration && a.distance->value > 0) paces.push_back(a.duration->count() / in_kilometres(*a.distance));
  }
  if (run.duration) {
    const double pace = median(std::move(paces)).value_or(day.policy[key::stage_run_pace]);
    return pace > 0 ? run.duration->count() / pace : 0;
  }
  const int runs = training.runs(month);
  return runs > 0 ? training.sum(month, &RunDay::km) / runs : 0;
}

/// Kilometres of each session of the day.
std::vector<double> sessions_of(RunDay& entry, const KneeDay& day, const TrainingCourse& training) {
  std::vector<double> sessions;
  std::optional<ExactTime> end;
  for (const Run& run : day.history.runs_in({day.day, day.day})) {
    const Activity& activity = day.history.activity_of(run);
    const double km = activity.distance ? in_kilometres(*activity.distance) : estimated_distance(activity, day, training);
    if (!activity.distance) entry.estimated_km += km;
    ++entry.runs;
    const bool joins = activity.start && end && begin_of(activity) - *end < session_gap;
    if (joins)
      sessions.back() += km;
    else
      sessions.push_back(km);
    if (activity.start) end = joins ? std::max(*end, end_of(activity)) : end_of(activity);
    const auto descent = descent_of(activity);
    if (!descent) continue;
    entry.descent = entry.descent.value_or(0) + descent->value;
    if (activity.altitude_source != AltitudeSource::gps) entry.descent_without_gps += descent->value;
  }
  return sessions;
}

bool hurt(const KneeDay& day) {
  for (const Run& run : day.history.runs_in({day.day, day.day})) {
    const Activity& activity = day.history.activity_of(run);
    const auto worst = worst_points(activity);
    if (limps(activity) || (worst && exceeds(points_over(*worst, day.baseline), day.policy[key::pain_during_reduce_above])))
      return true;
  }
  return false;
}

/// The most of the 30 days before, or of the 30 days up to a week before where that is less, so that steps within a week
/// are not taken one after the other.
double longest_before(const TrainingCourse& training, Day day, double RunDay::*value) {
  const double longest = training.best(days_to(day - days{1}, window::longest_run), value);
  const double week_ago = training.best(days_to(day - days{window::week}, window::longest_run), value);
  return longest > 0 && week_ago > 0 ? std::min(longest, week_ago) : std::max(longest, week_ago);
}

RunsBefore runs_before(const TrainingCourse& training, Day day) {
  const Days month{day - days{window::four_weeks}, day - days{window::week}};
  RunsBefore before;
  before.longest = longest_before(training, day, &RunDay::longest);
  before.week = training.best(month, &RunDay::week);
  before.week_descent = training.best(month, &RunDay::week_descent);
  before.old_week = training.best({day - days{window::nine_weeks}, month.first}, &RunDay::week);
  const Days usual = days_to(month.last, window::four_weeks);
  if (const int runs = training.runs(usual); runs > 0) before.mean_run = training.sum(usual, &RunDay::km) / runs;
  for (int back = 1; back <= window::week; ++back) {
    const ToldCaps* told = training.told(day - days{back});
    if (!told) break;
    if (back == 1) before.told_run = told->run.value_or(0);
    before.told_week = std::max(before.told_week, told->week.value_or(0));
    before.told_descent = std::max(before.told_descent, told->descent.value_or(0));
  }
  return before;
}

void credit_sessions(RunDay& entry, const std::vector<double>& sessions, const KneeDay& day,
                     const TrainingCourse& training) {
  const double longest = longest_before(training, day.day, &RunDay::longest_credit);
  const double most = std::max(grown(longest, day.policy), entry.before.told_run);
  const bool as_run = most <= 0 || day.history.days_of_log(day.day) <= day.policy.count(key::credit_as_run_days);
  for (const double km : sessions) {
    const double credit = as_run ? km : std::min(km, most);
    entry.km += km;
    entry.longest = std::max(entry.longest, km);
    entry.credit += credit;
    entry.longest_credit = std::max(entry.longest_credit, credit);
  }
  entry.clean_credit = hurt(day) ? 0 : entry.longest_credit;
}

void credit_week(RunDay& entry, const KneeDay& day, const TrainingCourse& training) {
  const Days week = days_to(day.day, window::week);
  const Days base{day.day - days{window::week + window::four_weeks - 1}, day.day - days{window::week}};
  entry.week = entry.km + training.sum(week, &RunDay::km);
  entry.week_credit = entry.credit + training.sum(week, &RunDay::credit);
  entry.descent_credit = entry.descent.value_or(0);
  entry.week_descent = entry.descent_credit;
  for (const RunDay& run : training.in(week)) entry.week_descent += run.descent.value_or(0);
  entry.week_descent_credit = entry.week_descent;
  if (day.history.days_of_log(day.day) <= day.policy.count(key::credit_as_run_days)) return;
  const double best = training.best(base, &RunDay::week_credit);
  const double most = std::max(
      {day.policy[key::credit_week_growth] * best, best + day.policy[key::credit_week_more], entry.before.told_week});
  if (best > 0 || entry.before.told_week > 0) entry.week_credit = std::min(entry.week_credit, most);
  const double highest = training.best(base, &RunDay::week_descent_credit);
  entry.week_descent_credit = std::min(entry.week_descent, std::max(day.policy[key::plan_descent_growth] * highest,
                                                                    highest + day.policy[key::plan_least_descent]));
}

/// A break that begins after the last run up to `last`: what was run before it.
TrainingBreak break_after(const TrainingCourse& training, const KneeDay& day, Day last) {
  TrainingBreak begun;
  begun.last_run = last;
  begun.free_days = static_cast<int>((day.day - last).count());
  begun.old_week = training.best(days_to(last, window::weeks_in_four), &RunDay::week_credit);
  begun.old_longest = training.best(days_to(last, window::longest_run), &RunDay::longest_credit);
  for (const Run& run : day.history.runs_in({last, last}))
    begun.records.insert(begun.records.end(), run.own_record().begin(), run.own_record().end());
  return begun;
}

void follow_break(TrainingCourse& training, const KneeDay& day, bool ran, bool on_way_back) {
  if (on_way_back) {
    training.pause.reset();
    return;
  }
  auto& pause = training.pause;
  if (pause && pause->resumed && (day.day - *pause->resumed).count() >= day.policy.count(key::break_return_days))
    pause.reset();
  if (training.days.empty()) return;
  if (ran) {
    if (pause && !pause->resumed) pause->resumed = day.day;
    return;
  }
  const Day last = training.days.back().day;
  const int free = static_cast<int>((day.day - last).count());
  if (pause && !pause->resumed) {
    pause->free_days = free;
    return;
  }
  if (free < day.policy.count(key::return_from_break_days) || is_pattern(training, free, day)) return;
  TrainingBreak begun = break_after(training, day, last);
  if (pause) {
    begun.old_week = std::max(begun.old_week, pause->old_week);
    begun.old_longest = std::max(begun.old_longest, pause->old_longest);
  }
  pause = std::move(begun);
}

/// Kilometres of the days in a row on which the seven days lie above what they were before.
double spike_distance(const TrainingCourse& training, Day last, double week) {
  double km = 0;
  for (Day day = last;; day -= days{1}) {
    const auto runs = training.in({day, day});
    if (runs.empty() || (day != last && runs.front().week <= week)) return km;
    km += runs.front().km;
  }
}

/// A session or a week far above what came before it is followed by days of less.
void follow_recovery(TrainingCourse& training, const KneeDay& day, bool ran, const KneeCourse& before) {
  auto& recovery = training.recovery;
  if (recovery && recovery->last < day.day) recovery.reset();
  if (!ran || !training.days.back().judged || training.pause || before.way_back) return;
  const RunDay& run = training.days.back();
  const Policy& policy = day.policy;
  const Day yesterday = day.day - days{1};
  const double longest = training.best(days_to(yesterday, window::longest_run), &RunDay::longest);
  const double week = run.before.week;
  const Days month = days_to(yesterday, window::four_weeks);
  if (longest <= 0 || week <= 0) return;
  const double mean_week = training.sum(month, &RunDay::km) / 4;
  const double above = policy[key::recovery_above];
  // What the plan allowed is no spike. A plan that grew with a spike while it was run is no permission.
  const ToldCaps* week_ago = training.told(day.day - days{window::week});
  const double allowed = before.flare ? run.before.told_week : week_ago ? week_ago->week.value_or(0) : 0;
  const bool long_session = exceeds(run.longest, above * longest) &&
                            reaches(run.longest - longest, policy[key::long_run_spike_more]) &&
                            exceeds(run.longest, run.before.told_run);
  const bool long_week = exceeds(run.week, above * week) && reaches(run.week - week, policy[key::weekly_spike_more]) &&
                         exceeds(run.week, allowed);
  if (!long_session && !long_week) return;
  const double ratio = std::max(long_session ? run.longest / longest : 0, long_week ? run.week / week : 0);
  const bool far = exceeds(ratio, policy[key::recovery_far_above]);
  Recovery begun;
  begun.first = day.day;
  begun.last = day.day + days{policy.count(key::recovery_days) * (far ? 2 : 1) - 1};
  begun.week = policy[key::recovery_week_share] * mean_week;
  const double share = policy[key::recovery_run_share];
  // A week above the others may be made of short runs: a usual one is then not too long.
  begun.run = long_session ? share * run.longest
                           : std::min(std::max(share * spike_distance(training, day.day, week), run.before.mean_run),
                                      share * run.week);
  if (far) begun.run = std::min(begun.run, longest / 2);
  begun.runs = training.usual_runs(day.day - days{window::week});
  for (int back = 1; back <= window::week; ++back) {
    const ToldCaps* caps = training.told(day.day - days{back});
    if (!caps || (caps->run && *caps->run <= 0)) continue;  // no running was allowed
    if (caps->descent) begun.descent = std::min(begun.descent.value_or(*caps->descent), *caps->descent);
    if (caps->week) begun.week = std::min(begun.week, *caps->week);
    if (caps->run) begun.run = std::min(begun.run, *caps->run);
  }
  begun.week = std::max(begun.week, policy[key::recovery_least_share] * mean_week);
  if (recovery) {
    begun.last = std::max(begun.last, recovery->last);
    begun.week = std::min(begun.week, recovery->week);
    begun.run = std::min(begun.run, recovery->run);
    begun.runs = std::min(begun.runs, recovery->runs);
    if (recovery->descent) begun.descent = std::min(begun.descent.value_or(*recovery->descent), *recovery->descent);
  }
  recovery = begun;
}

}  // namespace

void begin_after_fever(TrainingCourse& training, const KneeDay& day) {
  const bool ran = !training.days.empty() && training.days.back().day == day.day;
  const auto earlier = training.in({Day::min(), ran ? day.day - days{1} : day.day});
  if (earlier.empty()) return;
  TrainingBreak begun = break_after(training, day, earlier.back().day);
  begun.fever_over = day.day;
  if (ran) begun.resumed = day.day;
  if (training.pause) {
    begun.old_week = std::max(begun.old_week, training.pause->old_week);
    begun.old_longest = std::max(begun.old_longest, training.pause->old_longest);
  }
  training.pause = std::move(begun);
}

bool is_pattern(const TrainingCourse& training, int free_days, const KneeDay& day) {
  const double least = day.policy[key::break_pattern_share] * free_days;
  const auto runs = training.in(days_to(day.day, day.policy.count(key::break_pattern_days)));
  int gaps = 0;
  for (std::size_t i = 1; i < runs.size(); ++i)
    gaps += static_cast<double>((runs[i].day - runs[i - 1].day).count() - 1) >= least;
  return gaps >= day.policy.count(key::break_pattern_gaps);
}

double grown(double km, const Policy& policy) {
  return std::max(policy[key::credit_growth] * km, std::min(km + policy[key::credit_more], policy[key::credit_most] * km));
}

void advance(TrainingCourse& training, const KneeDay& day, const KneeCourse& before) {
  const bool ran = !day.history.runs_in({day.day, day.day}).empty();
  const bool on_way_back = before.way_back.has_value();
  follow_break(training, day, ran, on_way_back);
  if (ran) {
    RunDay entry;
    entry.day = day.day;
    entry.before = runs_before(training, day.day);
    const std::vector<double> sessions = sessions_of(entry, day, training);
    credit_sessions(entry, sessions, day, training);
    credit_week(entry, day, training);
    const Days recent = days_to(day.day, day.policy.count(key::load_run_days));
    entry.judged = day.history.days_of_log(day.day) >= day.policy.count(key::load_log_days) &&
                   training.runs(recent) + entry.runs >= day.policy.count(key::load_runs);
    training.days.push_back(entry);
  }
  follow_recovery(training, day, ran, before);
}

}  // namespace patella
