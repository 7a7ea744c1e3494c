#include <algorithm>
#include <array>

#include "activity/sport.hpp"
#include "json/record.hpp"
#include "text/number.hpp"
#include "text/words.hpp"
#include "vendor/formats.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/sport_names.hpp"
#include "vendor/table.hpp"

namespace patella {
namespace {

constexpr std::array<std::string_view, 21> activity_fields{"_note",
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
                                                           "type"};
static_assert(std::ranges::is_sorted(activity_fields));

/// A record of a table, read like one of JSON.
class TableRecord {
 public:
  TableRecord(const Headings& headings, const CsvRow& row) : headings_{headings}, row_{row} {}
  std::string_view text(std::string_view field) const { return cell_at(row_, headings_.find(fold(field))); }
  std::optional<double> number(std::string_view field) const {
    return parse_localized_number(text(field), DecimalMark::point);
  }
  bool truth(std::string_view field) const { return text(field) == "true"; }
  bool states(std::string_view field) const { return !text(field).empty(); }

 private:
  const Headings& headings_;
  const CsvRow& row_;
};

template <class Record>
void take_activity(const Record& record, const std::string& what, const ImportContext& context, ImportBuilder& builder) {
  // What came from Strava is listed with its date and nothing else.
  if (record.states("_note") && !record.states("type") && !record.states("distance"))
    return builder.note_skipped(what, "intervals.icu has it from Strava and may not pass it on; import it from there");
  ImportedActivity found;
  const auto local = parse_wall_time(record.text("start_date_local")), utc = parse_wall_time(record.text("start_date"));
  if (!set_start(found, local, utc, context.utc_offset))
    return builder.note_broken(what, "it has no `start_date_local` that is a time");
  Activity& activity = found.activity;
  if (const auto id = record.text("id"); !id.empty()) activity.id = "intervals:" + std::string{id};
  const bool by_hand = record.truth("manual") || record.text("source") == "MANUAL";
  activity.source = "intervals.icu";
  if (const auto device = record.text("device_name"); !device.empty()) activity.source += ", " + std::string{device};
  if (by_hand) activity.source = "intervals.icu, entered by hand";
  activity.stated_sport = builder.sport(record.text("type"));
  if (activity.stated_sport == Sport::run && record.truth("trainer")) activity.stated_sport = Sport::treadmill;
  const Sport sport = activity.sport();

  auto metres = builder.positive(what, distance_range, record.number("distance"));
  if (!metres) metres = builder.positive(what, distance_range, record.number("icu_distance"));
  if (metres) activity.distance = Distance{*metres};
  auto seconds = builder.positive(what, time_range, record.number("moving_time"));
  if (!seconds) seconds = builder.positive(what, time_range, record.number("elapsed_time"));
  if (seconds) activity.duration = std::chrono::duration<double>{*seconds};
  if (!by_hand && !record.truth("trainer") && is_outdoors(sport)) {
    if (const auto up = builder.in_range(what, ascent_range, record.number("total_elevation_gain")))
      activity.ascent = Height{*up};
    if (const auto down = builder.in_range(what, descent_range, record.number("total_elevation_loss")))
      activity.descent = Height{*down};
  }
  found.device_ascent = activity.ascent;
  found.device_descent = activity.descent;
  if (is_running(sport)) activity.cadence_spm = builder.step_rate(what, record.number("average_cadence"), true);
  for (const auto field : {"icu_rpe", "perceived_exertion"})
    if (!activity.rpe) activity.rpe = builder.positive(what, rpe_range, record.number(field));
  if (record.truth("race") && is_running(sport)) activity.workout = Workout::race;
  found.title = record.text("name");
  builder.add(std::move(found), what, {record.text("name"), record.text("description")});
}

bool is_csv(const std::optional<Headings>& headings) {
  if (!headings) return false;
  const auto has = [&](std::string_view name) { return headings->find(name).has_value(); };
  bool own = false;  // what intervals.icu computed
  for (std::size_t i = 0; i < headings->count(); ++i) own = own || (*headings)[i].starts_with("icu");
  return own && has("startdatelocal") && has("type") && has("movingtime");
}

bool sniff_csv(std::string_view head, std::string_view) { return is_csv(headings_in(head)); }

ImportedFile read_csv(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder builder{context.assumed_sport};
  if (const auto headings = read_headings(bytes, context.limits, builder))
    each_row(bytes, context.limits, &builder, [&](const CsvRow& row) {
      take_activity(TableRecord{*headings, row}, line_name(row), context, builder);
    });
  return builder.build();
}

bool sniff_activities(std::string_view head, std::string_view) {
  if (!begins_with_bracket(head, '[') && !begins_with_bracket(head, '{')) return false;
  return has_member_name(head, "start_date_local") &&
         (head.find("\"icu_") != head.npos || head.find("STRAVA activities are not available") != head.npos);
}

ImportedFile read_activities(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder builder{context.assumed_sport};
  const auto fault = read_json_records(bytes, context.limits, {begins_with_bracket(bytes, '{') ? "" : "[]", activity_fields},
                                       [&](const JsonRecord& record, std::size_t number) {
                                         take_activity(record, "activity " + std::to_string(number), context, builder);
                                       });
  if (fault) builder.note_broken(fault->line > 0 ? "line " + std::to_string(fault->line) : "", fault->why);
  return builder.build();
}

constexpr std::array<std::string_view, 6> wellness_fields{"comments", "date", "id", "injury", "sleepSecs", "soreness"};
static_assert(std::ranges::is_sorted(wellness_fields));

/// A step of the scale; nothing for 0, which means unknown, and for what is no step.
std::optional<int> step_of(const JsonRecord& record, std::string_view field) {
  const auto value = record.number(field);
  return value && *value >= 1 && *value <= 4 ? std::optional{static_cast<int>(*value)} : std::nullopt;
}

void take_day(const JsonRecord& record, std::size_t number, ImportBuilder& builder) {
  auto date = parse_day(record.text("id"));
  if (!date) date = parse_day(record.text("date").substr(0, 10));
  if (!date) return builder.note_broken("day " + std::to_string(number), "it has no date");
  ImportedDay day{*date, {}, step_of(record, "injury"), step_of(record, "soreness"), {}};
  if (const auto sleep = builder.positive(iso_date(*date), sleep_range, record.number("sleepSecs")))
    day.sleep = std::chrono::duration<double>{*sleep};
  day.comments = trim(record.text("comments"));
  if (day.sleep || day.injury || day.soreness || !day.comments.empty()) builder.add(std::move(day));
}

bool sniff_wellness(std::string_view head, std::string_view) {
  if (!begins_with_bracket(head, '[') && !begins_with_bracket(head, '{')) return false;
  if (has_member_name(head, "start_date_local") || has_member_name(head, "activityId") || !has_member_name(head, "id"))
    return false;
  return has_member_name(head, "sleepSecs") || has_member_name(head, "restingHR") || has_member_name(head, "sportInfo") ||
         (has_member_name(head, "ctl") && has_member_name(head, "atl"));
}

ImportedFile read_wellness(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder builder;
  const JsonRecords records{begins_with_bracket(bytes, '{') ? "" : "[]", wellness_fields};
  const auto fault = read_json_records(bytes, context.limits, records, [&](const JsonRecord& record, std::size_t number) {
    take_day(record, number, builder);
  });
  if (fault) builder.note_broken(fault->line > 0 ? "line " + std::to_string(fault->line) : "", fault->why);
  return builder.build();
}

}  // namespace

const ImportFormat intervals_activities{"intervals.icu activities", sniff_activities, read_activities};
const ImportFormat intervals_csv{"intervals.icu table", sniff_csv, read_csv};
const ImportFormat intervals_wellness{"intervals.icu wellness", sniff_wellness, read_wellness};

}  // namespace patella
