#include "vendor/recorded_activity.hpp"

#include "recording/summary.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/sport_names.hpp"

namespace patella {
namespace {

std::optional<Instant> start_of(const Recording& recording) {
  std::optional<Instant> first = recording.start;
  for (const RecordedPoint& point : recording.points)
    if (point.time && (!first || *point.time < *first)) first = point.time;
  return first;
}

}  // namespace

void add_recording(Recording& recording, const std::string& vendor, const std::string& what, const ImportContext& context,
                   ImportedFile& into) {
  if (!start_of(recording)) return into.skipped.push_back({what, "no times in it: a course or a plan, not a recording"});
  const auto& totals = recording.totals;
  if (recording.points.size() < 2 && !totals.distance && !totals.duration)
    return into.skipped.push_back({what, recording.points.empty() ? "no points in it" : "a single point, no recording"});

  ImportedActivity found;
  Activity& activity = found.activity;
  activity.stated_sport = recording.sport ? recording.sport : context.assumed_sport;
  for (const std::string& name : {recording.title, context.file_name})
    if (!activity.stated_sport) activity.stated_sport = sport_in_name(name);
  for (std::string& doubt : summarize_recording(recording, found)) into.doubts.push_back({what, std::move(doubt)});
  const auto start = start_of(recording);
  const std::chrono::sys_seconds utc = std::chrono::floor<std::chrono::seconds>(*start);
  set_start(found, recording.local_offset ? std::optional{utc + *recording.local_offset} : std::nullopt, utc,
            context.utc_offset);
  activity.id = vendor + ':' + (recording.id.empty() ? utc_text(*start) : recording.id);
  activity.source = recording.device.empty() ? vendor : recording.device;
  activity.rpe = recording.rpe;
  found.title = recording.title;
  add_texts(found.activity, {recording.title, recording.notes});
  found.sport_guessed = !recording.sport;
  if (std::string why = leave_out_impossible(activity); !why.empty()) into.broken.push_back({what, std::move(why)});
  if (has_possible_date(activity)) into.activities.push_back(std::move(found));
}

}  // namespace patella
