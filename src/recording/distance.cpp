#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

#include "recording/recording.hpp"

namespace patella {
namespace {

constexpr double fastest_run = 12.5;         // m/s, the fastest ever run
constexpr double times_the_median = 4;       // for rides: down a hill
constexpr double fastest_ride = 40;          // m/s
constexpr double longest_step = 1000;        // m between two points without times
constexpr std::size_t points_of_a_move = 3;  // so many in a row are no error of one fix

double seconds(const RecordedPoint& from, const RecordedPoint& to) {
  return std::chrono::duration<double>{*to.time - *from.time}.count();
}

/// The median speed between neighbours, m/s; 0 where there is none.
double median_speed(const std::vector<RecordedPoint>& points) {
  std::vector<float> speeds;
  const std::size_t every = 1 + points.size() / 1000;  // a sample is enough
  for (std::size_t i = 1; i < points.size(); i += every) {
    const RecordedPoint &a = points[i - 1], &b = points[i];
    if (b.after_break || !a.position || !b.position || !a.time || !b.time || *b.time <= *a.time) continue;
    speeds.push_back(static_cast<float>(metres_between(*a.position, *b.position) / seconds(a, b)));
  }
  if (speeds.empty()) return 0;
  const auto middle = speeds.begin() + static_cast<std::ptrdiff_t>(speeds.size() / 2);
  std::nth_element(speeds.begin(), middle, speeds.end());
  return *middle;
}

/// Whether somebody can have come from one point to the other.
bool can_reach(const RecordedPoint& from, const RecordedPoint& to, double metres, double fastest) {
  if (!from.time || !to.time) return metres <= longest_step;
  return metres <= fastest * std::max(1.0, std::abs(seconds(from, to)));
}

/// Goes along the positions, leaves out those that nobody reaches, and adds up the rest.
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

}  // namespace patella
