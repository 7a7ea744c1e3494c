#pragma once
/// A recording as one unbroken line.
#include <span>
#include <vector>

#include "import/track/relief.hpp"

namespace patella {

/// The points that have an altitude. Pauses take no time, distance or height; neither do jumps that nobody can run.
struct Profile {
  std::vector<double> clock;     ///< s, never falls
  std::vector<double> distance;  ///< m, never falls; stays 0 where no distance is recorded
  std::vector<double> altitude;  ///< m, right but for a constant
};

Profile profile_of(std::span<const TrackPoint> track);

}  // namespace patella
