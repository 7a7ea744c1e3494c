#pragma once
/// What runs and check-ins say of the knee, as known on a day.
#include <span>
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// The check-ins in order, one a day: of two on one day the later in the document wins field by field.
std::vector<Checkin> one_checkin_a_day(std::vector<Checkin> checkins);

/// What a running activity, by its index, says of the knee by the as-of day of `history`, with the check-in of the morning
/// after where there is one.
Run run_of(const History& history, std::size_t index);

/// Whether more of a run becomes known on a day after the as-of day: the next morning, or that it has settled.
bool may_change_later(const History& history, const Run& run);

/// Every 0-10 knee score known by the end of `as_of`, in order of day.
std::vector<KneeScore> knee_scores_of(std::span<const Activity> activities, std::span<const Checkin> checkins, Day as_of);

/// Next-morning pain is known from the day after the activity.
bool next_morning_known(const Activity& activity, Day as_of);

}  // namespace patella
