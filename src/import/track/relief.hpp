#pragma once
/// Ascent, descent and grades from recorded altitude.
#include <optional>
#include <span>
#include <vector>

#include "patella/log.hpp"

namespace patella {

/// What measured the altitude, where that is known.
enum class AltitudeKind : std::uint8_t { unknown, barometer, gps, dem };

/// One recorded point, in the order of the recording. What cannot be, as an altitude that is not on earth or a value that
/// is no number, counts as absent.
struct TrackPoint {
  std::optional<double> time;      ///< s, from any start; may run back
  std::optional<double> distance;  ///< m since the start
  std::optional<double> altitude;  ///< m
  bool gap_before = false;         ///< a pause or the end of a segment lies before this point
};

struct Relief {
  std::optional<Height> ascent, descent;  ///< absent where fewer than two points have an altitude
  std::vector<GradeShare> grades;         ///< distance by whole percent, steepest descent first; only what was run
  Distance without_grade;                 ///< run between the first and last altitude, where it is missing or steeper than 40 %
  Height threshold;                       ///< a climb or drop below it was taken for noise
};

/// How far the track goes up and down. Small flicker, jumps and pauses do not count.
Relief relief_of(std::span<const TrackPoint> track, AltitudeKind kind);

}  // namespace patella
