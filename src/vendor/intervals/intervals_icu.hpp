#pragma once
/// What intervals.icu tells of activities and of days.
#include "vendor/format.hpp"

namespace patella {

/// A list of activities, or one.
extern const ImportFormat intervals_activities;

/// A list of days, or one: sleep, injury, soreness and comments. Injury and soreness are steps from 1 to 4 for the whole
/// body, and no pain of the knee from 0 to 10.
extern const ImportFormat intervals_wellness;

}  // namespace patella
