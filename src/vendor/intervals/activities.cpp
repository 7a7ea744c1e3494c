#include <algorithm>
#include <array>

#include "activity/sport.hpp"
#include "json/record.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/intervals/intervals_icu.hpp"
#include "vendor/sport_names.hpp"

namespace patella {
namespace {

constexpr std::array<std::string_view, 21> fields{
    "_note",
    "average_cadence",
    "description",
    "device_name",
    "distance",
    "elapsed_time",
    "icu_distance",
    "icu_rpe",
    "id",
    "manual",
    "moving_time",
    "name",
    "perceived_exertion",
    "race",
    "source",
    "start_date",
    "start_date_local",
    "total_elevation_gain",
    "total_elevation_loss",
    "trainer",
    "type",
};
static_assert(std::ranges::is_sorted(fields));

void take(const JsonRecord& record, const std::string& what, const ImportContext& context, ImportBuilder& findings) {
  // What came from Strava is listed with its date and nothing else.
  if (record.states("_note") && !record.states("type") && !record.states("distance"))
    return findings.skip(what, "intervals.icu has it from Strava and may not pass it on; import it from there");
  ImportedActivity found;
  const auto local = parse_wall_time(record.text("start_date_local")), utc = parse_wall_time(record.text("start_date"));
  if (!set_start(found, local, utc, context.utc_offset))
    return findings.fault(what, "it has no `start_date_local` that is a time");
  Activity& activity = found.activity;
  if (const auto id = record.text("id"); !id.empty()) activity.id = "intervals:" + std::string{id};
  const bool by_hand = record.truth("manual") || record.text("source") == "MANUAL";
  activity.source = "intervals.icu";
  if (const auto device = record.text("device_name"); !device.empty()) activity.source += ", " + std::string{device};
  if (by_hand) activity.source = "intervals.icu, entered by hand";
  Sport sport = findings.sport(record.text("type"));
  if (sport == Sport::run && record.truth("trainer")) sport = Sport::treadmill;
  activity.stated_sport = sport;

  auto metres = findings.recorded(what, possible_distance, record.number("distance"));
  if (!metres) metres = findings.recorded(what, possible_distance, record.number("icu_distance"));
  if (metres) activity.distance = Distance{*metres};
  auto seconds = findings.recorded(what, possible_time, record.number("moving_time"));
  if (!seconds) seconds = findings.recorded(what, possible_time, record.number("elapsed_time"));
  if (seconds) activity.duration = std::chrono::duration<double>{*seconds};
  if (!by_hand && !record.truth("trainer") && is_outdoors(sport)) {
    if (const auto up = findings.checked(what, possible_ascent, record.number("total_elevation_gain")))
      activity.ascent = Height{*up};
    if (const auto down = findings.checked(what, possible_descent, record.number("total_elevation_loss")))
      activity.descent = Height{*down};
  }
  found.device_ascent = activity.ascent;
  found.device_descent = activity.descent;
  if (is_running(sport)) activity.cadence_spm = findings.cadence(what, record.number("average_cadence"), true);
  for (const auto field : {"icu_rpe", "perceived_exertion"})
    if (!activity.rpe) activity.rpe = findings.recorded(what, possible_rpe, record.number(field));
  if (record.truth("race") && is_running(sport)) activity.workout = Workout::race;
  found.title = record.text("name");
  findings.add(std::move(found), what, {record.text("name"), record.text("description")});
}

bool sniff(std::string_view head, std::string_view) {
  if (!begins_with_bracket(head, '[') && !begins_with_bracket(head, '{')) return false;
  return has_member_name(head, "start_date_local") &&
         (head.find("\"icu_") != head.npos || head.find("STRAVA activities are not available") != head.npos);
}

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder findings;
  const auto fault = read_json_records(bytes, context.limits, {begins_with_bracket(bytes, '{') ? "" : "[]", fields},
                                       [&](const JsonRecord& record, std::size_t number) {
                                         take(record, "activity " + std::to_string(number), context, findings);
                                       });
  if (fault) findings.fault(fault->line > 0 ? "line " + std::to_string(fault->line) : "", fault->why);
  return findings.take();
}

}  // namespace

const ImportFormat intervals_activities{"intervals.icu activities", sniff, read};

}  // namespace patella
