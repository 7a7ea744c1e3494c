#include "recording/summary.hpp"

#include <algorithm>

#include "activity/sport.hpp"
#include "recording/elevation_profile.hpp"
#include "text/number.hpp"

namespace patella {
namespace {

constexpr double fastest_start = 12.5;  // m/s, the fastest ever run: a count that begins beyond went on from a sport before
constexpr double least_start = 50;      // m, where it is not known when it began
constexpr double slowest_sport = 0.5, fastest_sport = 7;  // m/s: means of a whole run or walk that are likely at all

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

double seconds(std::chrono::milliseconds time) { return std::chrono::duration<double>{time}.count(); }

/// Metres from the start to the last distance; nothing where no two points have one.
std::optional<double> metres_of(const Recording& recording) {
  const RecordedPoint* first = nullptr;
  std::optional<double> most;
  std::size_t count = 0;
  for (const RecordedPoint& point : recording.points) {
    if (!point.distance) continue;
    ++count;
    if (!first) first = &point;
    most = std::max(most.value_or(*point.distance), *point.distance);
  }
  if (count < 2) return std::nullopt;
  const bool timed = recording.start && first->time;
  const double reach = std::max(least_start, timed ? fastest_start * seconds(*first->time - *recording.start) : 0);
  return *most - (*first->distance > reach ? *first->distance : 0);
}

/// Ascent and descent from the recorded altitude where there is one, else what the device says.
void set_elevation(const Recording& recording, ImportedActivity& found, std::vector<std::string>& doubts) {
  Activity& activity = found.activity;
  if (!is_outdoors(activity.sport())) return;
  if (!found.device_ascent) found.device_ascent = recording.totals.ascent ? recording.totals.ascent : activity.ascent;
  if (!found.device_descent) found.device_descent = recording.totals.descent ? recording.totals.descent : activity.descent;
  if (!activity.ascent) activity.ascent = found.device_ascent;
  if (!activity.descent) activity.descent = found.device_descent;
  ElevationProfile profile = elevation_profile(recording.points, recording.altitude_source);
  if (profile.is_unusable) doubts.push_back("its altitudes jump as nobody runs, and say nothing of ascent and descent");
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

bool is_likely(double metres, double seconds) {
  return seconds > 0 && metres >= slowest_sport * seconds && metres <= fastest_sport * seconds;
}

std::string minutes_text(double seconds) { return decimal_text(seconds / 60, 1) + " min"; }
std::string km_text(double metres) { return decimal_text(metres / 1000, 2) + " km"; }

/// Drops stated totals that the points contradict by far, where the points are the likelier of the two: points may be few,
/// because the position was lost or memory was short.
void drop_contradicted_totals(const Times& times, double metres, RecordedTotals& totals, std::vector<std::string>& doubts) {
  if (totals.corrected || times.elapsed.count() == 0) return;
  const double elapsed = seconds(times.elapsed), moving = seconds(times.moving);
  const double stated_metres = totals.distance ? totals.distance->value : metres;
  if (totals.duration) {
    const double stated = totals.duration->count() * 60;
    const bool contradicts = stated > 2 * elapsed + 600 || stated < moving / 2 - 60;
    if (contradicts && !is_likely(stated_metres, stated)) {
      doubts.push_back("its time of " + minutes_text(stated) + " cannot be right: its points take " +
                       minutes_text(moving > 0 ? moving : elapsed));
      totals.duration.reset();
    }
  }
  if (!totals.distance || metres < 200) return;
  const bool contradicts = stated_metres > 3 * metres + 500 || stated_metres < metres / 3;
  const double whole = totals.duration ? totals.duration->count() * 60 : elapsed;
  const bool points_are_few = elapsed < 0.8 * whole || !is_likely(metres, elapsed);
  if (!contradicts || (points_are_few && is_likely(stated_metres, whole))) return;
  doubts.push_back("its distance of " + km_text(stated_metres) + " cannot be right: its points are " + km_text(metres) +
                   " apart");
  totals.distance.reset();
}

/// The totals that the source states stand; what it does not state, the points say.
void set_totals(const Recording& recording, const std::vector<bool>& moving, ImportedActivity& found,
                std::vector<std::string>& doubts) {
  Activity& activity = found.activity;
  const Times times = times_of(recording.points, moving);
  const double metres = metres_of(recording).value_or(0);
  RecordedTotals totals = recording.totals;
  drop_contradicted_totals(times, metres, totals, doubts);
  if (totals.distance)
    activity.distance = totals.distance;
  else if (metres > 0)
    activity.distance = Distance{metres};
  if (totals.duration)
    activity.duration = totals.duration;
  else if (times.moving.count() > 0)
    activity.duration = times.moving;
  else if (times.elapsed.count() > 0)
    activity.duration = times.elapsed;
  const bool has_speed = activity.distance && activity.duration && activity.duration->count() > 0;
  const double speed = has_speed ? activity.distance->value / (activity.duration->count() * 60) : 0;
  found.counted_steps = counted_steps(recording, moving, activity.sport(), speed);
  set_step_rates({&found, 1});
}

}  // namespace

std::vector<std::string> summarize_recording(Recording& recording, ImportedActivity& found) {
  std::vector<std::string> doubts = repair_recording(recording);
  std::vector<RecordedPoint>& points = recording.points;
  std::vector<bool> moving = find_pauses(points);
  for (std::size_t i = 0; i < points.size(); ++i)
    if (points[i].standing) moving[i] = false;
  found.recorded = !points.empty();
  if (!found.activity.stated_sport) {
    found.activity.stated_sport = guess_sport(movement_of(recording, moving));
    found.sport_guessed = true;
  }
  set_totals(recording, moving, found, doubts);
  set_elevation(recording, found, doubts);
  return doubts;
}

}  // namespace patella
