#include "advise/notes.hpp"

#include <algorithm>

#include "measure/windows.hpp"
#include "rules/knee_day.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

void note_pain_elsewhere(std::vector<Note>& notes, std::span<const Activity> activities) {
  for (const Activity& activity : activities) {
    if (!activity.pain || activity.pain->is_knee()) continue;
    const PainEntry& pain = *activity.pain;
    const auto worst = std::max({pain.before, pain.start, pain.during, pain.end, pain.after, pain.next_morning});
    if (worst) notes.push_back({Note::Kind::pain_elsewhere, worst->value, activity.day, *pain.site});
  }
}

void note_checkins(std::vector<Note>& notes, const RuleInput& input, Days week) {
  std::optional<Day> tired, weak;
  int exercise_days = 0;
  for (const Checkin& checkin : input.history.checkins_in(week)) {
    if (checkin.low_energy == true) tired = checkin.day;
    if (checkin.flags[static_cast<std::size_t>(Flag::feels_weak)] == true) weak = checkin.day;
    exercise_days += checkin.rehab == true;
  }
  if (tired) notes.push_back({Note::Kind::low_energy, std::nullopt, tired, {}});
  if (weak) notes.push_back({Note::Kind::feels_weak, std::nullopt, weak, {}});
  if (exercise_days > 0) notes.push_back({Note::Kind::exercises, static_cast<double>(exercise_days), std::nullopt, {}});
  const auto is_strength = [](const Activity& a) { return a.sport() == Sport::strength; };
  const bool any = exercise_days > 0 || std::ranges::any_of(input.history.activities_in(week), is_strength);
  if (!any && input.knee.state == KneeState::sore)
    notes.push_back({Note::Kind::no_exercises, std::nullopt, std::nullopt, {}});
}

}  // namespace

std::vector<Note> notes_of(const RuleInput& input, const Week& week, Verdict verdict) {
  std::vector<Note> notes;
  const Days days = days_to(input.day, window::week);
  const auto activities = input.history.activities_in(days);
  note_pain_elsewhere(notes, activities);
  note_checkins(notes, input, days);
  if (week.sleep && week.sleep->count() < input.policy[key::note_short_sleep])
    notes.push_back({Note::Kind::short_sleep, week.sleep->count(), std::nullopt, {}});
  double down = 0;
  for (const Activity& activity : activities)
    if (activity.sport() == Sport::hike) down += activity.descent.value_or(Height{}).value;
  if (down >= input.policy[key::note_hike_descent]) notes.push_back({Note::Kind::hike_descent, down, std::nullopt, {}});
  double estimated = 0;
  for (const RunDay& day : input.training.in(days)) estimated += day.estimated_km;
  if (estimated > 0) notes.push_back({Note::Kind::estimated_distance, estimated, std::nullopt, {}});
  if (verdict == Verdict::keep_running && input.knee.sore)
    notes.push_back({Note::Kind::speed_can_wait, std::nullopt, input.knee.sore_since, {}});
  return notes;
}

}  // namespace patella
