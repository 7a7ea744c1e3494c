#include <algorithm>
#include <cmath>
#include <map>

#include "json/record.hpp"
#include "recording/summary.hpp"
#include "text/number.hpp"
#include "text/words.hpp"
#include "time/timestamp.hpp"
#include "vendor/formats.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/sport_names.hpp"

namespace patella {
namespace {

constexpr std::size_t most_texts = 500;  // tags and the like

/// Collects the points, and the texts around them.
class Ride final : public JsonPathHandler {
 public:
  explicit Ride(std::size_t most_points) : most_{most_points} {}
  Recording recording;
  bool too_many = false;
  std::map<std::string, std::string, std::less<>> texts;  ///< by path after `.RIDE.`

  void open(std::string_view path) override {
    if (path != samples) return;
    point_ = {};
  }
  void close(std::string_view path) override {
    if (path != samples) return;
    if (recording.points.size() >= most_) {
      too_many = true;
      return;
    }
    recording.points.push_back(point_);
  }
  void leaf(std::string_view path, const JsonScalar& leaf) override {
    if (!path.starts_with(ride)) return;
    path.remove_prefix(ride.size());
    if (path.starts_with("SAMPLES[].")) {
      const bool number = leaf.kind == JsonScalar::Kind::number && std::isfinite(leaf.number);
      if (number) take(path.substr(10), leaf.number);
    } else if (texts.size() < most_texts && leaf.kind != JsonScalar::Kind::null && path.find('[') == path.npos) {
      texts.emplace(path, leaf.text);
    } else if (texts.size() < most_texts && path.starts_with("OVERRIDES[].") && path.ends_with(".value")) {
      texts.emplace("OVERRIDES." + std::string{path.substr(12, path.size() - 18)}, leaf.text);
    }
  }

  std::string_view text(std::string_view name) const {
    const auto found = texts.find(name);
    return found == texts.end() ? std::string_view{} : trim(found->second);
  }
  std::optional<double> number(std::string_view name) const {
    return parse_localized_number(text(name), DecimalMark::point);
  }

 private:
  static constexpr std::string_view ride = ".RIDE.", samples = ".RIDE.SAMPLES[]";

  void take(std::string_view name, double value) {
    if (name == "SECS") point_.time = add_seconds({}, value);
    if (name == "KM") point_.distance = value * 1000;
    if (name == "ALT") point_.altitude = static_cast<float>(value);
    // Steps have a name of their own, where the sport was known to be a run.
    if ((name == "RCAD" && value > 0) || (name == "CAD" && !point_.cadence)) point_.cadence = static_cast<float>(value);
  }

  std::size_t most_;
  RecordedPoint point_;
};

/// Points without any altitude or distance carry a 0 in its place.
void forget_zeros(Recording& recording) {
  const auto all_zero = [&](auto member) {
    return std::ranges::all_of(recording.points,
                               [&](const RecordedPoint& point) { return (point.*member).value_or(0) == 0; });
  };
  const bool flat = all_zero(&RecordedPoint::altitude), still = all_zero(&RecordedPoint::distance);
  for (RecordedPoint& point : recording.points) {
    if (flat) point.altitude.reset();
    if (still) point.distance.reset();
  }
}

std::optional<std::chrono::sys_seconds> start_of(const Ride& ride) {
  std::string start{ride.text("STARTTIME")};
  std::ranges::replace(start, '/', '-');
  if (const auto utc = start.find(" UTC"); utc != start.npos) start.resize(utc);
  return parse_wall_time(trim(start));
}

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder builder;
  Ride ride{context.limits.points};
  const auto fault = read_json_paths(bytes, context.limits, ride);
  if (fault) builder.note_broken(fault->line > 0 ? "line " + std::to_string(fault->line) : "", fault->why);
  if (ride.too_many)
    builder.note_broken("", "more than " + std::to_string(context.limits.points) + " points, and the rest was left out");
  const auto start = start_of(ride);
  if (!start) {
    if (!fault) builder.note_broken("", "it has no STARTTIME that is a time");
    return builder.build();
  }
  ImportedActivity found;
  Activity& activity = found.activity;
  set_start(found, {}, *start, context.utc_offset);
  std::string id = "goldencheetah:" + std::string{ride.text("STARTTIME").substr(0, 19)};
  std::ranges::replace(id, '/', '-');
  std::ranges::replace(id, ' ', 'T');
  activity.id = id + "Z";
  activity.source = "goldencheetah";
  if (const auto device = ride.text("DEVICETYPE"); !device.empty()) activity.source += ", " + std::string{device};

  found.title = ride.text("TAGS.Title");
  if (found.title.empty()) found.title = ride.text("TAGS.Workout Code");
  std::optional<Sport> sport = builder.sport(ride.text("TAGS.Sport"));
  if (const auto finer = sport_of_word(ride.text("TAGS.SubSport")); sport == Sport::run && finer && is_running(*finer))
    sport = finer;
  activity.stated_sport = sport ? sport : context.assumed_sport;
  if (!activity.stated_sport) activity.stated_sport = sport_in_name(found.title);
  activity.rpe = builder.positive("", rpe_range, ride.number("TAGS.RPE"));
  // Totals that the runner has put in the place of the computed ones, or of an activity without points.
  const auto kilometres = ride.number("OVERRIDES.total_distance");
  auto seconds = ride.number("OVERRIDES.time_riding");
  if (!seconds) seconds = ride.number("OVERRIDES.workout_time");
  const auto metres = builder.positive("", distance_range, kilometres ? std::optional{*kilometres * 1000} : std::nullopt);
  seconds = builder.positive("", time_range, seconds);
  forget_zeros(ride.recording);
  if (metres) ride.recording.totals.distance = Distance{*metres};
  if (seconds) ride.recording.totals.duration = std::chrono::duration<double>{*seconds};
  ride.recording.totals.corrected = true;
  for (std::string& doubt : summarize_recording(ride.recording, found)) builder.note_doubt("", std::move(doubt));
  found.sport_guessed = !sport;
  if (ride.recording.points.empty()) activity.source = "goldencheetah, entered by hand";
  const std::string title = found.title;
  builder.add(std::move(found), "", {title, ride.text("TAGS.Notes"), ride.text("TAGS.Calendar Text")});
  return builder.build();
}

bool sniff(std::string_view head, std::string_view) {
  return begins_with_bracket(head, '{') && has_member_name(head, "RIDE") && has_member_name(head, "STARTTIME");
}

}  // namespace

const ImportFormat goldencheetah{"GoldenCheetah", sniff, read};

}  // namespace patella
