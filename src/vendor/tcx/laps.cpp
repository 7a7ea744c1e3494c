#include "vendor/tcx/laps.hpp"

#include <algorithm>
#include <cstdint>

namespace patella {
namespace {

using namespace std::chrono_literals;

constexpr double farthest_run = 1e7;  // m and s, beyond any activity: more is an error of the file
constexpr auto longest_activity = 7 * 24h;
constexpr auto lap_overlap = 5s;  // clocks of a lap and the next may differ by as much

/// The cadence in `LX/AvgRunCadence` of a lap's extensions, of any prefix.
std::optional<double> extension(pugi::xml_node node, std::string_view name, int deep = extension_depth) {
  for (pugi::xml_node part = node.first_child(); part; part = part.next_sibling()) {
    if (local_name(part.name()) == name) return number(part.child_value());
    if (const auto found = deep > 0 ? extension(part, name, deep - 1) : std::nullopt) return found;
  }
  return std::nullopt;
}

/// Whether it holds more than a time; a point that does not marks a pause.
bool has_data(const RecordedPoint& point) { return point.position || point.distance || point.altitude; }

/// Reads the points of a track, one element after the other, and gives each to `Take` once it is complete.
template <class Take>
class PointReader : public pugi::xml_tree_walker {
 public:
  PointReader(std::optional<std::chrono::minutes>& local_offset, Take take) : local_offset_{local_offset}, take_{take} {}

  bool for_each(pugi::xml_node& node) override {
    const int deep = depth();
    if (deep == 0) return local_name(node.name()) == "Trackpoint" ? begin_point() : node.type() != pugi::node_element;
    if (deep == 1)
      read_part(node, local_name(node.name()));
    else if (within_ == Within::position && deep == 2)
      read_position(node, local_name(node.name()));
    else if (within_ == Within::extensions && deep <= 2 + extension_depth)
      read_extension(node, local_name(node.name()));
    return true;
  }

  bool end(pugi::xml_node&) override {
    end_point();
    open_ = false;
    return true;
  }

 private:
  enum class Within { other, position, extensions };

  bool begin_point() {
    end_point();
    point_ = {};
    latitude_ = longitude_ = cadence_ = run_cadence_ = std::nullopt;
    within_ = Within::other;
    return open_ = true;
  }

  void end_point() {
    if (!open_) return;
    point_.position = position_at(latitude_, longitude_);
    if (const auto value = run_cadence_ ? run_cadence_ : cadence_) point_.cadence = static_cast<float>(*value);
    take_(point_);
  }

  void read_part(pugi::xml_node part, std::string_view name) {
    within_ = Within::other;
    if (name == "Time") {
      if (const auto time = parse_utc_time(part.child_value())) {
        point_.time = time->utc;
        if (!local_offset_) local_offset_ = time->offset;
      }
    } else if (name == "Position") {
      within_ = Within::position;
      latitude_ = longitude_ = std::nullopt;
    } else if (name == "AltitudeMeters") {
      if (const auto metres = number(part.child_value())) point_.altitude = static_cast<float>(*metres);
    } else if (name == "DistanceMeters") {
      point_.distance = number(part.child_value());
      if (point_.distance && !(*point_.distance >= 0 && *point_.distance <= farthest_run)) point_.distance.reset();
    } else if (name == "Cadence") {
      cadence_ = number(part.child_value());
    } else if (name == "Extensions") {
      within_ = Within::extensions;
      run_cadence_ = std::nullopt;
    }
  }

  void read_position(pugi::xml_node part, std::string_view name) {
    if (name == "LatitudeDegrees" && !latitude_) latitude_ = number(part.child_value());
    if (name == "LongitudeDegrees" && !longitude_) longitude_ = number(part.child_value());
  }

  void read_extension(pugi::xml_node part, std::string_view name) {
    if (name == "RunCadence" && !run_cadence_) run_cadence_ = number(part.child_value());
    if (name != "Speed" || point_.speed) return;
    if (const auto speed = number(part.child_value()); speed && *speed >= 0) point_.speed = static_cast<float>(*speed);
  }

  std::optional<std::chrono::minutes>& local_offset_;
  Take take_;
  RecordedPoint point_;  ///< the one at hand
  std::optional<double> latitude_, longitude_, cadence_, run_cadence_;
  Within within_ = Within::other;
  bool open_ = false;  ///< whether there is one
};

/// The totals that a lap states.
struct Lap {
  std::optional<Instant> start;
  std::optional<double> seconds, metres, cadence;
  std::size_t first_point = 0, points = 0;
};

/// Reads the laps in the order of the file.
class Laps {
 public:
  Laps(TrackDocument& document, Recording& recording) : document_{document}, recording_{recording} {}

  bool overlap = false;
  std::vector<Lap> laps;

  void read(pugi::xml_node node) {
    Lap lap;
    if (const auto time = parse_utc_time(node.attribute("StartTime").value())) lap.start = time->utc;
    const auto positive = [&](std::string_view name) {
      const auto value = number(child(node, name).child_value());
      return value && *value > 0 && *value <= farthest_run ? value : std::nullopt;
    };
    lap.seconds = positive("TotalTimeSeconds");
    lap.metres = positive("DistanceMeters");
    lap.cadence = extension(child(node, "Extensions"), "AvgRunCadence");
    if (!lap.cadence) lap.cadence = positive("Cadence");
    lap.first_point = recording_.points.size();
    begin_lap();
    PointReader reader{recording_.local_offset, [&](RecordedPoint& point) { add(point); }};
    bool first = true;
    for (pugi::xml_node track = node.first_child(); track; track = track.next_sibling()) {
      if (local_name(track.name()) != "Track") continue;
      paused_ = paused_ || !first;
      first = false;
      if (recording_.points.empty()) recording_.points.reserve(document_.count_points(track));
      for (pugi::xml_node block = track.first_child(); block; block = block.next_sibling())
        document_.read_points(block, 0, reader);
    }
    lap.points = recording_.points.size() - lap.first_point;
    see_overlap(lap);
    laps.push_back(lap);
  }

 private:
  void begin_lap() {
    base_ = farthest_;
    starts_lap_ = true;
  }

  void add(RecordedPoint& point) {
    if (!has_data(point)) {
      paused_ = paused_ || !recording_.points.empty();
      return;
    }
    if (point.distance) {
      // A lap that counts from 0 again begins well below the end of the one before.
      if (starts_lap_) offset_ = *point.distance + 50 < base_ && *point.distance < 50 ? base_ : 0;
      starts_lap_ = false;
      *point.distance += offset_;
      farthest_ = std::max(farthest_, *point.distance);
    }
    point.after_break = paused_ && !follows(point);
    paused_ = false;
    recording_.points.push_back(point);
  }

  /// Whether it goes on from the last point as if nothing were between them.
  bool follows(const RecordedPoint& point) const {
    if (recording_.points.empty() || !point.time || !recording_.points.back().time) return false;
    const auto gap = *point.time - *recording_.points.back().time;
    return gap >= 0s && gap <= 3s;
  }

  void see_overlap(const Lap& lap) {
    if (!lap.start || !lap.seconds) return;
    const auto end = *lap.start + std::chrono::milliseconds{static_cast<std::int64_t>(std::min(*lap.seconds, 1e9) * 1000)};
    if (end_ && *lap.start + lap_overlap < *end_) overlap = true;
    end_ = end_ ? std::max(*end_, end) : end;
  }

  TrackDocument& document_;
  Recording& recording_;
  double base_ = 0, farthest_ = 0, offset_ = 0;  ///< m
  bool starts_lap_ = false, paused_ = false;
  std::optional<Instant> end_;
};

/// The earliest start of a lap, but of those that are days away from the most.
std::optional<Instant> start_of(const std::vector<Lap>& laps) {
  std::vector<Instant> starts;
  for (const Lap& lap : laps)
    if (lap.start) starts.push_back(*lap.start);
  if (starts.empty()) return std::nullopt;
  std::ranges::sort(starts);
  const Instant middle = starts[starts.size() / 2];
  return *std::ranges::find_if(starts, [middle](Instant start) { return middle - start < longest_activity; });
}

void sum_up(const Laps& read, Recording& recording) {
  double metres = 0, seconds = 0, steps = 0, counted = 0;
  bool all_metres = true, all_seconds = true, all_points = true;
  for (const Lap& lap : read.laps) {
    metres += lap.metres.value_or(0);
    seconds += lap.seconds.value_or(0);
    // A lap that took no time does not count.
    all_metres = all_metres && (lap.metres || !lap.seconds);
    all_seconds = all_seconds && (lap.seconds || lap.points == 0);
    all_points = all_points && lap.points > 0;
    if (lap.cadence && lap.seconds) steps += *lap.cadence * *lap.seconds, counted += *lap.seconds;
  }
  if (!read.overlap && all_seconds && seconds > 0) recording.totals.duration = std::chrono::duration<double>{seconds};
  if (!read.overlap && metres > 0 && (all_metres || recording.points.empty())) recording.totals.distance = Distance{metres};
  if (counted > 0) recording.totals.cadence = steps / counted;
  if (!read.laps.empty() && !all_points) return;
  // Every lap has its points, which are more exact where they state distances.
  const bool stated =
      std::any_of(recording.points.begin(), recording.points.end(), [](const auto& p) { return p.distance > 1; });
  if (stated) recording.totals.distance.reset();
}

bool earlier(const RecordedPoint& a, const RecordedPoint& b) { return a.time && b.time && *a.time < *b.time; }

}  // namespace

void read_tcx_laps(pugi::xml_node activity, TrackDocument& document, Recording& recording) {
  Laps read{document, recording};
  for (pugi::xml_node node = activity.first_child(); node; node = node.next_sibling())
    if (local_name(node.name()) == "Lap") read.read(node);
  recording.start = start_of(read.laps);

  std::vector<RecordedPoint>& points = recording.points;
  const bool timed = std::all_of(points.begin(), points.end(), [](const auto& p) { return p.time.has_value(); });
  if (read.overlap && timed) {
    std::stable_sort(points.begin(), points.end(), earlier);
    const auto same = [](const RecordedPoint& a, const RecordedPoint& b) { return a.time == b.time; };
    points.erase(std::unique(points.begin(), points.end(), same), points.end());
  }
  sum_up(read, recording);
}

}  // namespace patella
