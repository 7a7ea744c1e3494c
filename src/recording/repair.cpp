#include "recording/summary.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "text/number.hpp"

namespace patella {
namespace {

using namespace std::chrono_literals;
using Points = std::vector<RecordedPoint>;

// These limits are ours: no activity takes a month, and a break of three hours is rare within one.
constexpr auto own_time = 3h, another_day = 12h, another_time = 30 * 24h;
constexpr double few = 0.02, minority = 0.2;  // of the points that most are with
constexpr double farthest = 1e7;              // m; more is an error of the file
constexpr double standing = 1;                // m; a counter that never gets there stands still
constexpr double contradiction = 3;           // times the distance by positions or speed, or a third of it
constexpr double shortest_evidence = 200;     // m; less is the jitter of a position
constexpr double fastest_start = 15;          // m/s, from 0 to a counter's first value
constexpr double no_speed_of_sport = 20;      // m/s
constexpr auto longest_speed = 60s;           // for so long a recorded speed holds

std::string km(double metres) { return decimal_text(metres / 1000, 2) + " km"; }
std::string places_text(std::size_t count) { return std::to_string(count) + (count == 1 ? " place" : " places"); }

/// A stretch of time in which points follow each other within three hours.
struct TimeCluster {
  Instant begin, end;
  std::size_t points = 0;

  bool contains(Instant time) const { return begin <= time && time <= end; }
  std::chrono::milliseconds apart(const TimeCluster& other) const {
    return begin > other.end ? begin - other.end : other.begin - end;
  }
};

std::vector<TimeCluster> clusters_of(const Points& points) {
  std::vector<Instant> times;
  bool together = true;
  for (const RecordedPoint& point : points) {
    if (!point.time) continue;
    together = together && (times.empty() || (*point.time >= times.back() && *point.time - times.back() < own_time));
    times.push_back(*point.time);
  }
  if (together) return {};
  std::ranges::sort(times);
  std::vector<TimeCluster> clusters;
  for (const Instant time : times) {
    if (clusters.empty() || time - clusters.back().end >= own_time) clusters.push_back({time, time});
    clusters.back().end = time;
    ++clusters.back().points;
  }
  return clusters;
}

/// A clock that was not set yet, a fix that was kept from another day.
void leave_out_other_times(Points& points, std::vector<std::string>& doubts) {
  std::vector<TimeCluster> clusters = clusters_of(points);
  if (clusters.size() < 2) return;
  const TimeCluster main = *std::ranges::max_element(clusters, {}, &TimeCluster::points);
  const auto belongs = [&](const TimeCluster& cluster) {
    const double share = static_cast<double>(cluster.points) / static_cast<double>(main.points);
    const auto apart = cluster.apart(main);
    return cluster.begin == main.begin || (apart <= another_time && share > (apart > another_day ? minority : few));
  };
  std::erase_if(clusters, belongs);
  if (clusters.empty()) return;
  const std::size_t count = points.size();
  const std::string when = utc_text(clusters.front().begin).substr(0, 10);
  std::erase_if(points, [&](const RecordedPoint& point) {
    return point.time && std::ranges::any_of(clusters, [&](const auto& cluster) { return cluster.contains(*point.time); });
  });
  const std::size_t left_out = count - points.size();
  doubts.push_back(
      std::to_string(left_out) + " of " + std::to_string(count) + " points " +
      (left_out == 1 ? "is of a time far from that of the others (" : "are of a time far from that of the others (") + when +
      ") and " + (left_out == 1 ? "was" : "were") + " left out");
}

/// Metres along the points in an order, as far as positions or distances tell.
double length_of(const Points& points, const std::vector<std::size_t>& order) {
  double metres = 0;
  for (std::size_t k = 1; k < order.size(); ++k) metres += metres_apart(points[order[k - 1]], points[order[k]]).value_or(0);
  return metres;
}

/// Sorts points whose order in the file is not that of their times, where that does not lengthen
/// the distance: a clock that was set back during the activity would mix up its two halves.
void put_in_order(Points& points, std::vector<std::string>& doubts) {
  std::vector<Instant> times(points.size());
  std::optional<Instant> last;
  std::size_t backward = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].time && last && *points[i].time < *last) ++backward;
    if (points[i].time) last = points[i].time;
    times[i] = last.value_or(Instant::min());
  }
  if (backward == 0) return;
  std::vector<std::size_t> as_written(points.size());
  std::iota(as_written.begin(), as_written.end(), std::size_t{0});
  std::vector<std::size_t> by_time = as_written;
  std::ranges::stable_sort(by_time, {}, [&](std::size_t i) { return times[i]; });
  if (length_of(points, by_time) > 1.05 * length_of(points, as_written)) {
    doubts.push_back("its times run back in " + places_text(backward) + ", and what runs back was not counted");
    return;
  }
  Points ordered;
  ordered.reserve(points.size());
  const auto is_repeated = [](const RecordedPoint& a, const RecordedPoint& b) {
    return a.time && a.time == b.time && a.distance == b.distance && metres_apart(a, b).value_or(0) == 0;
  };
  for (const std::size_t i : by_time)
    if (ordered.empty() || !is_repeated(ordered.back(), points[i])) ordered.push_back(points[i]);
  points = std::move(ordered);
  doubts.push_back("its points were out of order in " + places_text(backward) + " and were sorted by time");
}

/// Before or behind all of the points, the start that a file states is another day's.
void check_start(Recording& recording, std::vector<std::string>& doubts) {
  std::optional<Instant> first, last;
  for (const RecordedPoint& point : recording.points) {
    if (!point.time) continue;
    first = std::min(first.value_or(*point.time), *point.time);
    last = std::max(last.value_or(*point.time), *point.time);
  }
  if (!first || !recording.start) return;
  if (*recording.start >= *first - own_time && *recording.start <= *last) return;
  doubts.push_back("it says that it began on " + utc_text(*recording.start).substr(0, 10) + ", its points began on " +
                   utc_text(*first).substr(0, 10) + ", which was taken");
  recording.start.reset();
}

/// Whether the counter fell to about 0 at `i` and goes on from there. Where it comes back at once, or gets
/// nowhere, only the fall is wrong.
enum class Fall { none, restart, error };

Fall fall_at(const Points& points, std::size_t before, std::size_t i) {
  const double was = *points[before].distance, is = *points[i].distance;
  if (is >= was || was - is < 50) return Fall::none;
  const bool timed = points[before].time && points[i].time;
  const double reach = std::max(50.0, timed ? fastest_start * seconds_between(points[before], points[i]) : 0);
  if (is > std::min(reach, was / 2)) return Fall::none;
  double most = is;
  for (std::size_t k = i + 1, seen = 0; k < points.size() && (seen < 5 || most < 50); ++k) {
    if (!points[k].distance) continue;
    if (*points[k].distance >= was && seen < 5) return Fall::error;
    most = std::max(most, *points[k].distance);
    ++seen;
  }
  if (most < 50) return Fall::error;  // the first of what comes next
  return Fall::restart;
}

/// Metres between positions, as far as somebody can run in that time.
std::optional<double> step_between(const RecordedPoint& a, const RecordedPoint& b) {
  if (!a.position || !b.position || !a.time || !b.time) return std::nullopt;
  const double metres = metres_between(*a.position, *b.position);
  return metres <= fastest_start * seconds_between(a, b) ? std::optional{metres} : std::nullopt;
}

/// Adds up the parts of a counter that begins at 0 again.
void join_distances(Points& points, std::vector<std::string>& doubts) {
  std::optional<std::size_t> before;
  std::vector<std::pair<std::size_t, double>> parts;  // from which point on, and what to add
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!points[i].distance) continue;
    const Fall fall = before ? fall_at(points, *before, i) : Fall::none;
    if (fall == Fall::error) {
      points[i].distance.reset();
      continue;
    }
    if (fall == Fall::restart) {
      // The way to the first point of the new count is in neither.
      const auto step = points[i].after_break ? std::nullopt : step_between(points[*before], points[i]);
      const double between = std::max(0.0, step.value_or(0) - *points[i].distance);
      parts.emplace_back(i, *points[*before].distance + between + (parts.empty() ? 0 : parts.back().second));
    }
    before = i;
  }
  if (parts.empty()) return;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const std::size_t end = part + 1 < parts.size() ? parts[part + 1].first : points.size();
    for (std::size_t i = parts[part].first; i < end; ++i)
      if (points[i].distance) *points[i].distance += parts[part].second;
  }
  doubts.push_back("its distance begins at 0 again in " + places_text(parts.size()) + ", and its parts were added up");
}

std::optional<double> farthest_of(const Points& points) {
  std::optional<double> most;
  for (const RecordedPoint& point : points)
    if (point.distance) most = std::max(most.value_or(0), *point.distance);
  return most;
}

/// The distance by positions, of so few of them that it takes no time: never longer than the way itself.
double length_of_sample(const Points& points) {
  const std::size_t every = 1 + points.size() / 100;
  double metres = 0;
  const RecordedPoint* last = nullptr;
  for (std::size_t i = 0; i < points.size(); i += every) {
    if (!points[i].position) continue;
    if (last) metres += metres_between(*last->position, *points[i].position);
    last = &points[i];
  }
  return metres;
}

/// The distance that the recorded speeds make; sets it at every point, where it is wanted and not 0.
double distance_by_speed(Points& points, bool set) {
  double metres = 0;
  const RecordedPoint* last = nullptr;
  for (RecordedPoint& point : points) {
    if (!point.time || !point.speed) continue;
    const bool follows = last && !point.after_break && *point.time > *last->time;
    if (follows && *point.time - *last->time <= longest_speed)
      metres += (*point.speed + *last->speed) / 2 * seconds_between(*last, point);
    last = &point;
    if (set) point.distance = metres;
  }
  if (set && metres <= standing)
    for (RecordedPoint& point : points) point.distance.reset();
  return metres;
}

double elapsed_seconds(const Points& points) {
  const auto has_time = [](const RecordedPoint& point) { return point.time.has_value(); };
  const auto first = std::ranges::find_if(points, has_time);
  const auto last = std::find_if(points.rbegin(), points.rend(), has_time);
  return first == points.end() ? 0 : std::max(0.0, seconds_between(*first, *last));
}

/// Whether `counted` metres cannot be, beside `other` metres of another source.
bool contradicts(double counted, double other, double seconds) {
  if (other < shortest_evidence) return false;
  if (counted < other / contradiction) return true;
  return counted > contradiction * other && counted > no_speed_of_sport * seconds && other < no_speed_of_sport * seconds;
}

/// Kilometres in the place of metres, where nothing else is recorded that would tell.
bool looks_like_kilometres(double metres, double seconds) {
  return metres < 50 && seconds >= 300 && metres * 1000 > 0.7 * seconds && metres * 1000 < 7 * seconds;
}

/// Whether the counter may stand; where it counts kilometres, it counts metres afterwards.
bool is_right(Points& points, double stated, std::vector<std::string>& doubts) {
  if (stated <= standing) return false;
  const double seconds = elapsed_seconds(points), by_positions = length_of_sample(points);
  if (by_positions >= shortest_evidence) return !contradicts(stated, by_positions, seconds);
  if (const double by_speed = distance_by_speed(points, false); by_speed >= shortest_evidence)
    return !contradicts(stated, by_speed, seconds);
  if (!looks_like_kilometres(stated, seconds)) return true;
  for (RecordedPoint& point : points)
    if (point.distance) *point.distance *= 1000;
  doubts.push_back("its distance of " + decimal_text(stated, 2) + " m in " + decimal_text(seconds / 60, 0) +
                   " min was taken for kilometres");
  return true;
}

/// Sets distances where the file has none that can be right.
void set_distances(Points& points, std::vector<std::string>& doubts) {
  const auto stated = farthest_of(points);
  if (stated && is_right(points, *stated, doubts)) return;
  for (RecordedPoint& point : points) point.distance.reset();
  measure_track(points);
  double metres = farthest_of(points).value_or(0);
  const bool stands = metres <= standing;
  if (stands) metres = distance_by_speed(points, true);
  if (stated && metres >= shortest_evidence)
    doubts.push_back("its distance of " + km(*stated) + " cannot be right: the " + km(metres) + " of its " +
                     (stands ? "speed" : "positions") + " were taken");
}

}  // namespace

std::vector<std::string> repair_recording(Recording& recording) {
  std::vector<std::string> doubts;
  Points& points = recording.points;
  leave_out_other_times(points, doubts);
  put_in_order(points, doubts);
  check_start(recording, doubts);
  for (RecordedPoint& point : points)
    if (point.distance && !(*point.distance >= 0 && *point.distance <= farthest)) point.distance.reset();
  join_distances(points, doubts);
  set_distances(points, doubts);
  return doubts;
}

}  // namespace patella
