#pragma once
#include "patella/log.hpp"

namespace patella {

/// A wall-clock time with fractions of a second.
using ExactTime = std::chrono::sys_time<std::chrono::duration<double>>;

/// When an activity began: noon where its record states a date alone.
WallTime begin_of(const Activity& activity);

/// `begin_of` and the duration, which is taken as 0 where unknown.
ExactTime end_of(const Activity& activity);

}  // namespace patella
