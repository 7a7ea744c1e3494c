#include <algorithm>

#include "recording/summary.hpp"
#include "vendor/formats.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/sport_names.hpp"
#include "vendor/tcx/laps.hpp"

namespace patella {
namespace {

constexpr std::string_view point_names[]{"Trackpoint"};

/// Who made the recording.
void read_device(pugi::xml_node activity, pugi::xml_node document, Recording& recording) {
  const pugi::xml_node creator = child(activity, "Creator");
  recording.device = words(child(creator, "Name"));
  if (recording.device.empty()) recording.device = words(child(child(document, "Author"), "Name"));
  recording.altitude_source = altitude_source_of(recording.device);
}

Recording read_activity(pugi::xml_node node, pugi::xml_node root, TrackDocument& document) {
  Recording recording;
  recording.sport = sport_in_words(words(node.attribute("Sport").as_string(), 80));
  recording.notes = words(child(node, "Notes"));
  if (const auto time = parse_utc_time(child(node, "Id").child_value())) recording.id = utc_text(time->utc);
  read_device(node, root, recording);
  read_tcx_laps(node, document, recording);
  return recording;
}

/// The activities below `node`, those of multisport sessions too.
void collect(pugi::xml_node node, std::vector<pugi::xml_node>& activities) {
  for (pugi::xml_node part = node.first_child(); part; part = part.next_sibling()) {
    const std::string_view name = local_name(part.name());
    if (name == "Activity") activities.push_back(part);
    if (name == "MultiSportSession" || name == "FirstSport" || name == "NextSport") collect(part, activities);
  }
}

void skip_plans(pugi::xml_node root, ImportedFile& imported) {
  const auto skip_each = [&](std::string_view folder, std::string_view item, std::string_view what, std::string_view why) {
    std::size_t count = 0;
    const pugi::xml_node parent = child(root, folder);
    for (pugi::xml_node part = parent.first_child(); part; part = part.next_sibling())
      if (local_name(part.name()) == item)
        imported.skipped.push_back({std::string{what} + ' ' + std::to_string(++count), std::string{why}});
  };
  skip_each("Courses", "Course", "course", "a course, not an activity");
  skip_each("Workouts", "Workout", "workout", "a workout plan, not an activity");
  if (child(root, "History"))
    imported.skipped.push_back({"", "the first version of the format; export it as TCX 2, FIT or GPX"});
}

bool sniff(std::string_view head, std::string_view) { return begins_with_element(head, "TrainingCenterDatabase"); }

void read_activities(pugi::xml_node root, TrackDocument& document, const ImportContext& context, ImportedFile& imported) {
  std::vector<pugi::xml_node> activities;
  collect(child(root, "Activities"), activities);
  for (std::size_t i = 0; i < activities.size(); ++i) {
    Recording recording = read_activity(activities[i], root, document);
    if (document.fault) return;
    // What the last activity states of itself may be of points that are lost.
    if (document.split.cut_off && i + 1 == activities.size() && !recording.points.empty()) recording.totals = {};
    add_recording(recording, "tcx", "activity " + std::to_string(i + 1), context, imported);
  }
  skip_plans(root, imported);
  if (activities.empty() && imported.skipped.empty() && !document.split.cut_off)
    imported.skipped.push_back({"", "no activities in it"});
}

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  return read_track(bytes, point_names, "Track", context.limits, [&](TrackDocument& document, ImportedFile& imported) {
    const pugi::xml_node root = document.root();
    if (local_name(root.name()) == "TrainingCenterDatabase")
      read_activities(root, document, context, imported);
    else
      document.fault = XmlError{0, "no TCX file"};
  });
}

}  // namespace

const ImportFormat tcx_format{"TCX", sniff, read};

}  // namespace patella
