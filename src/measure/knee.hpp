#pragma once
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// The check-ins up to the as-of day, one a day: of two on one day the later in the document wins field by field.
std::vector<Checkin> one_checkin_a_day(std::vector<Checkin> checkins);

/// What each running activity says of the knee by the end of `as_of`. The pointers go into `activities`.
std::vector<Run> runs_of(const std::vector<Activity>& activities, const std::vector<Checkin>& checkins, Pain baseline, Day as_of);

/// Every 0-10 knee score known by the end of `as_of`, in order of day.
std::vector<KneeScore> knee_scores_of(const std::vector<Activity>& activities, const std::vector<Checkin>& checkins, Day as_of);

/// Next-morning pain is known from the day after the activity.
bool next_morning_known(const Activity& activity, Day as_of);

}  // namespace patella
