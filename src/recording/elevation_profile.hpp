#pragma once
/// Ascent, descent and grades from recorded altitude.
#include <cstddef>
#include <cstdint>
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

struct ElevationProfile {
  std::optional<Height> ascent, descent;  ///< absent where fewer than two points have an altitude
  std::vector<GradeShare> grades;         ///< distance by whole percent, steepest descent first; only what was run
  Distance without_grade;  ///< run between the first and last altitude, where it is missing or steeper than 40 %
  Height threshold;        ///< a climb or drop below it was taken for noise
};

/// How far the track goes up and down. Small flicker, jumps and pauses do not count.
ElevationProfile elevation_profile(std::span<const TrackPoint> track, AltitudeKind kind);

/// The points that have an altitude. Pauses take no time, distance or height; neither do jumps that nobody can run.
struct Profile {
  std::vector<double> clock;     ///< s, never falls
  std::vector<double> distance;  ///< m, never falls; stays 0 where no distance is recorded
  std::vector<double> altitude;  ///< m, right but for a constant
};

Profile profile_of(std::span<const TrackPoint> track);

/// The altitude as the mean over `seconds` around each point; less at both ends.
std::vector<double> smoothed(const Profile& profile, double seconds);

struct UpAndDown {
  double up = 0, down = 0;  ///< m, both positive
  std::size_t turns = 0;
};

/// A turning point is a high or low from which the altitude comes back by at least `threshold`. Each climb and drop
/// between two of them counts in full, so that a large threshold does not shorten the hills that it leaves.
UpAndDown up_and_down(std::span<const double> altitude, double threshold);

/// A Relief's grades, and the distance without one. A grade is taken over `window` metres around where it is run.
ElevationProfile grades_of(const Profile& profile, const std::vector<double>& altitude, double window);

}  // namespace patella
