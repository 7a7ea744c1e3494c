#include "import/track/relief_profile.hpp"

#include <algorithm>
#include <cmath>

namespace patella {
namespace {

constexpr double lowest = -1000, highest = 12000;      // m; outside, an altitude is an error
constexpr double longest_time = 1e11, longest_way = 1e7; // s, m; more is an error too
constexpr double pause_seconds = 60, pause_pace = 0.5; // s, m/s: a minute or more of hardly moving is a pause
constexpr double jump = 3, steepest = 0.5;             // m, and m per m: what no altitude that is run does at once
constexpr double fastest_climb = 1;                    // m/s, where the distance is not known
constexpr double running_pace = 3;                     // m/s, where the time is not known

/// The value, where it is at most `limit` from 0.
std::optional<double> within(double limit, std::optional<double> value) {
  return value && std::abs(*value) <= limit ? value : std::nullopt;
}

bool has_altitude(const TrackPoint& point) {
  return point.altitude && *point.altitude >= lowest && *point.altitude <= highest;
}

/// From one point with an altitude to the next.
struct Step {
  std::optional<double> seconds, metres;
  double climb = 0;
  bool gap = false;

  bool is_pause() const {
    if (gap || (seconds && *seconds < 0)) return true;
    return seconds && *seconds > pause_seconds && metres.value_or(0) < pause_pace * *seconds;
  }
  bool is_jump(double allowance) const {
    const double more = metres ? steepest * *metres : fastest_climb * seconds.value_or(1);
    return std::abs(climb) > allowance + more;
  }
  bool is_repeated() const { return seconds == 0.0 && metres.value_or(0) == 0; }
  double clock() const { return std::max(0.0, seconds.value_or(metres.value_or(running_pace) / running_pace)); }
};

Step step_between(const TrackPoint& from, const TrackPoint& to, bool gap) {
  const auto apart = [](double limit, std::optional<double> a, std::optional<double> b) -> std::optional<double> {
    return within(limit, a) && within(limit, b) ? std::optional{*b - *a} : std::nullopt;
  };
  Step step{apart(longest_time, from.time, to.time), apart(longest_way, from.distance, to.distance),
            *to.altitude - *from.altitude, gap};
  if (step.metres) step.metres = std::max(0.0, *step.metres);
  return step;
}

/// Calls `take` with the step from each point with an altitude to the next; repeated points are left out.
template <class Take>
void each_step(std::span<const TrackPoint> track, Take take) {
  const TrackPoint* last = nullptr;
  bool gap = false;
  for (const TrackPoint& point : track) {
    gap = gap || point.gap_before;
    if (!has_altitude(point)) continue;
    if (last) {
      const Step step = step_between(*last, point, gap);
      if (step.is_repeated() && !gap) continue;
      take(step);
    }
    last = &point;
    gap = false;
  }
}

/// What an altitude may change by at once: more, where it is rough throughout.
double allowance_for(std::vector<double>& climbs) {
  if (climbs.empty()) return jump;
  const auto middle = climbs.begin() + static_cast<std::ptrdiff_t>(climbs.size() / 2);
  std::nth_element(climbs.begin(), middle, climbs.end());
  return std::max(jump, 10 * *middle);
}

}  // namespace

Profile profile_of(std::span<const TrackPoint> track) {
  Profile profile;
  const auto first = std::find_if(track.begin(), track.end(), has_altitude);
  if (first == track.end()) return profile;
  std::vector<double> climbs;
  climbs.reserve(track.size());
  each_step(track, [&](const Step& step) { climbs.push_back(std::abs(step.climb)); });
  const double allowance = allowance_for(climbs);

  for (auto* line : {&profile.clock, &profile.distance, &profile.altitude}) line->reserve(climbs.size() + 1);
  double clock = 0, distance = 0, altitude = *first->altitude;
  const auto add = [&] {
    profile.clock.push_back(clock);
    profile.distance.push_back(distance);
    profile.altitude.push_back(altitude);
  };
  add();
  each_step(track, [&](const Step& step) {
    if (!step.is_pause()) {
      clock += step.clock();
      distance += step.metres.value_or(0);
      if (!step.is_jump(allowance)) altitude += step.climb;
    }
    add();
  });
  return profile;
}

}  // namespace patella
