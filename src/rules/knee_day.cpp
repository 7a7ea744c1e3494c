#include "rules/knee_day.hpp"

#include <algorithm>
#include <tuple>

#include "activity/same_activity.hpp"
#include "log/tolerance.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

using std::chrono::days;

bool is_knee(const Activity& activity) { return activity.pain && activity.pain->is_knee(); }

std::optional<double> points(const std::optional<Pain>& pain) { return pain ? std::optional{pain->value} : std::nullopt; }

bool is_clean(const Activity& run, const KneeDay& as_of) {
  const auto worst = worst_points(run);
  if (!worst || limps(run)) return false;
  if (exceeds(points_over(*worst, as_of.baseline), as_of.policy[key::clean_worst])) return false;
  if (const auto rise = rise_points(run); rise && reaches(*rise, as_of.policy[key::clean_rise])) return false;
  const double longest = as_of.policy[key::clean_settled];
  const auto settled = settled_hours(run);
  return !(settled && exceeds(*settled, longest) && day_after_hours(run, longest) <= as_of.day);
}

}  // namespace

std::span<const Activity> activities_on(const History& history, Day day) { return history.activities_in({day, day}); }

const Checkin* checkin_on(const History& history, Day day) {
  const auto found = history.checkins_in({day, day});
  return found.empty() ? nullptr : &found.front();
}

std::optional<double> worst_points(const Activity& activity) {
  if (!is_knee(activity)) return std::nullopt;
  const PainEntry& pain = *activity.pain;
  // An absent optional is less than any value.
  return points(std::max({pain.start, pain.during, pain.end, pain.after}));
}

std::optional<double> rise_points(const Activity& activity) {
  const auto worst = worst_points(activity);
  if (!worst) return std::nullopt;
  if (*worst <= 0) return 0;
  const PainEntry& pain = *activity.pain;
  if (!pain.start || !pain.end) return std::nullopt;
  return (*pain.end - *pain.start).value;
}

std::optional<double> settled_hours(const Activity& activity) {
  if (!is_knee(activity)) return std::nullopt;
  if (const auto worst = worst_points(activity); worst && *worst <= 0) return 0;
  if (!activity.pain->settled) return std::nullopt;
  return activity.pain->settled->count();
}

bool limps(const Activity& activity) { return activity.pain && activity.pain->limp.value_or(false); }

Day day_after_hours(const Activity& activity, double hours) {
  const ExactTime passed = end_of(activity) + std::chrono::duration_cast<std::chrono::duration<double>>(Hours{hours});
  const Day day = std::chrono::floor<days>(passed);
  return ExactTime{day} == passed ? day - days{1} : day;
}

std::optional<double> morning_points(const History& history, Day day) {
  std::optional<Pain> morning;
  if (const Checkin* checkin = checkin_on(history, day)) morning = checkin->morning;
  for (const Activity& activity : activities_on(history, day - days{1}))
    if (is_knee(activity)) morning = std::max(morning, activity.pain->next_morning);
  return points(morning);
}

std::vector<RecordRef> morning_records(const History& history, Day day) {
  std::vector<RecordRef> records;
  for (const Activity& activity : activities_on(history, day - days{1}))
    if (is_knee(activity) && activity.pain->next_morning) records.push_back(activity.origin);
  const Checkin* checkin = checkin_on(history, day);
  if (checkin && checkin->morning) records.push_back(checkin->origin);
  return records;
}

std::optional<double> points_on(const History& history, Day day, KneeField field) {
  const Checkin* checkin = checkin_on(history, day);
  const auto of_activities = [&](auto value_of) {
    std::optional<double> largest;
    for (const Activity& activity : activities_on(history, day)) largest = std::max(largest, value_of(activity));
    return largest;
  };
  switch (field) {
    case KneeField::activity:
    case KneeField::rise:
    case KneeField::limp:
    case KneeField::settling: return of_activities(worst_points);
    case KneeField::before:
      return of_activities([](const Activity& a) { return is_knee(a) ? points(a.pain->before) : std::optional<double>{}; });
    case KneeField::morning: return morning_points(history, day);
    case KneeField::stairs: return checkin ? points(checkin->stairs) : std::nullopt;
    case KneeField::sitting: return checkin ? points(checkin->sitting) : std::nullopt;
    case KneeField::rest: return checkin ? points(checkin->rest) : std::nullopt;
    case KneeField::flag: break;
  }
  return std::nullopt;
}

double points_over(double points, double baseline) { return std::max(0.0, points - baseline); }

bool is_clean_run_day(const KneeDay& as_of, Day day) {
  bool any = false;
  for (const Activity& activity : activities_on(as_of.history, day)) {
    if (!is_running(activity.sport())) continue;
    if (!is_clean(activity, as_of)) return false;
    any = true;
  }
  return any;
}

bool has_clean_walk(const KneeDay& as_of, Day day) {
  bool any = false;
  for (const Activity& activity : activities_on(as_of.history, day)) {
    if (activity.sport() != Sport::walk) continue;
    const auto worst = worst_points(activity);
    if (!worst) continue;
    if (!is_clean(activity, as_of)) return false;
    any = any || (activity.duration && reaches(activity.duration->count(), as_of.policy[key::stage_minutes]));
  }
  return any;
}

std::optional<double> excess_on(const KneeDay& as_of, Day day) {
  std::optional<double> largest;
  for (const KneeField field :
       {KneeField::activity, KneeField::before, KneeField::morning, KneeField::stairs, KneeField::sitting, KneeField::rest})
    if (const auto stated = points_on(as_of.history, day, field))
      largest = std::max(largest, std::optional{points_over(*stated, as_of.baseline)});
  return largest;
}

std::vector<RunPoints> latest_runs(const KneeDay& day, std::optional<double> (*value_of)(const Activity&)) {
  std::vector<RunPoints> runs;
  for (const Activity& activity : day.history.activities_in(days_to(day.day, day.policy.count(key::last_runs_days)))) {
    if (!is_running(activity.sport())) continue;
    if (const auto value = value_of(activity)) runs.push_back({&activity, *value});
  }
  std::ranges::stable_sort(runs, {}, [](const RunPoints& r) { return std::tuple{begin_of(*r.run), r.value}; });
  const auto count = static_cast<std::size_t>(day.policy.count(key::last_runs_count));
  if (runs.size() > count) runs.erase(runs.begin(), runs.end() - static_cast<std::ptrdiff_t>(count));
  return runs;
}

}  // namespace patella
