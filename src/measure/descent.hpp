#pragma once
/// What a run states of going downhill.
#include <optional>
#include <span>

#include "patella/history.hpp"
#include "patella/metrics.hpp"

namespace patella {

/// Metres of descent; 0 on a treadmill, a track or in a virtual run that states none.
std::optional<Height> descent_of(const Activity& run);

/// Distance at -5 % or steeper: from the grades where stated, else as stated; unknown from raw GPS altitude.
std::optional<Distance> steep_descent_of(const Activity& run);

/// Patellofemoral stress impulse per km at `grade` relative to level: piecewise linear through the values at
/// -6, -3, 0, 3 and 6 degrees of Van Hooren 2024, flat outside.
double knee_multiplier(Grade grade);

/// Flat-equivalent km of the runs with grades: 0 where there is no run; absent where no run states grades, and in
/// an empty log.
KneeKm knee_km_in(const History& history, Days window);

}  // namespace patella
