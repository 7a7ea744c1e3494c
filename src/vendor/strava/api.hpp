#pragma once
/// What a DetailedActivity of the Strava API says of descent.
#include <optional>
#include <span>

namespace patella {

/// How high the runner ended above the start, and the descent that follows from a stated ascent: ascent less that
/// difference, at least what the kilometres that ended lower than they began lost. The first two are the splits'
/// `distance` and `elevation_difference`. Nothing where they do not cover `distance`, or one of them is unknown.
std::optional<double> descent_of_splits(std::span<const double> distances, std::span<const double> differences,
                                        double distance, double ascent);

}  // namespace patella
