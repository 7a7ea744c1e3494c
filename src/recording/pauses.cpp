#include <algorithm>
#include <cmath>

#include "recording/recording.hpp"

namespace patella {
namespace {

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
  // North alone is enough for most who run, and costs nothing.
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
