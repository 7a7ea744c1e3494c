#pragma once
/// What one day's records state of the knee. Absent is not stated, never zero.
#include <optional>
#include <span>
#include <vector>

#include "patella/knee.hpp"

namespace patella {

std::span<const Activity> activities_on(const History& history, Day day);
const Checkin* checkin_on(const History& history, Day day);

/// The largest of start, during, end and after; of the knee alone.
std::optional<double> worst_points(const Activity& activity);
/// End minus start; 0 where the worst is 0: nothing hurt, so nothing rose.
std::optional<double> rise_points(const Activity& activity);
/// How long it took to settle, in hours; 0 where the worst is 0: nothing hurt, so nothing had to settle.
std::optional<double> settled_hours(const Activity& activity);
bool limps(const Activity& activity);

/// The day at whose end so many hours have passed since the end of an activity.
Day day_after_hours(const Activity& activity, double hours);

/// The score of the morning of a day: that of a check-in, or the next morning of an activity of the day before, whichever is
/// larger.
std::optional<double> morning_points(const History& history, Day day);
/// The records that state it.
std::vector<RecordRef> morning_records(const History& history, Day day);

/// The largest score that a day states of a field.
std::optional<double> points_on(const History& history, Day day, KneeField field);

/// The points that are usual for the runner; 0 where not stated.
inline double baseline_of(const History& history) { return history.athlete.baseline_pain.value_or(Pain{}).value; }

/// Points above what is usual for the runner; not below 0.
double points_over(double points, double baseline);

/// Whether every run of the day states its worst pain, and none of them hurt, limped, rose or took long to settle, as known
/// at the end of `as_of`. False without a run.
bool is_clean_run_day(const KneeDay& as_of, Day day);
/// Whether a walk of the day was long enough to say something, and did not hurt.
bool has_clean_walk(const KneeDay& as_of, Day day);

/// Every score of the knee that a day states, as points over the baseline: the largest. Absent without a score.
std::optional<double> excess_on(const KneeDay& as_of, Day day);

/// One value of a run.
struct RunPoints {
  const Activity* run = nullptr;
  double value = 0;
};

/// The latest runs up to the day that state a value, oldest first: of `last-runs.days`, `last-runs.count` at most. Of runs
/// of one day without a time the worse counts as the later.
std::vector<RunPoints> latest_runs(const KneeDay& day, std::optional<double> (*value_of)(const Activity&));

}  // namespace patella
