#include <array>
#include <cmath>

#include "recording/summary.hpp"
#include "vendor/formats.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/sport_names.hpp"
#include "vendor/xml/track_document.hpp"

namespace patella {
namespace {

constexpr std::array<std::string_view, 3> point_names{"trkpt", "rtept", "wpt"};
constexpr std::size_t track_point = 0;

/// Reads the points of a segment, one element after the other.
class SegmentReader : public pugi::xml_tree_walker {
 public:
  explicit SegmentReader(Recording& recording) : recording_{recording} {}

  bool for_each(pugi::xml_node& node) override {
    const int deep = depth();
    if (deep == 0) return begin_point(node);
    if (deep == 1)
      read_part(node, local_name(node.name()));
    else if (in_extensions_ && deep <= 2 + extension_depth)
      read_extension(node);
    return true;
  }

 private:
  bool begin_point(pugi::xml_node node) {
    if (local_name(node.name()) != point_names[track_point]) return node.type() != pugi::node_element;
    std::optional<double> latitude, longitude;
    for (pugi::xml_attribute part = node.first_attribute(); part; part = part.next_attribute()) {
      const std::string_view name = part.name();
      if (name == "lat")
        latitude = number(part.value());
      else if (name == "lon")
        longitude = number(part.value());
    }
    const auto position = position_at(latitude, longitude);
    in_extensions_ = false;
    // OpenTracks writes points without a place around a pause.
    const bool pause = !position && latitude && std::abs(*latitude) > 90;
    point_ = pause ? &(no_point_ = {}) : &recording_.points.emplace_back();
    point_->position = position;
    point_->after_break = after_break_ && recording_.points.size() > 1;
    after_break_ = pause;
    return true;
  }

  void read_part(pugi::xml_node part, std::string_view name) {
    in_extensions_ = name == "extensions";
    if (name == "ele") {
      if (const auto metres = number(part.child_value())) point_->altitude = static_cast<float>(*metres);
    } else if (name == "time") {
      if (const auto time = parse_utc_time(part.child_value())) {
        point_->time = time->utc;
        if (!recording_.local_offset) recording_.local_offset = time->offset;
      }
    } else if ((name == "cadence" || name == "cad") && !point_->cadence) {
      read_cadence(part);
    }
  }

  /// Cadence within `extensions`, whoever's they are: `gpxtpx:cad`, `gpxdata:cadence`, `cadence`...
  void read_extension(pugi::xml_node part) {
    if (point_->cadence) return;
    const std::string_view name = local_name(part.name());
    if (name == "cad" || name == "cadence" || name == "RunCadence") read_cadence(part);
  }

  void read_cadence(pugi::xml_node part) {
    if (const auto value = number(part.child_value())) point_->cadence = static_cast<float>(*value);
  }

  Recording& recording_;
  RecordedPoint no_point_;          ///< what is read of a pause
  RecordedPoint* point_ = nullptr;  ///< the one at hand
  bool after_break_ = true, in_extensions_ = false;
};

/// A track's own totals, as OpenTracks writes them.
void read_totals(pugi::xml_node track, RecordedTotals& totals) {
  const auto stats = child(child(track, "extensions"), "TrackStatsExtension");
  if (const auto metres = number(child(stats, "Ascent").child_value()); metres && *metres >= 0 && *metres < 1e6)
    totals.ascent = Height{*metres};
  if (const auto metres = number(child(stats, "Descent").child_value()); metres && *metres >= 0 && *metres < 1e6)
    totals.descent = Height{*metres};
}

Recording read_recording(pugi::xml_node track, TrackDocument& document) {
  Recording recording;
  recording.title = words(child(track, "name"));
  recording.notes = words(child(track, "desc"));
  if (recording.notes.empty()) recording.notes = words(child(track, "cmt"));
  recording.sport = sport_in_words(words(child(track, "type")));
  read_totals(track, recording.totals);
  for (pugi::xml_node segment = track.first_child(); segment; segment = segment.next_sibling()) {
    if (local_name(segment.name()) != "trkseg") continue;
    SegmentReader reader{recording};
    if (recording.points.empty()) recording.points.reserve(document.count_points(segment));
    for (pugi::xml_node block = segment.first_child(); block; block = block.next_sibling())
      document.read_points(block, track_point, reader);
  }
  return recording;
}

/// Garmin Connect calls what it exports `activity_2067489619.gpx`.
std::string garmin_id(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  if (!name.starts_with("activity_")) return {};
  name.remove_prefix(9);
  const std::string_view digits = name.substr(0, name.find_first_not_of("0123456789"));
  return digits.size() >= 6 && name.size() > digits.size() && name[digits.size()] == '.' ? std::string{digits}
                                                                                         : std::string{};
}

bool sniff(std::string_view head, std::string_view) { return begins_with_element(head, "gpx"); }

/// The name that a file has for all that is in it.
std::string title_of(pugi::xml_node gpx) {
  const std::string title = words(child(child(gpx, "metadata"), "name"));
  return title.empty() ? words(child(gpx, "name")) : title;  // GPX 1.0
}

pugi::xml_node next_track(pugi::xml_node node) {
  do node = node.next_sibling();
  while (node && local_name(node.name()) != "trk");
  return node;
}

void read_tracks(pugi::xml_node gpx, TrackDocument& document, const std::string& device, const ImportContext& context,
                 ImportedFile& imported) {
  std::size_t tracks = 0, others = 0;
  for (pugi::xml_node node = gpx.first_child(); node; node = node.next_sibling()) {
    const std::string_view name = local_name(node.name());
    if (name == "rte") ++others;
    if (name != "trk") continue;
    ++tracks;
    Recording recording = read_recording(node, document);
    if (document.fault) return;
    if (recording.title.empty() && !next_track(node)) recording.title = tracks == 1 ? title_of(gpx) : std::string{};
    recording.device = device;
    recording.altitude_source = altitude_source_of(device);
    const std::string what = "track " + std::to_string(tracks);
    if (recording.points.empty())
      imported.skipped.push_back({what, "no points in it"});
    else
      add_recording(recording, "gpx", what, context, imported);
  }
  if (tracks == 0 && !document.split.cut_off)
    imported.skipped.push_back({"", others > 0 ? "routes and no tracks: a plan, not a recording" : "no tracks in it"});
  else if (others > 0)
    imported.skipped.push_back({others == 1 ? "1 route" : std::to_string(others) + " routes", "a plan, not a recording"});
}

ImportedFile read(std::string_view bytes, const std::string& name, const ImportContext& context) {
  return read_track(bytes, point_names, "trkseg", context.limits, [&](TrackDocument& document, ImportedFile& imported) {
    const pugi::xml_node gpx = document.root();
    if (local_name(gpx.name()) != "gpx") {
      document.fault = XmlError{0, "no GPX file"};
      return;
    }
    const std::string device = words(gpx.attribute("creator").as_string(), 80);
    read_tracks(gpx, document, device, context, imported);
    std::vector<ImportedActivity>& activities = imported.activities;
    const std::string id = device.starts_with("Garmin Connect") ? garmin_id(name) : std::string{};
    if (activities.size() == 1 && !id.empty()) activities[0].activity.id = "garmin:" + id;
  });
}

}  // namespace

const ImportFormat gpx_format{"GPX", sniff, read};

}  // namespace patella
