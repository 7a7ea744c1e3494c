#pragma once
/// Ascent, descent and grades from recorded altitude.
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "recording/recording.hpp"

namespace patella {

struct ElevationProfile {
  std::optional<Height> ascent, descent;  ///< absent where fewer than two points have an altitude
  std::vector<GradeShare> grades;         ///< distance by whole percent, steepest descent first; only what was run
  Distance without_grade;    ///< run between the first and last altitude, where it is missing or steeper than 40 %
  Height threshold;          ///< a climb or drop below it was taken for noise
  bool is_unusable = false;  ///< the altitudes jump as no runner does: there is no ascent or descent then
};

/// How far the points, of which distances and breaks are set, go up and down. Small flicker, jumps and pauses do not count.
/// Of what measured the altitude, `stated` says that nothing is known.
ElevationProfile elevation_profile(std::span<const RecordedPoint> points, AltitudeSource source);

struct UpAndDown {
  double up = 0, down = 0;  ///< m, both positive
  std::size_t turns = 0;
};

/// A turning point is a high or low from which the altitude comes back by at least `threshold`. Each climb and drop
/// between two of them counts in full, so that a large threshold does not shorten the hills that it leaves.
UpAndDown up_and_down(std::span<const double> altitude, double threshold);

}  // namespace patella
