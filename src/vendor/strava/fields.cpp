#include "vendor/strava/fields.hpp"

#include <limits>

#include "log/plausibility.hpp"

namespace patella::strava {
namespace {

constexpr std::string_view some_metres = "a number of metres, 0 or more";
constexpr std::string_view some_seconds = "a number of seconds, 0 or more";
constexpr std::string_view a_time = "a date and time, such as 2026-11-19T07:02:11Z";
constexpr Range any_number{.min = std::numeric_limits<double>::lowest(), .max = std::numeric_limits<double>::max()};

extern const Scope<Draft> list, summary;

constexpr Field<Draft> fields[] = {
    {.text = {"average_cadence", "a number of steps a minute, 0 or more"},
     .number = [](Draft& d, double v) { d.now.cadence = v; }},
    {.text = {"description", "text"}, .string = [](Draft& d, std::string_view s) { d.now.description = s; }},
    {.text = {"distance", some_metres}, .number = [](Draft& d, double v) { d.now.distance = v; }},
    {.text = {"elapsed_time", some_seconds}, .number = [](Draft& d, double v) { d.now.elapsed_time = v; }},
    {.text = {"id", "a number or text"},
     .string = [](Draft& d, std::string_view s) { d.now.id = s; },
     .digits = [](Draft& d, std::string_view s) { d.now.id = s; }},
    {.text = {"manual", "true or false"}, .truth = [](Draft& d, bool v) { d.now.manual = v; }},
    {.text = {"moving_time", some_seconds}, .number = [](Draft& d, double v) { d.now.moving_time = v; }},
    {.text = {"name", "text"}, .string = [](Draft& d, std::string_view s) { d.now.name = s; }},
    {.text = {"perceived_exertion", "a number from 0 to 10", {0, 10}}, .number = [](Draft& d, double v) { d.now.rpe = v; }},
    {.text = {"sport_type", "text"}, .string = [](Draft& d, std::string_view s) { d.now.sport_type = s; }},
    {.text = {"start_date", a_time}, .time = [](Draft& d, WallTime t) { d.now.start_utc = t; }},
    {.text = {"start_date_local", a_time}, .time = [](Draft& d, WallTime t) { d.now.start_local = t; }},
    {.text = {"total_elevation_gain", some_metres}, .number = [](Draft& d, double v) { d.now.elevation_gain = v; }},
    {.text = {"trainer", "true or false"}, .truth = [](Draft& d, bool v) { d.now.trainer = v; }},
    {.text = {"type", "text"}, .string = [](Draft& d, std::string_view s) { d.now.type = s; }},
    {.text = {"utc_offset", "a number of seconds, at most a day", {-86400, 86400}},
     .number = [](Draft& d, double v) { d.now.utc_offset = v; }},
    {.text = {"workout_type", "a number", any_number}, .number = [](Draft& d, double v) { d.now.workout_type = v; }},
};

constexpr Field<Draft> element[] = {
    {.text = {"an activity", "an object with `start_date_local`"},
     .object = &summary,
     .begin =
         [](Draft& d) {
           d.now = {};
           ++d.count;
         }},
};
constexpr Field<Draft> root[] = {{.text = {"the document", "a list of Strava activities"}, .list = &list}};

void finish(Draft& draft, Ending& record) {
  const Summary& now = draft.now;
  if (!record.states("start_date_local") && !record.states("start_date")) {
    const bool first = draft.count == 1;
    draft.foreign = draft.foreign || first;
    const std::string expected = "objects with `start_date_local`, as the Strava API lists them";
    if (first)
      record.report({Message::not_strava, {}, expected, {}});
    else if (!draft.foreign)
      record.report({Message::missing_either, {"the activity", "start_date_local", "start_date"}, expected, {}});
    return;
  }
  if (now.start_local) {
    draft.log.activities.push_back(activity_of(now, *now.start_local));
  } else if (now.start_utc && now.utc_offset) {
    const std::chrono::seconds offset{static_cast<int>(*now.utc_offset)};
    draft.log.activities.push_back(activity_of(now, *now.start_utc + offset));
  } else if (now.start_utc) {
    record.report({Message::no_local_time, {}, "`start_date_local`", {}});
    return;
  } else {
    return;  // its time was no time, and has been reported
  }
  report_doubts(draft.log.activities.back(), record,
                {.day = record.states("start_date_local") ? "start_date_local" : "start_date",
                 .distance = "distance",
                 .duration = now.moving_time.value_or(0) > 0 ? "moving_time" : "elapsed_time",
                 .ascent = "total_elevation_gain",
                 .descent = "total_elevation_gain",
                 .step_rate = "average_cadence"});
  draft.log.activities.back().origin = {0, Collection::strava_list, draft.count - 1};
}

const Scope<Draft> summary{.noun = "activity", .fields = fields, .finish = finish, .lenient = true};
const Scope<Draft> list{.noun = "list", .form = Scope<Draft>::Form::list, .fields = element};

}  // namespace

const Scope<Draft> document{.noun = "document", .form = Scope<Draft>::Form::list, .fields = root};

}  // namespace patella::strava
