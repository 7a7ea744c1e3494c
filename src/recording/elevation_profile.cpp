#include "recording/elevation_profile.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace patella {
namespace {

// These numbers are our own, tuned on recordings of devices that state their ascent and descent.
constexpr double smoothing = 5, gps_smoothing = 15;           // s
constexpr double most_barometer = 3.5, least = 1, most = 10;  // thresholds, m
constexpr double grade_window = 50, gps_grade_window = 100;   // m
constexpr int max_grade_percent = 40;                         // percent; what is steeper is an error
constexpr double small_turn = 0.3, large_turn = 1.5;          // m; above and below what flickers by 1 m
constexpr double lowest = -1000, highest = 12000;             // m; outside, an altitude is an error
constexpr double longest_way = 1e7;                           // m; a longer distance is an error too
constexpr double pause_seconds = 60, pause_pace = 0.5;        // s, m/s: a minute or more of hardly moving is a pause
constexpr double jump = 3, steepest = 0.5;                    // m, and m per m: what no altitude that is run does at once
constexpr double most_allowance = 25;                         // m, of a jump, however rough the altitude is
constexpr double placeholder_share = 0.8;                     // of the jumps begin or end at one value
constexpr double most_jumps = 0.05;                           // of the steps: an altitude that jumps more often says nothing
constexpr double steepest_course = 0.5;                       // m per m: no run goes down or up more in the mean
constexpr double fastest_climb = 1;                           // m/s, where the distance is not known
constexpr double running_pace = 3;                            // m/s, where the time is not known

/// The points that have an altitude. Pauses take no time, distance or height; neither do jumps that no runner can make.
struct AltitudeTrack {
  std::vector<double> clock;     ///< s, never falls
  std::vector<double> distance;  ///< m, never falls; stays 0 where no distance is recorded
  std::vector<double> altitude;  ///< m, right but for a constant
  std::size_t jumps = 0;         ///< that were left out
};

bool has_altitude(const RecordedPoint& point) {
  return point.altitude && *point.altitude >= lowest && *point.altitude <= highest;
}

/// From one point with an altitude to the next.
struct Step {
  std::optional<double> seconds, metres;
  const float *from = nullptr, *to = nullptr;  ///< altitudes, m
  bool gap = false;

  double climb() const { return static_cast<double>(*to) - *from; }

  bool is_pause() const {
    if (gap || (seconds && *seconds < 0)) return true;
    return seconds && *seconds > pause_seconds && metres.value_or(0) < pause_pace * *seconds;
  }
  bool is_jump(double allowance) const {
    const double more = metres ? steepest * *metres : fastest_climb * seconds.value_or(1);
    return std::abs(climb()) > allowance + more;
  }
  bool is_repeated() const { return seconds == 0.0 && metres.value_or(0) == 0; }
  double clock() const { return std::max(0.0, seconds.value_or(metres.value_or(running_pace) / running_pace)); }
};

Step step_between(const RecordedPoint& from, const RecordedPoint& to, bool gap) {
  Step step{{}, {}, &*from.altitude, &*to.altitude, gap};
  if (from.time && to.time) step.seconds = seconds_between(from, to);
  const auto known = [](std::optional<double> metres) { return metres && std::abs(*metres) <= longest_way; };
  if (known(from.distance) && known(to.distance)) step.metres = std::max(0.0, *to.distance - *from.distance);
  return step;
}

/// Calls `take` with the step from each point with an altitude to the next; repeated points, and those whose altitude is the
/// placeholder, are left out.
template <class Take>
void for_each_step(std::span<const RecordedPoint> points, Take take, std::optional<float> placeholder = {}) {
  const RecordedPoint* last = nullptr;
  bool gap = false;
  for (const RecordedPoint& point : points) {
    gap = gap || point.after_break;
    if (!has_altitude(point) || point.altitude == placeholder) continue;
    if (last) {
      const Step step = step_between(*last, point, gap);
      if (step.is_repeated() && !gap) continue;
      take(step);
    }
    last = &point;
    gap = false;
  }
}

/// What an altitude may change by at once: more, where it is rough throughout, but not without limit.
double allowance_for(std::vector<double>& climbs) {
  if (climbs.empty()) return jump;
  return std::clamp(10 * median_of(climbs), jump, most_allowance);
}

/// The altitude that a device writes where it has none, such as 0: one value, from which and to which most jumps are.
std::optional<float> placeholder_of(std::span<const RecordedPoint> points) {
  std::vector<float> ends;
  std::size_t jumps = 0;
  for_each_step(points, [&](const Step& step) {
    if (step.is_pause() || !step.is_jump(most_allowance)) return;
    ++jumps;
    ends.insert(ends.end(), {*step.from, *step.to});
  });
  if (jumps < 2) return std::nullopt;
  std::ranges::sort(ends);
  std::size_t longest = 0;
  float value = 0;
  for (std::size_t begin = 0, end = 0; begin < ends.size(); begin = end) {
    while (end < ends.size() && ends[end] == ends[begin]) ++end;
    if (end - begin > longest) longest = end - begin, value = ends[begin];
  }
  const bool is_one = static_cast<double>(longest) >= placeholder_share * static_cast<double>(jumps);
  return is_one ? std::optional{value} : std::nullopt;
}

AltitudeTrack altitude_track(std::span<const RecordedPoint> points) {
  const std::optional<float> placeholder = placeholder_of(points);
  AltitudeTrack track;
  const auto has = [&](const RecordedPoint& point) { return has_altitude(point) && point.altitude != placeholder; };
  const auto first = std::ranges::find_if(points, has);
  if (first == points.end()) return track;
  std::vector<double> climbs;
  climbs.reserve(points.size());
  for_each_step(
      points, [&](const Step& step) { climbs.push_back(std::abs(step.climb())); }, placeholder);
  const double allowance = allowance_for(climbs);

  for (auto* line : {&track.clock, &track.distance, &track.altitude}) line->reserve(climbs.size() + 1);
  double clock = 0, distance = 0, altitude = *first->altitude;
  const auto add = [&] {
    track.clock.push_back(clock);
    track.distance.push_back(distance);
    track.altitude.push_back(altitude);
  };
  add();
  for_each_step(
      points,
      [&](const Step& step) {
        if (!step.is_pause()) {
          clock += step.clock();
          distance += step.metres.value_or(0);
          if (step.is_jump(allowance))
            ++track.jumps;
          else
            altitude += step.climb();
        }
        add();
      },
      placeholder);
  return track;
}

/// The altitude as the mean over `seconds` around each point; less at both ends.
std::vector<double> smoothed(const AltitudeTrack& track, double seconds) {
  const std::vector<double>&t = track.clock, &z = track.altitude;
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

/// Turns of at least `large_turn` a minute.
double turns_a_minute(const AltitudeTrack& track, const std::vector<double>& smooth) {
  const double minutes = (track.clock.back() - track.clock.front()) / 60;
  return minutes > 0 ? static_cast<double>(up_and_down(smooth, large_turn).turns) / minutes : 0;
}

/// Below what a climb or drop is noise. A device that filtered its altitude leaves no small turns, and then small climbs
/// are real; where at least half of the turns are small, they are noise. Ground that is run turns less than once a minute:
/// what turns more often is rougher than a barometer.
double threshold_for(const AltitudeTrack& track, const std::vector<double>& smooth, AltitudeSource source) {
  if (source == AltitudeSource::gps) return most;
  const auto all = static_cast<double>(up_and_down(track.altitude, small_turn).turns);
  const auto large = static_cast<double>(up_and_down(track.altitude, large_turn).turns);
  const double small_share = all > 0 ? 1 - large / all : 0;
  const double threshold = std::max(least, most_barometer * std::min(1.0, 2 * small_share));
  if (source == AltitudeSource::barometer) return threshold;
  return std::min(most, threshold * std::max(1.0, turns_a_minute(track, smooth)));
}

/// The altitude at a distance, for distances in rising order.
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

/// Sets the profile's grades, and the distance without one. A grade is taken over `window` metres around where it is run.
void set_grades(const AltitudeTrack& track, const std::vector<double>& altitude, double window, ElevationProfile& profile) {
  const std::vector<double>& x = track.distance;
  const double length = x.back() - x.front();
  std::array<double, 2 * max_grade_percent + 1> metres{};
  AltitudeAt begin{x, altitude}, end{x, altitude};
  for (std::size_t i = 1; i < x.size(); ++i) {
    const double run = x[i] - x[i - 1];
    if (run <= 0) continue;
    const double from = std::clamp(x[i] - (run + window) / 2, 0.0, std::max(0.0, length - window));
    const double grade = 100 * (end(from + window) - begin(from)) / window;
    // Over more than two windows without an altitude the grade is unknown.
    const bool known = run <= 2 * window && length >= window && std::abs(grade) <= max_grade_percent;
    if (known)
      metres[static_cast<std::size_t>(std::lround(grade) + max_grade_percent)] += run;
    else
      profile.without_grade += Distance{run};
  }
  for (std::size_t i = 0; i < metres.size(); ++i)
    if (metres[i] > 0) profile.grades.push_back({Grade{static_cast<double>(i) - max_grade_percent}, Distance{metres[i]}});
}

/// What no runner can do, whatever made the altitude jump.
bool is_unusable(const AltitudeTrack& track, const UpAndDown& sum) {
  const auto steps = static_cast<double>(track.altitude.size());
  if (track.jumps > 5 && static_cast<double>(track.jumps) > most_jumps * steps) return true;
  const double metres = track.distance.back(), seconds = track.clock.back();
  const double most_metres = metres > 0 ? steepest_course * metres : fastest_climb * seconds;
  return std::max(sum.up, sum.down) > std::max(jump + most, most_metres);
}

}  // namespace

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

ElevationProfile elevation_profile(std::span<const RecordedPoint> points, AltitudeSource source) {
  const AltitudeTrack track = altitude_track(points);
  if (track.altitude.size() < 2) return {};
  const bool is_gps = source == AltitudeSource::gps;
  const std::vector<double> smooth = smoothed(track, is_gps ? gps_smoothing : smoothing);
  const double threshold = threshold_for(track, smooth, source);
  const UpAndDown sum = up_and_down(smooth, threshold);
  if (is_unusable(track, sum)) return {{}, {}, {}, {}, Height{threshold}, true};
  ElevationProfile profile{Height{sum.up}, Height{sum.down}, {}, {}, Height{threshold}, false};
  set_grades(track, smooth, is_gps ? gps_grade_window : grade_window, profile);
  return profile;
}

}  // namespace patella
