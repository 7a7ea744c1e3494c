#include "measure/knee_records.hpp"

#include <algorithm>

#include "activity/same_activity.hpp"

namespace patella {
namespace {

template <class T>
void overwrite(std::optional<T>& old, const std::optional<T>& newer) {
  if (newer) old = newer;
}

void overwrite(Checkin& old, const Checkin& newer) {
  overwrite(old.morning, newer.morning);
  overwrite(old.stairs, newer.stairs);
  overwrite(old.sitting, newer.sitting);
  overwrite(old.rest, newer.rest);
  for (std::size_t f = 0; f < flag_count; ++f) overwrite(old.flags[f], newer.flags[f]);
  overwrite(old.sleep, newer.sleep);
  overwrite(old.low_energy, newer.low_energy);
  overwrite(old.rehab, newer.rehab);
  if (!newer.exercises.empty()) old.exercises = newer.exercises;
  old.origin = newer.origin;
}

const Checkin* checkin_on(const std::vector<Checkin>& checkins, Day day) {
  const auto at = std::lower_bound(checkins.begin(), checkins.end(), day, [](const Checkin& c, Day d) { return c.day < d; });
  return at != checkins.end() && at->day == day ? &*at : nullptr;
}

bool has_known_score(const PainEntry& pain, bool morning_known) {
  return pain.before || pain.start || pain.during || pain.end || pain.after || (pain.next_morning && morning_known);
}

std::optional<Pain> worst_of(const PainEntry& pain) {
  // An absent optional is less than any value.
  return std::max({pain.start, pain.during, pain.end, pain.after});
}

bool settled_known(const Activity& activity, Hours settled, Day as_of) {
  return end_of(activity) + settled <= WallTime{as_of + std::chrono::days{1}};
}

void add_pain_entry(Run& run, const Activity& activity, Day as_of) {
  const PainEntry& pain = *activity.pain;
  if (!pain.is_knee()) return;
  run.has_pain_entry = has_known_score(pain, next_morning_known(activity, as_of));
  run.worst = worst_of(pain);
  if (pain.settled && settled_known(activity, *pain.settled, as_of)) run.settled = pain.settled;
}

/// The run's own next morning, or else what the check-in of the day after says.
void add_next_morning(Run& run, const Activity& activity, const History& history) {
  if (!next_morning_known(activity, history.as_of)) return;
  const Pain baseline = history.athlete.baseline_pain.value_or(Pain{});
  const auto& pain = activity.pain;
  if (pain && pain->is_knee() && pain->next_morning) {
    run.over_baseline = *pain->next_morning - baseline;
    return;
  }
  const Checkin* morning = checkin_on(history.checkins, run.day + std::chrono::days{1});
  if (!morning || !morning->morning) return;
  run.over_baseline = *morning->morning - baseline;
  run.records.push_back(morning->origin);
}

}  // namespace

bool next_morning_known(const Activity& activity, Day as_of) { return activity.day < as_of; }

std::vector<Checkin> one_checkin_a_day(std::vector<Checkin> checkins) {
  std::stable_sort(checkins.begin(), checkins.end(), [](const Checkin& a, const Checkin& b) { return a.day < b.day; });
  std::vector<Checkin> days;
  for (Checkin& checkin : checkins) {
    if (!days.empty() && days.back().day == checkin.day)
      overwrite(days.back(), checkin);
    else
      days.push_back(std::move(checkin));
  }
  return days;
}

Run run_of(const History& history, std::size_t index) {
  const Activity& activity = history.activities[index];
  Run run;
  run.activity = index;
  run.day = activity.day;
  run.begin = begin_of(activity);
  run.records = activity.records();
  if (activity.pain) add_pain_entry(run, activity, history.as_of);
  add_next_morning(run, activity, history);
  return run;
}

bool may_change_later(const History& history, const Run& run) {
  const Activity& activity = history.activity_of(run);
  const auto& pain = activity.pain;
  const bool settles_later = pain && pain->is_knee() && pain->settled && !run.settled;
  return settles_later || !next_morning_known(activity, history.as_of);
}

std::vector<KneeScore> knee_scores_of(std::span<const Activity> activities, std::span<const Checkin> checkins, Day as_of) {
  std::vector<KneeScore> scores;
  const auto add = [&](Day day, const RecordRef& record, std::initializer_list<std::optional<Pain>> pains) {
    for (const auto& pain : pains)
      if (pain) scores.push_back({day, *pain, record});
  };
  for (const Activity& a : activities) {
    if (!a.pain || !a.pain->is_knee()) continue;
    add(a.day, a.origin, {a.pain->before, a.pain->start, a.pain->during, a.pain->end, a.pain->after});
    if (next_morning_known(a, as_of)) add(a.day, a.origin, {a.pain->next_morning});
  }
  const auto of_activities = static_cast<std::ptrdiff_t>(scores.size());
  for (const Checkin& c : checkins) add(c.day, c.origin, {c.morning, c.stairs, c.sitting, c.rest});
  // Each part is in order of day already.
  std::inplace_merge(scores.begin(), scores.begin() + of_activities, scores.end(),
                     [](const KneeScore& a, const KneeScore& b) { return a.day < b.day; });
  return scores;
}

}  // namespace patella
