#pragma once
#include <span>
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// The check-ins in order, one a day: of two on one day the later in the document wins field by field.
std::vector<Checkin> one_checkin_a_day(std::vector<Checkin> checkins);

/// What a running activity says of the knee by the end of `as_of`, with the check-in of the morning after where
/// `checkins`, which are in order, have it. The run points to `activity`.
Run run_of(const Activity& activity, const std::vector<Checkin>& checkins, Pain baseline, Day as_of);

/// Whether a day after `as_of` may tell more of a run: the next morning, or that it has settled.
bool may_tell_more(const Run& run, Day as_of);

/// Every 0-10 knee score known by the end of `as_of`, in order of day.
std::vector<KneeScore> knee_scores_of(std::span<const Activity> activities, std::span<const Checkin> checkins, Day as_of);

/// Next-morning pain is known from the day after the activity.
bool next_morning_known(const Activity& activity, Day as_of);

}  // namespace patella
