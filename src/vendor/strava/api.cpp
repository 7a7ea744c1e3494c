#include "vendor/strava/api.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "json/record.hpp"
#include "vendor/formats.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/sport_names.hpp"
#include "vendor/strava/fields.hpp"

namespace patella {
namespace {

constexpr std::array<std::string_view, 23> fields{
    "average_cadence",
    "description",
    "device_name",
    "distance",
    "elapsed_time",
    "id",
    "manual",
    "moving_time",
    "name",
    "perceived_exertion",
    "private_note",
    "splits_metric[].distance",
    "splits_metric[].elevation_difference",
    "sport_type",
    "start_date",
    "start_date_local",
    "timezone",
    "total_elevation_gain",
    "trainer",
    "type",
    "upload_id_str",
    "utc_offset",
    "workout_type",
};
static_assert(std::ranges::is_sorted(fields));

/// The runner's wall clock: the local start ends in a Z that is false.
bool read_start(const JsonRecord& record, const ImportContext& context, ImportedActivity& found) {
  auto local = parse_wall_time(record.text("start_date_local"));
  const auto utc = parse_wall_time(record.text("start_date"));
  const auto offset = record.number("utc_offset");
  if (!local && utc && offset && std::abs(*offset) <= 86'400) local = *utc + std::chrono::seconds{static_cast<int>(*offset)};
  return set_start(found, local, utc, context.utc_offset);
}

strava::Summary summary_of(const JsonRecord& record, const std::string& what, ImportBuilder& builder) {
  strava::Summary summary;
  summary.id = record.text("id");
  summary.type = record.text("type");
  summary.sport_type = record.text("sport_type");
  summary.distance = builder.in_range(what, distance_range, record.number("distance"));
  summary.moving_time = builder.in_range(what, time_range, record.number("moving_time"));
  summary.elapsed_time = builder.in_range(what, time_range, record.number("elapsed_time"));
  summary.elevation_gain = builder.in_range(what, ascent_range, record.number("total_elevation_gain"));
  summary.cadence = builder.in_range(what, cadence_range, record.number("average_cadence"));
  summary.rpe = builder.positive(what, rpe_range, record.number("perceived_exertion"));
  summary.workout_type = record.number("workout_type");
  summary.manual = record.truth("manual");
  summary.trainer = record.truth("trainer");
  return summary;
}

void take(const JsonRecord& record, const std::string& what, const ImportContext& context, ImportBuilder& builder) {
  ImportedActivity found;
  if (!read_start(record, context, found)) return builder.note_broken(what, "it has no `start_date_local` that is a time");
  const strava::Summary summary = summary_of(record, what, builder);
  found.title = record.text("name");
  found.activity = strava::activity_of(summary, *found.activity.start);
  Activity& activity = found.activity;
  if (summary.cadence && is_running(activity.sport())) activity.cadence_spm = builder.step_rate(what, summary.cadence, true);
  if (activity.sport() == Sport::other)
    activity.stated_sport = builder.sport(summary.sport_type.empty() ? summary.type : summary.sport_type);
  if (const auto device = record.text("device_name"); !device.empty()) activity.source = "strava, " + std::string{device};
  if (summary.manual) activity.source = "strava, entered by hand";
  found.device_ascent = activity.ascent;
  if (activity.ascent && activity.distance) {
    const auto descent =
        descent_of_splits(record.numbers("splits_metric[].distance"), record.numbers("splits_metric[].elevation_difference"),
                          activity.distance->value, activity.ascent->value);
    if (descent) activity.descent = Height{*descent};
  }
  builder.add(std::move(found), what, {record.text("name"), record.text("description"), record.text("private_note")});
}

bool sniff(std::string_view head, std::string_view) {
  if (!begins_with_bracket(head, '[') && !begins_with_bracket(head, '{')) return false;
  if (head.find("\"icu_") != head.npos || has_member_name(head, "startTimeLocal")) return false;
  return (has_member_name(head, "start_date_local") || has_member_name(head, "start_date")) &&
         (has_member_name(head, "resource_state") || has_member_name(head, "sport_type") ||
          has_member_name(head, "moving_time") || has_member_name(head, "elapsed_time"));
}

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder builder{context.assumed_sport};
  const JsonRecords records{begins_with_bracket(bytes, '{') ? "" : "[]", fields};
  const auto fault = read_json_records(bytes, context.limits, records, [&](const JsonRecord& record, std::size_t number) {
    take(record, "activity " + std::to_string(number), context, builder);
  });
  if (fault) builder.note_broken(fault->line > 0 ? "line " + std::to_string(fault->line) : "", fault->why);
  return builder.build();
}

}  // namespace

std::optional<double> descent_of_splits(std::span<const double> distances, std::span<const double> differences,
                                        double distance, double ascent) {
  if (distances.empty() || distances.size() != differences.size()) return std::nullopt;
  double covered = 0, net = 0, lost = 0;
  for (std::size_t i = 0; i < distances.size(); ++i) {
    if (!(distances[i] >= 0 && std::abs(differences[i]) < 10'000)) return std::nullopt;
    covered += distances[i];
    net += differences[i];
    lost += std::max(0.0, -differences[i]);
  }
  if (std::abs(covered - distance) > std::max(50.0, 0.02 * distance)) return std::nullopt;
  return std::max(ascent - net, lost);
}

const ImportFormat strava_activities{"Strava activities", sniff, read};

}  // namespace patella
