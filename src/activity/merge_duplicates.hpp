#pragma once
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// Makes one activity of records that share an id, or that are of one sport (or both runs) and overlap in time by
/// more than half of the shorter. The record with more fields stands (then the longer, then the farther) and takes
/// what it lacks from the others. Adds a notice for every pair joined, and for a date-only run beside timed
/// runs of the same day and of like distance, which all stay. The result is in order of time, whatever order came in.
std::vector<Activity> join_duplicates(std::vector<Activity> activities, std::vector<Notice>& notices);

/// Days that bring a record of an activity of which an earlier day has a record already, in order. `activities` are in
/// order of time.
std::vector<Day> reopening_days(const std::vector<Activity>& activities);

/// Puts activities in order of time.
void order_by_time(std::vector<Activity>& activities);

}  // namespace patella
