#include "import/gpx.hpp"

#include <array>
#include <cmath>

#include "import/text/findings.hpp"
#include "import/text/sport_words.hpp"
#include "import/track/track_activity.hpp"
#include "import/text/track_document.hpp"

namespace patella {
namespace {

constexpr std::array<std::string_view, 3> point_names{"trkpt", "rtept", "wpt"};
constexpr std::size_t track_point = 0;

/// Cadence within `extensions`, whoever's they are: `gpxtpx:cad`, `gpxdata:cadence`, `cadence`...
std::optional<double> cadence_within(pugi::xml_node node, int deep = extension_depth) {
  for (pugi::xml_node part = node.first_child(); part; part = part.next_sibling()) {
    const std::string_view name = local_name(part.name());
    if (name == "cad" || name == "cadence" || name == "RunCadence") {
      if (const auto value = number(part.child_value())) return value;
    } else if (const auto value = deep > 0 ? cadence_within(part, deep - 1) : std::nullopt) {
      return value;
    }
  }
  return std::nullopt;
}

/// Reads a point. Returns whether it was one of those without a place that OpenTracks writes around a pause.
bool read_point(pugi::xml_node node, bool after_break, Recording& recording) {
  RecordedPoint point;
  point.after_break = after_break;
  std::optional<double> latitude, longitude;
  for (const pugi::xml_attribute value : node.attributes()) {
    const std::string_view name = value.name();
    if (name == "lat") latitude = number(value.value());
    if (name == "lon") longitude = number(value.value());
  }
  point.position = position_at(latitude, longitude);
  for (pugi::xml_node part = node.first_child(); part; part = part.next_sibling()) {
    const std::string_view name = local_name(part.name());
    if (name == "ele") {
      if (const auto metres = number(part.child_value())) point.altitude = static_cast<float>(*metres);
    } else if (name == "time") {
      if (const auto time = read_utc_time(part.child_value())) {
        point.time = time->utc;
        if (!recording.local_offset) recording.local_offset = time->offset;
      }
    } else if (name == "extensions" && !point.cadence) {
      if (const auto value = cadence_within(part)) point.cadence = static_cast<float>(*value);
    } else if ((name == "cadence" || name == "cad") && !point.cadence) {
      if (const auto value = number(part.child_value())) point.cadence = static_cast<float>(*value);
    }
  }
  if (!point.position && latitude && std::abs(*latitude) > 90) return true;
  recording.points.push_back(point);
  return false;
}

/// A track's own totals, as OpenTracks writes them.
void read_totals(pugi::xml_node track, TrackTotals& totals) {
  const auto stats = child(child(track, "extensions"), "TrackStatsExtension");
  if (const auto metres = number(child(stats, "Ascent").child_value()); metres && *metres >= 0 && *metres < 1e6) totals.ascent = Height{*metres};
  if (const auto metres = number(child(stats, "Descent").child_value()); metres && *metres >= 0 && *metres < 1e6) totals.descent = Height{*metres};
}

Recording read_track(pugi::xml_node track, TrackDocument& document) {
  Recording recording;
  recording.title = words(child(track, "name"));
  recording.notes = words(child(track, "desc"));
  if (recording.notes.empty()) recording.notes = words(child(track, "cmt"));
  recording.sport = sport_in_words(words(child(track, "type")));
  read_totals(track, recording.totals);
  for (pugi::xml_node segment = track.first_child(); segment; segment = segment.next_sibling()) {
    if (local_name(segment.name()) != "trkseg") continue;
    bool after_break = true;
    if (recording.points.empty()) recording.points.reserve(document.count(segment));
    for (pugi::xml_node run = segment.first_child(); run; run = run.next_sibling())
      document.points(run, track_point, [&](pugi::xml_node point) {
        after_break = read_point(point, after_break && !recording.points.empty(), recording);
      });
  }
  return recording;
}

/// Garmin Connect calls what it exports `activity_2067489619.gpx`.
std::string garmin_id(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  if (!name.starts_with("activity_")) return {};
  name.remove_prefix(9);
  const std::string_view digits = name.substr(0, name.find_first_not_of("0123456789"));
  return digits.size() >= 6 && name.size() > digits.size() && name[digits.size()] == '.' ? std::string{digits} : std::string{};
}

bool sniff(std::string_view head, std::string_view) { return begins_with_element(head, "gpx"); }

void read_tracks(pugi::xml_node gpx, TrackDocument& document, const std::string& device, const ImportContext& context,
                 Imported& imported) {
  std::size_t tracks = 0, others = 0;
  for (pugi::xml_node node = gpx.first_child(); node; node = node.next_sibling()) {
    const std::string_view name = local_name(node.name());
    if (name == "rte") ++others;
    if (name != "trk") continue;
    ++tracks;
    Recording recording = read_track(node, document);
    if (document.fault) return;
    recording.device = device;
    recording.altitude = altitude_of_device(device);
    const std::string what = "track " + std::to_string(tracks);
    if (recording.points.empty()) imported.skipped.push_back({what, "no points in it"});
    else add_recording(recording, "gpx", what, context.utc_offset, imported);
  }
  if (tracks == 0 && !document.parts.cut_off)
    imported.skipped.push_back({"", others > 0 ? "routes and no tracks: a plan, not a recording" : "no tracks in it"});
  else if (others > 0)
    imported.skipped.push_back({others == 1 ? "1 route" : std::to_string(others) + " routes", "a plan, not a recording"});
}

}  // namespace

Imported read_gpx(std::string_view bytes, const std::string& name, const ImportContext& context) {
  Imported imported;
  TrackDocument document;
  open_track(bytes, point_names, context.limits, document);
  const pugi::xml_node gpx = document.root();
  if (!document.fault && local_name(gpx.name()) != "gpx") document.fault = XmlFault{0, "no GPX file"};
  if (!document.fault) {
    const std::string device = words(gpx.attribute("creator").as_string(), 80);
    read_tracks(gpx, document, device, context, imported);
    std::vector<ImportedActivity>& activities = imported.activities;
    if (activities.size() == 1 && activities[0].title.empty()) {
      const std::string title = words(child(child(gpx, "metadata"), "name")), notes = activities[0].activity.notes;
      add_texts(activities[0], title, {title, notes});
    }
    const std::string id = device.starts_with("Garmin Connect") ? garmin_id(name) : std::string{};
    if (activities.size() == 1 && !id.empty()) activities[0].activity.id = "garmin:" + id;
  }
  tell_problems(document, imported);
  return imported;
}

const ImportFormat gpx_format{"GPX", sniff, read_gpx};

}  // namespace patella
