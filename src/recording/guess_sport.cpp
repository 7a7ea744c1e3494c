#include "recording/summary.hpp"

#include <algorithm>

namespace patella {
namespace {

/// Where walking turns into running by itself: Hreljac, Ergonomics 38 (1995), about 2 m/s.
constexpr double walk_to_run = 2.0;
constexpr double running_share_of_a_run = 1.0 / 3;
/// Mean speed, and speed of one minute, from which a recording without steps is more likely a ride: 3:20 min/km, and 420 m
/// in a minute. Our own figures.
constexpr double fast_for_a_run = 5, fast_minute_of_a_run = 7;
/// No one runs for a minute at this speed (800 m in 1:34), nor rides for one at the other: a car, a train or skis do.
constexpr double fastest_run_minute = 8.5, fastest_ride_minute = 25;
/// Steps a minute of both feet: walking has fewer than this, running more (Tudor-Locke et al. 2019). A crank turns slower.
constexpr double fewest_running_steps = 140, most_turns = 125;
/// Metres a step: longer ones are turns of a crank. World-class runners over 10 km reach 2.
constexpr double longest_step = 2.05;
constexpr double long_standing = 2 * 3600;  // s: a recording that rests that long, and longer than it moves, is no run

/// Seconds and metres of movement up to each point.
struct Progress {
  std::vector<double> seconds, metres;
};

Progress progress_of(const std::vector<RecordedPoint>& points, const std::vector<bool>& moving) {
  Progress progress{{0}, {0}};
  const RecordedPoint* last = nullptr;
  bool moved = true;
  for (std::size_t i = 0; i < points.size(); ++i) {
    moved = moved && moving[i];
    const RecordedPoint& point = points[i];
    if (!point.time || !point.distance) continue;
    if (last && moved && *point.time > *last->time) {
      progress.seconds.push_back(progress.seconds.back() + seconds_between(*last, point));
      progress.metres.push_back(progress.metres.back() + std::max(0.0, *point.distance - *last->distance));
    }
    last = &point;
    moved = true;
  }
  return progress;
}

/// Calls `take` with the mean speed of the shortest stretch of at least `window` seconds that ends with each step, and with
/// the seconds of the step.
template <class Take>
void for_each_window(const Progress& progress, double window, Take take) {
  const auto &t = progress.seconds, &x = progress.metres;
  for (std::size_t i = 1, from = 0; i < t.size(); ++i) {
    while (from + 1 < i && t[i] - t[from + 1] >= window) ++from;
    if (t[i] - t[from] >= window) take((x[i] - x[from]) / (t[i] - t[from]), t[i] - t[i - 1]);
  }
}

double standing_seconds(const std::vector<RecordedPoint>& points, const std::vector<bool>& moving, double moved) {
  std::optional<Instant> first, last;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (!moving[i] || !points[i].time) continue;
    if (!first) first = points[i].time;
    last = points[i].time;
  }
  return first ? std::max(0.0, std::chrono::duration<double>{*last - *first}.count() - moved) : 0;
}

/// Of the points with steps: whether they covered distance plays no part, as on a treadmill.
std::optional<double> mean_cadence(const std::vector<RecordedPoint>& points) {
  double sum = 0, count = 0;
  for (const RecordedPoint& point : points)
    if (point.cadence && *point.cadence > 0) sum += *point.cadence, ++count;
  return count > 0 ? std::optional{sum / count} : std::nullopt;
}

bool is_ride(const Movement& m) {
  if (m.fastest_minute >= fastest_run_minute) return true;
  if (!m.cadence) return m.speed() >= fast_for_a_run || m.fastest_minute >= fast_minute_of_a_run;
  // Where the steps of one leg are counted, both feet make twice as many.
  const double steps = *m.cadence > most_turns ? *m.cadence : 2 * *m.cadence;
  return m.speed() * 60 / steps > longest_step;
}

bool is_run(const Movement& m) {
  if (m.cadence > most_turns) return m.cadence >= fewest_running_steps;
  if (m.speed() == 0) return m.cadence >= fewest_running_steps / 2 && m.cadence < 100;  // on a treadmill, one leg counted
  return m.running_share >= running_share_of_a_run;
}

}  // namespace

Movement movement_of(const Recording& recording, const std::vector<bool>& moving) {
  const auto& totals = recording.totals;
  const Progress progress = progress_of(recording.points, moving);
  Movement movement{progress.metres.back(), progress.seconds.back()};
  if (movement.speed() == 0 && totals.distance && totals.duration)
    movement.metres = totals.distance->value, movement.seconds = totals.duration->count() * 60;
  movement.standing_seconds = standing_seconds(recording.points, moving, progress.seconds.back());
  for_each_window(progress, 60,
                  [&](double speed, double) { movement.fastest_minute = std::max(movement.fastest_minute, speed); });
  double running = 0, all = 0;
  for_each_window(progress, 30, [&](double speed, double seconds) {
    all += seconds;
    if (speed >= walk_to_run) running += seconds;
  });
  movement.running_share = all > 0 ? running / all : movement.speed() >= walk_to_run;
  movement.cadence = totals.cadence ? totals.cadence : mean_cadence(recording.points);
  return movement;
}

Sport guess_sport(const Movement& movement) {
  if (movement.speed() == 0 && !is_run(movement)) return Sport::other;
  if (movement.fastest_minute > fastest_ride_minute) return Sport::other;
  if (is_ride(movement)) return Sport::ride;
  if (!is_run(movement)) return Sport::walk;
  const bool mostly_stands = movement.standing_seconds > std::max(long_standing, movement.seconds);
  return mostly_stands ? Sport::other : Sport::run;
}

}  // namespace patella
