#pragma once
/// A recorded activity: its points in the order of the file, and what the file states beside them.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "patella/log.hpp"
#include "time/timestamp.hpp"

namespace patella {

/// Degrees: north and east.
struct Position {
  double latitude = 0, longitude = 0;
};

/// One point; what the file does not say is absent.
struct RecordedPoint {
  std::optional<Instant> time;
  std::optional<Position> position;
  std::optional<double> distance;  ///< m since the start
  std::optional<float> altitude;   ///< m above the sea
  std::optional<float> cadence;    ///< as the file counts it, of one leg or of both
  std::optional<float> speed;      ///< m/s
  bool after_break = false;        ///< a pause or a new segment lies before it: what changed since is not counted
  bool standing = false;           ///< the source says that the runner stood still since the point before
};

/// Totals that a file states beside its points.
struct RecordedTotals {
  std::optional<Distance> distance;
  std::optional<Minutes> duration;  ///< without pauses
  std::optional<Height> ascent, descent;
  std::optional<double> cadence;    ///< as the file counts it
  std::optional<double> step_rate;  ///< of both feet, from the length of a step or the like
  bool corrected = false;           ///< by a person: they stand, whatever the points say
};

struct Recording {
  std::vector<RecordedPoint> points;
  RecordedTotals totals;
  std::optional<Instant> start;                      ///< where the file states one beside its points
  std::optional<std::chrono::minutes> local_offset;  ///< where its times tell the runner's own
  std::string id;                                    ///< what identifies it in the file: `2018-10-21T13:50:14Z`
  std::string title, notes;
  std::string device;  ///< in words: `vívoactive 3`, `StravaGPX Android`
  std::optional<Sport> sport;
  std::optional<double> rpe;                                ///< 0-10
  AltitudeSource altitude_source = AltitudeSource::stated;  ///< `stated`: what measured it is unknown
};

/// From one point to the other, both of which have a time; negative where the clock runs back.
inline double seconds_between(const RecordedPoint& a, const RecordedPoint& b) {
  return std::chrono::duration<double>{*b.time - *a.time}.count();
}

/// The median of numbers of which there is at least one, and which it puts in another order; of two in the middle the
/// larger.
template <class Number>
Number median_of(std::vector<Number>& numbers) {
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}

/// Great-circle distance on a sphere of 6,371,008.8 m radius.
double metres_between(Position a, Position b);

/// Metres between two points, straight where positions are known; nothing where neither positions nor distances are.
std::optional<double> metres_apart(const RecordedPoint& a, const RecordedPoint& b);

/// The position, where both numbers are one: OpenTracks writes a latitude of 100 and of 200 around a pause.
std::optional<Position> position_at(std::optional<double> latitude, std::optional<double> longitude);

/// Sets the distances of points that have positions only. A point that is out of reach, at more than 12.5 m/s (four times
/// the median speed of a ride, at most 40 m/s), loses its position; where the next three points are there too, a break lies
/// before the first.
void measure_track(std::vector<RecordedPoint>& points);

/// Sets `after_break` where the recording stood still between two points: a gap of 30 s or more at less than 0.5 m/s, or
/// of ten minutes; where clocks run back and the runner is 100 m away too. Returns for each point whether the time since the
/// one before counts as moving: not beyond a break, and not in a stretch of 30 s or more within 10 m.
std::vector<bool> find_pauses(std::vector<RecordedPoint>& points);

}  // namespace patella
