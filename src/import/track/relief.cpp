#include "import/track/relief.hpp"

#include <algorithm>

#include "import/track/relief_grades.hpp"
#include "import/track/relief_profile.hpp"
#include "import/track/relief_smooth.hpp"
#include "import/track/relief_turns.hpp"

namespace patella {
namespace {

constexpr double smoothing = 5, gps_smoothing = 15;           // s
constexpr double most_barometer = 3.5, least = 1, most = 10;  // thresholds, m
constexpr double grade_window = 50, gps_grade_window = 100;    // m
constexpr double small_turn = 0.3, large_turn = 1.5;          // m; above and below what flickers by 1 m

/// Turns of at least `large_turn` a minute.
double turns_a_minute(const Profile& profile, const std::vector<double>& smooth) {
  const double minutes = (profile.clock.back() - profile.clock.front()) / 60;
  return minutes > 0 ? static_cast<double>(up_and_down(smooth, large_turn).turns) / minutes : 0;
}

/// Below what a climb or drop is noise. A device that filtered its altitude leaves no small turns, and then small climbs
/// are real; where at least half of the turns are small, they are noise. Ground that is run turns less than once a minute:
/// what turns more often is rougher than a barometer.
double threshold_for(const Profile& profile, const std::vector<double>& smooth, AltitudeKind kind) {
  if (kind == AltitudeKind::gps) return most;
  const auto all = static_cast<double>(up_and_down(profile.altitude, small_turn).turns);
  const auto large = static_cast<double>(up_and_down(profile.altitude, large_turn).turns);
  const double small_share = all > 0 ? 1 - large / all : 0;
  const double threshold = std::max(least, most_barometer * std::min(1.0, 2 * small_share));
  if (kind == AltitudeKind::barometer) return threshold;
  return std::min(most, threshold * std::max(1.0, turns_a_minute(profile, smooth)));
}

}  // namespace

Relief relief_of(std::span<const TrackPoint> track, AltitudeKind kind) {
  const Profile profile = profile_of(track);
  if (profile.altitude.size() < 2) return {};
  const bool is_gps = kind == AltitudeKind::gps;
  const std::vector<double> smooth = smoothed(profile, is_gps ? gps_smoothing : smoothing);
  const double threshold = threshold_for(profile, smooth, kind);
  const UpAndDown sum = up_and_down(smooth, threshold);
  Relief relief = grades_of(profile, smooth, is_gps ? gps_grade_window : grade_window);
  relief.ascent = Height{sum.up};
  relief.descent = Height{sum.down};
  relief.threshold = Height{threshold};
  return relief;
}

}  // namespace patella
