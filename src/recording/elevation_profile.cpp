#include "recording/elevation_profile.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace patella {
namespace {

constexpr double smoothing = 5, gps_smoothing = 15;           // s
constexpr double most_barometer = 3.5, least = 1, most = 10;  // thresholds, m
constexpr double grade_window = 50, gps_grade_window = 100;   // m
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

constexpr double lowest = -1000, highest = 12000;         // m; outside, an altitude is an error
constexpr double longest_time = 1e11, longest_way = 1e7;  // s, m; more is an error too
constexpr double pause_seconds = 60, pause_pace = 0.5;    // s, m/s: a minute or more of hardly moving is a pause
constexpr double jump = 3, steepest = 0.5;                // m, and m per m: what no altitude that is run does at once
constexpr double fastest_climb = 1;                       // m/s, where the distance is not known
constexpr double running_pace = 3;                        // m/s, where the time is not known

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

constexpr int max_grade_percent = 40;  // percent; what is steeper is an error

/// The altitude at a distance, asked for in rising order.
class AltitudeAt {
 public:
  AltitudeAt(const std::vector<double>& distance, const std::vector<double>& altitude) : x_{distance}, z_{altitude} {}
  double operator()(double where) {
    while (i_ + 2 < x_.size() && x_[i_ + 1] < where) ++i_;
    const double width = x_[i_ + 1] - x_[i_], part = width > 0 ? std::clamp((where - x_[i_]) / width, 0.0, 1.0) : 0;
    return z_[i_] + part * (z_[i_ + 1] - z_[i_]);
  }

 private:
  const std::vector<double>&x_, &z_;
  std::size_t i_ = 0;
};

}  // namespace

ElevationProfile elevation_profile(std::span<const TrackPoint> track, AltitudeKind kind) {
  const Profile profile = profile_of(track);
  if (profile.altitude.size() < 2) return {};
  const bool is_gps = kind == AltitudeKind::gps;
  const std::vector<double> smooth = smoothed(profile, is_gps ? gps_smoothing : smoothing);
  const double threshold = threshold_for(profile, smooth, kind);
  const UpAndDown sum = up_and_down(smooth, threshold);
  ElevationProfile relief = grades_of(profile, smooth, is_gps ? gps_grade_window : grade_window);
  relief.ascent = Height{sum.up};
  relief.descent = Height{sum.down};
  relief.threshold = Height{threshold};
  return relief;
}

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

std::vector<double> smoothed(const Profile& profile, double seconds) {
  const std::vector<double>&t = profile.clock, &z = profile.altitude;
  std::vector<double> area(z.size());  // under the altitude, up to each point
  for (std::size_t i = 1; i < z.size(); ++i) area[i] = area[i - 1] + (t[i] - t[i - 1]) * (z[i] + z[i - 1]) / 2;
  const auto area_to = [&](double when, std::size_t& i) {  // `i` only moves on
    while (i + 2 < t.size() && t[i + 1] < when) ++i;
    const double width = t[i + 1] - t[i], part = width > 0 ? std::clamp((when - t[i]) / width, 0.0, 1.0) : 0;
    return area[i] + part * width * (z[i] + part * (z[i + 1] - z[i]) / 2);
  };
  std::vector<double> smooth = z;
  std::size_t from = 0, to = 0;
  for (std::size_t i = 1; i + 1 < z.size(); ++i) {
    const double half = std::min({seconds / 2, t[i] - t.front(), t.back() - t[i]});
    if (half <= 0.001) continue;
    const double begin = area_to(t[i] - half, from), end = area_to(t[i] + half, to);
    smooth[i] = (end - begin) / (2 * half);
  }
  return smooth;
}

UpAndDown up_and_down(std::span<const double> altitude, double threshold) {
  UpAndDown sum;
  if (altitude.empty()) return sum;
  enum { nowhere, up, down } going = nowhere;
  double low = altitude.front(), high = low;  // since the last turning point
  for (const double z : altitude) {
    if (going != down && high - z >= threshold) {
      sum.up += going == up ? high - low : high - altitude.front();
      ++sum.turns;
      going = down;
      low = z;
    } else if (going != up && z - low >= threshold) {
      sum.down += going == down ? high - low : altitude.front() - low;
      ++sum.turns;
      going = up;
      high = z;
    } else {
      if (going != down && z > high) high = z;
      if (going != up && z < low) low = z;
    }
  }
  if (going == up) sum.up += high - low;
  if (going == down) sum.down += high - low;
  return sum;
}

ElevationProfile grades_of(const Profile& profile, const std::vector<double>& altitude, double window) {
  ElevationProfile relief;
  const std::vector<double>& x = profile.distance;
  const double length = x.back() - x.front();
  std::array<double, 2 * max_grade_percent + 1> metres{};
  AltitudeAt begin{x, altitude}, end{x, altitude};
  for (std::size_t i = 1; i < x.size(); ++i) {
    const double run = x[i] - x[i - 1];
    if (run <= 0) continue;
    const double from = std::clamp(x[i] - (run + window) / 2, 0.0, std::max(0.0, length - window));
    const double grade = 100 * (end(from + window) - begin(from)) / window;
    // Over more than two windows without an altitude nobody knows the grade.
    const bool known = run <= 2 * window && length >= window && std::abs(grade) <= max_grade_percent;
    if (known)
      metres[static_cast<std::size_t>(std::lround(grade) + max_grade_percent)] += run;
    else
      relief.without_grade += Distance{run};
  }
  for (std::size_t i = 0; i < metres.size(); ++i)
    if (metres[i] > 0) relief.grades.push_back({Grade{static_cast<double>(i) - max_grade_percent}, Distance{metres[i]}});
  return relief;
}

}  // namespace patella
