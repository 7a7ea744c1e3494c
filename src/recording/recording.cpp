#include "recording/recording.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace patella {
namespace {

constexpr double fastest_run = 12.5;         // m/s, the fastest ever run
constexpr double times_the_median = 4;       // for rides: down a hill
constexpr double fastest_ride = 40;          // m/s
constexpr double longest_step = 1000;        // m between two points without times
constexpr std::size_t points_of_a_move = 3;  // so many in a row are no error of one fix

/// The median speed between neighbours, m/s; 0 where there is none.
double median_speed(const std::vector<RecordedPoint>& points) {
  std::vector<float> speeds;
  const std::size_t every = 1 + points.size() / 1000;  // a sample is enough
  for (std::size_t i = 1; i < points.size(); i += every) {
    const RecordedPoint &a = points[i - 1], &b = points[i];
    if (b.after_break || !a.position || !b.position || !a.time || !b.time || *b.time <= *a.time) continue;
    speeds.push_back(static_cast<float>(metres_between(*a.position, *b.position) / seconds_between(a, b)));
  }
  return speeds.empty() ? 0 : median_of(speeds);
}

/// Whether somebody can have come from one point to the other.
bool can_reach(const RecordedPoint& from, const RecordedPoint& to, double metres, double fastest) {
  if (!from.time || !to.time) return metres <= longest_step;
  return metres <= fastest * std::max(1.0, std::abs(seconds_between(from, to)));
}

/// Adds up the distances between positions, without those that are too far away to be reached.
class PathTracker {
 public:
  explicit PathTracker(std::vector<RecordedPoint>& points) : points_{points} {}

  void pass(std::size_t i) {
    RecordedPoint& point = points_[i];
    if (point.after_break) {
      drop_doubtful();
      last_ = nullptr;
      breaks_ = true;
    }
    if (!point.position) return;
    if (!last_) return accept(i);
    const double step = metres_between(*last_->position, *point.position);
    if (is_step(*last_, point, step)) {
      drop_doubtful();
      metres_ += step;
      return accept(i);
    }
    doubt(i);
  }

  void end() { drop_doubtful(); }

 private:
  /// What is no faster than a run needs no median, and that is all there is in most recordings.
  bool is_step(const RecordedPoint& from, const RecordedPoint& to, double metres) {
    if (can_reach(from, to, metres, fastest_run)) return true;
    if (fastest_ == 0) fastest_ = std::clamp(times_the_median * median_speed(points_), fastest_run, fastest_ride);
    return can_reach(from, to, metres, fastest_);
  }

  void accept(std::size_t i) {
    points_[i].distance = metres_;
    points_[i].after_break = points_[i].after_break || breaks_;
    breaks_ = false;
    last_ = &points_[i];
  }

  /// Too far away: it counts once others stand beside it.
  void doubt(std::size_t i) {
    if (!doubtful_.empty()) {
      const RecordedPoint& before = points_[doubtful_.back()];
      if (!is_step(before, points_[i], metres_between(*before.position, *points_[i].position))) drop_doubtful();
    }
    doubtful_.push_back(i);
    if (doubtful_.size() < points_of_a_move) return;
    breaks_ = true;
    accept(doubtful_[0]);
    for (std::size_t k = 1; k < doubtful_.size(); ++k) {
      metres_ += metres_between(*points_[doubtful_[k - 1]].position, *points_[doubtful_[k]].position);
      accept(doubtful_[k]);
    }
    doubtful_.clear();
  }

  void drop_doubtful() {
    for (const std::size_t i : doubtful_) points_[i].position.reset();
    doubtful_.clear();
  }

  std::vector<RecordedPoint>& points_;
  double fastest_ = 0, metres_ = 0;      ///< m/s, 0 until it is needed; m
  const RecordedPoint* last_ = nullptr;  ///< the last that counts
  bool breaks_ = false;                  ///< a break lies before the next point with a position
  std::vector<std::size_t> doubtful_;
};

/// The cosine of a latitude: Taylor's series, right to a part in a million up to a kilometre from a pole. The library's
/// would take most of the time of a distance.
double cosine(double angle) {
  constexpr double terms[]{1,           -1. / 2,         1. / 24,          -1. / 720,
                           1. / 40'320, -1. / 3'628'800, 1. / 479'001'600, -1. / 87'178'291'200};
  const double square = angle * angle;
  double sum = 0;
  for (std::size_t i = std::size(terms); i-- > 0;) sum = sum * square + terms[i];
  return sum;
}

using namespace std::chrono_literals;

constexpr auto standing_time = 30s;
constexpr double standing_metres = 10;
constexpr double slowest = 0.5;  // m/s across a gap
constexpr auto longest_gap = 10min;
constexpr double a_step_back_in_time = 100;  // m

bool is_break(const RecordedPoint& a, const RecordedPoint& b) {
  if (!a.time || !b.time) return false;
  const auto gap = *b.time - *a.time;
  if (gap >= longest_gap) return true;
  if (gap >= 0s && gap < standing_time) return false;
  const auto metres = metres_apart(a, b);
  if (gap < 0s) return metres && *metres > a_step_back_in_time;
  return metres && *metres < slowest * std::chrono::duration<double>{gap}.count();
}

/// Whether the runner stays near point `i` until point `k`: not one who turns round in between.
bool stands(const std::vector<RecordedPoint>& points, std::size_t i, std::size_t k) {
  // The difference in latitude decides most cases and is cheap.
  constexpr double degree = 111'000;  // m
  const RecordedPoint &a = points[i], &b = points[k];
  if (a.position && b.position && std::abs(a.position->latitude - b.position->latitude) * degree > standing_metres)
    return false;
  for (const std::size_t probe : {k, i + (k - i) / 2, i + (k - i) / 4, i + 3 * (k - i) / 4}) {
    const auto metres = metres_apart(points[i], points[probe]);
    if (!metres || *metres > standing_metres) return false;
  }
  return true;
}

}  // namespace

double metres_between(Position a, Position b) {
  constexpr double radius = 6'371'008.8, radian = std::numbers::pi / 180;
  const double up = std::abs(a.latitude - b.latitude), across = std::abs(a.longitude - b.longitude);
  if (up < 0.01 && across < 0.01) {  // a kilometre or less is flat, to a part in a thousand million
    const double x = across * cosine((a.latitude + b.latitude) / 2 * radian);
    return radius * radian * std::sqrt(up * up + x * x);
  }
  const double north = std::sin((b.latitude - a.latitude) * radian / 2);
  const double east = std::sin((b.longitude - a.longitude) * radian / 2);
  const double h = north * north + std::cos(a.latitude * radian) * std::cos(b.latitude * radian) * east * east;
  return 2 * radius * std::asin(std::min(1.0, std::sqrt(h)));
}

std::optional<double> metres_apart(const RecordedPoint& a, const RecordedPoint& b) {
  if (a.position && b.position) return metres_between(*a.position, *b.position);
  if (a.distance && b.distance) return std::abs(*b.distance - *a.distance);
  return std::nullopt;
}

std::optional<Position> position_at(std::optional<double> latitude, std::optional<double> longitude) {
  if (!latitude || !longitude || std::abs(*latitude) > 90 || std::abs(*longitude) > 180) return std::nullopt;
  if (*latitude == 0 && *longitude == 0) return std::nullopt;  // no fix
  return Position{*latitude, *longitude};
}

void measure_track(std::vector<RecordedPoint>& points) {
  PathTracker walk{points};
  for (std::size_t i = 0; i < points.size(); ++i) walk.pass(i);
  walk.end();
}

std::vector<bool> find_pauses(std::vector<RecordedPoint>& points) {
  for (std::size_t i = 1; i < points.size(); ++i)
    if (is_break(points[i - 1], points[i])) points[i].after_break = true;

  std::vector<bool> moving(points.size(), true);
  std::size_t ahead = 0, standing_to = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    moving[i] = i > 0 && !points[i].after_break && i > standing_to;
    if (i > 0 && points[i].time && points[i - 1].time && *points[i].time < *points[i - 1].time) moving[i] = false;
    if (!points[i].time) continue;
    // The first point thirty seconds on, in the same stretch and on the same clock.
    for (ahead = std::max(ahead, i); ahead + 1 < points.size(); ++ahead) {
      if (points[ahead].time && *points[ahead].time - *points[i].time >= standing_time) break;
      if (points[ahead + 1].after_break ||
          (points[ahead].time && points[ahead + 1].time && *points[ahead + 1].time < *points[ahead].time))
        break;
    }
    if (points[ahead].time && *points[ahead].time - *points[i].time >= standing_time && stands(points, i, ahead))
      standing_to = ahead;
  }
  return moving;
}

}  // namespace patella
