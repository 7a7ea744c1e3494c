#include "recording/summary.hpp"

#include <algorithm>

#include "activity/sport.hpp"
#include "recording/elevation_profile.hpp"
#include "recording/guess_sport.hpp"

namespace patella {
namespace {

constexpr float fewest_steps = 20, most_steps = 250;  // a minute, of one leg or both: others are no cadence

double times_legs(double typical, Sport sport) { return typical <= (is_running(sport) ? 110 : 80) ? 2 : 1; }

struct Times {
  std::chrono::milliseconds elapsed{}, moving{};
};

/// Every stretch of the clock counts by itself, so that one that runs back takes nothing away.
Times times_of(const std::vector<RecordedPoint>& points, const std::vector<bool>& moving) {
  Times times;
  std::optional<Instant> last;
  bool moved = true;
  for (std::size_t i = 0; i < points.size(); ++i) {
    moved = moved && moving[i];
    if (!points[i].time) continue;
    if (last && *points[i].time > *last) {
      times.elapsed += *points[i].time - *last;
      if (moved) times.moving += *points[i].time - *last;
    }
    last = points[i].time;
    moved = true;
  }
  return times;
}

constexpr double farthest = 1e7;   // m; more is an error of the file
constexpr double late_start = 50;  // m: a count that begins there went on from the sport before

/// Metres from the start to the last distance; nothing where no two points have one.
std::optional<double> metres_of(const std::vector<RecordedPoint>& points) {
  std::optional<double> first, most;
  std::size_t count = 0;
  for (const RecordedPoint& point : points) {
    if (!point.distance) continue;
    ++count;
    if (!first) first = *point.distance;
    most = std::max(most.value_or(*point.distance), *point.distance);
  }
  return count > 1 ? std::optional{*most - (*first > late_start ? *first : 0)} : std::nullopt;
}

/// Ascent and descent from the recorded altitude where there is one, else what the device says.
void set_elevation(const Recording& recording, ImportedActivity& found) {
  Activity& activity = found.activity;
  if (!is_outdoors(activity.sport())) return;
  if (!found.device_ascent) found.device_ascent = recording.totals.ascent ? recording.totals.ascent : activity.ascent;
  if (!found.device_descent) found.device_descent = recording.totals.descent ? recording.totals.descent : activity.descent;
  if (!activity.ascent) activity.ascent = found.device_ascent;
  if (!activity.descent) activity.descent = found.device_descent;
  ElevationProfile profile = elevation_profile(recording.points, recording.altitude_source);
  if (!profile.ascent || !profile.descent) return;
  activity.ascent = profile.ascent;
  activity.descent = profile.descent;
  found.measured_climb = true;
  if (recording.altitude_source != AltitudeSource::stated) activity.altitude_source = recording.altitude_source;
  // Raw GPS finds steep ground where there is none.
  if (profile.grades.empty() || recording.altitude_source == AltitudeSource::gps) return;
  profile.grades.shrink_to_fit();
  activity.grade_shares = std::move(profile.grades);
}

/// The totals that the source states stand; what it does not state, the points tell.
void set_totals(const Recording& recording, const std::vector<bool>& moving, Activity& activity) {
  const auto& totals = recording.totals;
  const Times times = times_of(recording.points, moving);
  const auto metres = metres_of(recording.points);
  if (totals.distance)
    activity.distance = totals.distance;
  else if (metres && *metres > 0)
    activity.distance = Distance{*metres};
  if (totals.duration)
    activity.duration = totals.duration;
  else if (times.moving.count() > 0)
    activity.duration = times.moving;
  else if (times.elapsed.count() > 0)
    activity.duration = times.elapsed;
  std::optional<double> cadence;
  if (totals.cadence) cadence = steps_a_minute(*totals.cadence, activity.sport());
  if (!cadence) cadence = steps_a_minute(recording.points, moving, activity.sport());
  if (cadence) activity.cadence_spm = cadence;
}

}  // namespace

std::optional<double> steps_a_minute(double stated, Sport sport) {
  if (!has_steps(sport) || stated < fewest_steps || stated > most_steps) return std::nullopt;
  return times_legs(stated, sport) * stated;
}

std::optional<double> steps_a_minute(const std::vector<RecordedPoint>& points, const std::vector<bool>& moving,
                                     Sport sport) {
  if (!has_steps(sport)) return std::nullopt;
  std::vector<float> stepping;
  double sum = 0, seconds = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::optional<float> cadence = points[i].cadence;
    if (!cadence || *cadence < 0 || *cadence > most_steps) continue;
    if (*cadence >= fewest_steps) stepping.push_back(*cadence);
    if (i == 0 || !moving[i] || !points[i].time || !points[i - 1].time) continue;
    const double weight = std::min(30.0, std::chrono::duration<double>{*points[i].time - *points[i - 1].time}.count());
    sum += weight * *cadence;
    seconds += weight;
  }
  if (stepping.empty() || seconds <= 0) return std::nullopt;
  const auto middle = stepping.begin() + static_cast<std::ptrdiff_t>(stepping.size() / 2);
  std::nth_element(stepping.begin(), middle, stepping.end());
  const double mean = sum / seconds;
  return mean >= fewest_steps ? std::optional{times_legs(*middle, sport) * mean} : std::nullopt;
}

void summarize_recording(Recording& recording, ImportedActivity& found) {
  std::vector<RecordedPoint>& points = recording.points;
  for (RecordedPoint& point : points)
    if (point.distance && !(*point.distance >= 0 && *point.distance <= farthest)) point.distance.reset();
  const bool counted =
      std::any_of(points.begin(), points.end(), [](const RecordedPoint& p) { return p.distance.has_value(); });
  if (!counted) measure_track(points);
  std::vector<bool> moving = find_pauses(points);
  for (std::size_t i = 0; i < points.size(); ++i)
    if (points[i].standing) moving[i] = false;
  found.recorded = !points.empty();
  if (!found.activity.stated_sport) {
    found.activity.stated_sport = guess_sport(movement_of(recording, moving));
    found.sport_guessed = true;
  }
  set_totals(recording, moving, found.activity);
  set_elevation(recording, found);
}

}  // namespace patella
