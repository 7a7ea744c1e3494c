#include <algorithm>
#include <array>
#include <cmath>

#include "json/record.hpp"
#include "recording/summary.hpp"
#include "vendor/formats.hpp"

namespace patella {
namespace {

/// In the order of `Columns::data`.
constexpr std::array<std::string_view, 5> stream_names{"time", "distance", "altitude", "cadence", "moving"};
constexpr std::array<std::string_view, 12> all_stream_names{"time",      "distance", "altitude",     "cadence",
                                                            "moving",    "latlng",   "grade_smooth", "velocity_smooth",
                                                            "heartrate", "watts",    "temp",         "grade_adjusted_speed"};

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Collects the lists of numbers.
class Columns final : public JsonPathHandler {
 public:
  explicit Columns(std::size_t most) : most_{most} {}
  std::array<std::vector<double>, stream_names.size()> data;
  bool too_many = false;

  void open(std::string_view path) override {
    if (path == "[]") {
      type_.clear();
      pending_.clear();
    } else if (path.ends_with(".data")) {
      pending_.clear();
    }
  }
  void leaf(std::string_view path, const JsonScalar& leaf) override {
    if (path == "[].type") {
      type_ = leaf.kind == JsonScalar::Kind::text ? leaf.text : "";
    } else if (path.ends_with(".data[]")) {
      if (pending_.size() >= most_) {
        too_many = true;
        return;
      }
      const bool number = leaf.kind == JsonScalar::Kind::number && std::isfinite(leaf.number);
      pending_.push_back(leaf.kind == JsonScalar::Kind::truth ? leaf.truth : number ? leaf.number : unknown);
    }
  }
  void close(std::string_view path) override {
    if (path == "[]")
      keep(type_);
    else if (path.ends_with(".data") && path.starts_with('.'))
      keep(path.substr(1, path.size() - 6));
  }

 private:
  void keep(std::string_view type) {
    const auto at = std::ranges::find(stream_names, type);
    if (at != stream_names.end()) data[static_cast<std::size_t>(at - stream_names.begin())] = std::move(pending_);
    pending_ = {};
  }
  std::size_t most_;
  std::string type_;
  std::vector<double> pending_;
};

std::string id_in(std::string_view name) {
  if (const auto slash = name.find_last_of("/\\"); slash != name.npos) name.remove_prefix(slash + 1);
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = std::min(name.find_first_of("0123456789", at), name.size());
    const std::size_t end = std::min(name.find_first_not_of("0123456789", begin), name.size());
    if (end - begin >= 5) return "strava:" + std::string{name.substr(begin, end - begin)};
    at = end;
  }
  return {};
}

bool sniff(std::string_view head, std::string_view) {
  if (has_member_name(head, "start_date") || has_member_name(head, "start_date_local")) return false;
  if (begins_with_bracket(head, '['))
    return (has_member_name(head, "series_type") || has_member_name(head, "original_size") ||
            has_member_name(head, "data")) &&
           std::ranges::any_of(all_stream_names, [&](std::string_view name) {
             return head.find("\"" + std::string{name} + "\"") != head.npos;
           });
  return begins_with_bracket(head, '{') && has_member_name(head, "data") &&
         std::ranges::any_of(all_stream_names, [&](std::string_view name) { return has_member_name(head, name); });
}

/// The points. Times count from 1970, as streams do not state when the activity began.
Recording recording_of(const Columns& columns) {
  const auto& [time, distance, altitude, cadence, moving] = columns.data;
  // All streams of an activity are of one length; a file that was cut off has a last one that is shorter.
  const std::size_t count = std::max({time.size(), distance.size(), altitude.size()});
  const auto at = [](const std::vector<double>& list, std::size_t i) {
    return i < list.size() && std::isfinite(list[i]) ? std::optional{list[i]} : std::nullopt;
  };
  Recording recording;
  recording.points.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    RecordedPoint& point = recording.points[i];
    if (const auto seconds = at(time, i)) point.time = add_seconds({}, *seconds);
    point.distance = at(distance, i);
    if (const auto metres = at(altitude, i)) point.altitude = static_cast<float>(*metres);
    if (const auto steps = at(cadence, i)) point.cadence = static_cast<float>(*steps);
    point.standing = moving.size() == count && moving[i] == 0;
  }
  return recording;
}

ImportedFile read(std::string_view bytes, const std::string& name, const ImportContext& context) {
  Columns columns{context.limits.points};
  const auto fault = read_json_paths(bytes, context.limits, columns);
  ImportedFile out;
  if (fault) out.broken.push_back({fault->line > 0 ? "line " + std::to_string(fault->line) : "", fault->why});
  if (columns.too_many)
    out.broken.push_back({"", "more than " + std::to_string(context.limits.points) + " points, and the rest was left out"});
  Recording recording = recording_of(columns);
  ImportedActivity found;
  found.activity.id = id_in(name);
  found.activity.stated_sport = Sport::run;
  if (recording.points.empty() && !fault)
    out.skipped.push_back({"", "streams without points"});
  else if (found.activity.id.empty())
    out.broken.push_back({"", "its name has no number of an activity, so that nobody knows whose points these are"});
  else if (!recording.points.empty()) {
    for (std::string& doubt : summarize_recording(recording, found)) out.doubts.push_back({"", std::move(doubt)});
    out.activities.push_back(std::move(found));
  }
  return out;
}

}  // namespace

const ImportFormat strava_streams{"Strava streams", sniff, read};

}  // namespace patella
