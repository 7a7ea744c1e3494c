#pragma once
/// What kind of movement a sport is.
#include "patella/log.hpp"

namespace patella {

/// Whether an altitude can be measured at all.
constexpr bool is_outdoors(Sport sport) {
  return sport != Sport::treadmill && sport != Sport::virtual_run && sport != Sport::strength && sport != Sport::swim;
}

/// Whether it is done step by step.
constexpr bool has_steps(Sport sport) { return is_running(sport) || sport == Sport::walk || sport == Sport::hike; }

/// The same sport, or running both.
constexpr bool comparable_sports(Sport a, Sport b) { return a == b || (is_running(a) && is_running(b)); }

}  // namespace patella
