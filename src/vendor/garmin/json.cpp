#include <algorithm>
#include <array>
#include <set>

#include "activity/sport.hpp"
#include "json/record.hpp"
#include "vendor/formats.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/sport_names.hpp"

namespace patella {
namespace {

constexpr std::array<std::string_view, 31> fields{"activityId",
                                                  "activityName",
                                                  "activityType",
                                                  "activityType.typeKey",
                                                  "activityTypeDTO.typeKey",
                                                  "averageRunningCadenceInStepsPerMinute",
                                                  "avgDoubleCadence",
                                                  "avgRunCadence",
                                                  "beginTimestamp",
                                                  "description",
                                                  "directWorkoutRpe",
                                                  "distance",
                                                  "duration",
                                                  "elapsedDuration",
                                                  "elevationGain",
                                                  "elevationLoss",
                                                  "isMultiSportParent",
                                                  "manualActivity",
                                                  "movingDuration",
                                                  "name",
                                                  "parent",
                                                  "parentId",
                                                  "startTimeGMT",
                                                  "startTimeGmt",
                                                  "startTimeLocal",
                                                  "summaryDTO.averageRunCadence",
                                                  "summaryDTO.directWorkoutRpe",
                                                  "summaryDTO.startTimeLocal",
                                                  "timeZoneId",
                                                  "workoutFeel",
                                                  "workoutRpe"};
static_assert(std::ranges::is_sorted(fields));
/// What stands in `summaryDTO` where one activity is asked for.
constexpr std::array<std::string_view, 7> summary_fields{
    "summaryDTO.distance",      "summaryDTO.duration",       "summaryDTO.elapsedDuration", "summaryDTO.elevationGain",
    "summaryDTO.elevationLoss", "summaryDTO.movingDuration", "summaryDTO.startTimeGMT"};

constexpr auto all_fields = [] {
  std::array<std::string_view, fields.size() + summary_fields.size()> all{};
  std::ranges::copy(summary_fields, std::ranges::copy(fields, all.begin()).out);
  std::ranges::sort(all);
  return all;
}();

/// How a list counts.
struct Units {
  double metre, second;  ///< how many of it make one
};
constexpr Units export_units{100, 1000}, list_units{1, 1};

class Reader {
 public:
  Reader(Units units, const ImportContext& context) : units_{units}, context_{context}, builder_{context.assumed_sport} {}

  void take(const JsonRecord& record, const std::string& what) {
    ImportedActivity found;
    if (!read_start(record, found)) return builder_.note_broken(what, "it has no start that is a time");
    Activity& activity = found.activity;
    const std::string id{record.text("activityId")};
    if (!id.empty()) activity.id = "garmin:" + id;
    const bool by_hand = record.truth("manualActivity");
    activity.source = by_hand ? "garmin, entered by hand" : "garmin";

    const std::string_view type = first_text(record, {"activityType", "activityType.typeKey", "activityTypeDTO.typeKey"});
    const bool parent = type == "multi_sport" || record.truth("parent") || record.truth("isMultiSportParent");
    if (const auto of = record.text("parentId"); !of.empty() && of != id && of != "0") parents_.emplace(of);
    activity.stated_sport = builder_.sport(type);
    totals(record, what, by_hand, found);
    found.title = first_text(record, {"activityName", "name"});
    const std::size_t index = builder_.activities();
    builder_.add(std::move(found), what, {first_text(record, {"activityName", "name"}), record.text("description")});
    if (parent && builder_.activities() > index) multisport_.push_back({id, index, what});
  }

  ImportedFile finish(const std::optional<JsonError>& fault) {
    if (fault) builder_.note_broken(fault->line > 0 ? "line " + std::to_string(fault->line) : "", fault->why);
    for (const auto& [id, index, what] : multisport_)
      if (parents_.contains(id)) builder_.note_skipped(what, "several sports in one, whose parts are counted by themselves");
    ImportedFile out = builder_.build();
    for (auto it = multisport_.rbegin(); it != multisport_.rend(); ++it)
      if (parents_.contains(it->id)) out.activities.erase(out.activities.begin() + static_cast<std::ptrdiff_t>(it->index));
    return out;
  }

 private:
  struct Parent {
    std::string id;
    std::size_t index;  // among the activities
    std::string what;
  };

  static std::string_view first_text(const JsonRecord& record, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
      if (const auto text = record.text(name); !text.empty()) return text;
    return {};
  }
  /// A total, wherever it stands.
  std::optional<double> total(const JsonRecord& record, std::string_view name, double unit) const {
    auto value = record.number(name);
    if (!value) value = record.number("summaryDTO." + std::string{name});
    return value ? std::optional{*value / unit} : std::nullopt;
  }

  /// Milliseconds or text. What is called local is the wall clock, whatever zone its form claims.
  bool read_start(const JsonRecord& record, ImportedActivity& found) const {
    const auto moment = [&](std::string_view field) -> std::optional<std::chrono::sys_seconds> {
      if (const auto time = parse_wall_time(record.text(field))) return time;
      const auto ms = record.number(field);
      return ms ? since_1970(*ms / 1000) : std::nullopt;
    };
    std::optional<WallTime> local;
    std::optional<std::chrono::sys_seconds> utc;
    for (const auto field : {"startTimeLocal", "summaryDTO.startTimeLocal"})
      if (!local) local = moment(field);
    for (const auto field : {"startTimeGmt", "startTimeGMT", "summaryDTO.startTimeGMT", "beginTimestamp"})
      if (!utc) utc = moment(field);
    return set_start(found, local, utc, context_.utc_offset);
  }

  /// Lists give the elapsed time in milliseconds now and then: no activity takes a hundred times as long as it was timed.
  std::optional<double> seconds_of(const JsonRecord& record, const std::string& what) {
    const auto timed = builder_.positive(what, time_range, total(record, "duration", units_.second));
    const auto in_seconds = [&](std::optional<double> value) {
      if (value && timed && *value > 100 * *timed) *value /= 1000;
      return builder_.positive(what, time_range, value);
    };
    const auto moving = in_seconds(total(record, "movingDuration", units_.second));
    if (moving && (!timed || *moving <= *timed + 1)) return moving;
    if (timed) return timed;
    return builder_.positive(what, time_range, total(record, "elapsedDuration", units_.second));
  }

  void totals(const JsonRecord& record, const std::string& what, bool by_hand, ImportedActivity& found) {
    Activity& activity = found.activity;
    if (const auto metres = builder_.positive(what, distance_range, total(record, "distance", units_.metre)))
      activity.distance = Distance{*metres};
    const bool moves = is_running(activity.sport()) || activity.sport() == Sport::walk || activity.sport() == Sport::hike ||
                       activity.sport() == Sport::ride;
    const auto seconds =
        moves ? seconds_of(record, what) : builder_.positive(what, time_range, total(record, "duration", units_.second));
    if (seconds) activity.duration = std::chrono::duration<double>{*seconds};
    if (!by_hand && is_outdoors(activity.sport())) {
      if (const auto up = builder_.in_range(what, ascent_range, total(record, "elevationGain", units_.metre)))
        activity.ascent = Height{*up};
      if (const auto down = builder_.in_range(what, descent_range, total(record, "elevationLoss", units_.metre)))
        activity.descent = Height{*down};
      found.device_ascent = activity.ascent;
      found.device_descent = activity.descent;
    }
    if (is_running(activity.sport())) {
      for (const auto field : {"averageRunningCadenceInStepsPerMinute", "avgDoubleCadence", "summaryDTO.averageRunCadence"})
        if (!activity.cadence_spm) activity.cadence_spm = builder_.step_rate(what, record.number(field), false);
      if (!activity.cadence_spm) activity.cadence_spm = builder_.step_rate(what, record.number("avgRunCadence"), true);
    }
    for (const auto field : {"workoutRpe", "directWorkoutRpe", "summaryDTO.directWorkoutRpe"})
      if (const auto of_100 = record.number(field); of_100 && !activity.rpe)
        activity.rpe = builder_.positive(what, rpe_range, *of_100 / 10);
  }

  Units units_;
  const ImportContext& context_;
  ImportBuilder builder_;
  std::set<std::string, std::less<>> parents_;  // ids that some activity calls its parent
  std::vector<Parent> multisport_;
};

ImportedFile read_list(std::string_view bytes, const ImportContext& context, Units units, std::string_view at) {
  Reader reader{units, context};
  const auto fault = read_json_records(
      bytes, context.limits, {at, all_fields},
      [&](const JsonRecord& record, std::size_t number) { reader.take(record, "activity " + std::to_string(number)); });
  return reader.finish(fault);
}

constexpr std::string_view wrapper = "summarizedActivitiesExport";

bool sniff_export(std::string_view head, std::string_view name) {
  if (!begins_with_bracket(head, '[') && !begins_with_bracket(head, '{')) return false;
  return has_member_name(head, wrapper) ||
         (name.ends_with("summarizedActivities.json") && has_member_name(head, "activityId"));
}

ImportedFile read_export(std::string_view bytes, const std::string&, const ImportContext& context) {
  const bool list = begins_with_bracket(bytes, '[');
  if (!has_member_name(bytes.substr(0, 4096), wrapper)) return read_list(bytes, context, export_units, "[]");
  return read_list(bytes, context, export_units, list ? "[].summarizedActivitiesExport[]" : ".summarizedActivitiesExport[]");
}

bool sniff_list(std::string_view head, std::string_view name) {
  if (!begins_with_bracket(head, '[') && !begins_with_bracket(head, '{')) return false;
  return !sniff_export(head, name) && has_member_name(head, "activityId") &&
         (has_member_name(head, "startTimeLocal") || has_member_name(head, "activityTypeDTO") ||
          has_member_name(head, "activityName"));
}

ImportedFile read_connect(std::string_view bytes, const std::string&, const ImportContext& context) {
  return read_list(bytes, context, list_units, begins_with_bracket(bytes, '[') ? "[]" : "");
}

}  // namespace

const ImportFormat garmin_export{"Garmin data export", sniff_export, read_export};
const ImportFormat garmin_list{"Garmin Connect list", sniff_list, read_connect};

}  // namespace patella
