#include <array>

#include "log/format1.hpp"
#include "log/plausibility.hpp"

namespace patella::format1 {
namespace {

constexpr std::array<std::string_view, 11> sports{"run",  "trail_run", "treadmill", "virtual_run", "track_run", "walk",
                                                  "hike", "ride",      "swim",      "strength",    "other"};
constexpr std::array<std::string_view, 4> altitude_sources{"stated", "barometer", "dem", "gps"};
constexpr std::array<std::string_view, 7> workouts{"easy", "long", "tempo", "intervals", "hills", "race", "walk_run"};

constexpr std::string_view any_kilometres = "a number of kilometres, 0 or more";
constexpr std::string_view any_miles = "a number of miles, 0 or more";
constexpr std::string_view any_metres = "a number of metres, 0 or more; climb and descent are both positive";
constexpr std::string_view any_feet = "a number of feet, 0 or more; climb and descent are both positive";

Activity& last(Log& log) { return log.activities.back(); }

constexpr Field<Log> fields[] = {
    {.text = {"altitude_source", "one of stated, barometer, dem, gps", {}, altitude_sources},
     .word = [](Log& log, std::size_t i) { last(log).altitude_source = static_cast<AltitudeSource>(i); }},
    {.text = {"ascent_ft", any_feet, {}, {}, "ascent_m"}, .number = [](Log& log, double v) { last(log).ascent = feet(v); }},
    {.text = {"ascent_m", any_metres, {}, {}, "ascent_ft"},
     .number = [](Log& log, double v) { last(log).ascent = Height{v}; }},
    {.text = {"cadence_spm", "a number of steps a minute, both feet, 0 or more"},
     .number = [](Log& log, double v) { last(log).cadence_spm = v; }},
    {.text = {"date", a_date, {}, {}, "start"}, .day = [](Log& log, Day d) { last(log).day = d; }},
    {.text = {"descent_ft", any_feet, {}, {}, "descent_m"},
     .number = [](Log& log, double v) { last(log).descent = feet(v); }},
    {.text = {"descent_m", any_metres, {}, {}, "descent_ft"},
     .number = [](Log& log, double v) { last(log).descent = Height{v}; }},
    {.text = {"distance_km", any_kilometres, {}, {}, "distance_mi"},
     .number = [](Log& log, double v) { last(log).distance = kilometres(v); }},
    {.text = {"distance_mi", any_miles, {}, {}, "distance_km"},
     .number = [](Log& log, double v) { last(log).distance = miles(v); }},
    {.text = {"duration_min", "a number of minutes, 0 or more"},
     .number = [](Log& log, double v) { last(log).duration = Minutes{v}; }},
    {.text = {"grade_km", "a list of [grade in percent, kilometres]"},
     .list = &grade_km,
     .begin = [](Log& log) { last(log).grade_shares.emplace(); }},
    {.text = {"id", "text that stays the same for this activity"},
     .string = [](Log& log, std::string_view s) { last(log).id = s; }},
    {.text = {"notes", "text"}, .string = [](Log& log, std::string_view s) { last(log).notes = s; }},
    {.text = {"pain", "a number from 0 to 10 in whole or half points (the worst while running), or an object", half_points},
     .number = [](Log& log, double v) { last(log).pain.emplace().during = Pain{v}; },
     .object = &pain,
     .begin = [](Log& log) { last(log).pain.emplace(); }},
    {.text = {"rpe", "a number from 0 to 10", scale}, .number = [](Log& log, double v) { last(log).rpe = v; }},
    {.text = {"source", "text"}, .string = [](Log& log, std::string_view s) { last(log).source = s; }},
    {.text = {"sport",
              "one of run, trail_run, treadmill, virtual_run, track_run, walk, hike, ride, swim, strength, other",
              {},
              sports},
     .word = [](Log& log, std::size_t i) { last(log).stated_sport = static_cast<Sport>(i); }},
    {.text = {"start", "a date and time, such as 2026-11-19T07:02:11+01:00", {}, {}, "date"},
     .time =
         [](Log& log, WallTime t) {
           last(log).start = t;
           last(log).day = std::chrono::floor<std::chrono::days>(t);
         }},
    {.text = {"steep_descent_km", any_kilometres},
     .number = [](Log& log, double v) { last(log).steep_descent = kilometres(v); }},
    {.text = {"sure", "true or false"}, .truth = [](Log& log, bool v) { last(log).sure = v; }},
    {.text = {"workout", "one of easy, long, tempo, intervals, hills, race, walk_run", {}, workouts},
     .word = [](Log& log, std::size_t i) { last(log).workout = static_cast<Workout>(i); }},
};
static_assert(is_sorted(fields));

constexpr Field<Log> pair_fields[] = {
    {.text = {"the grade of a `grade_km` entry", "percent from -100 to 100, downhill negative", {-100, 100}},
     .number = [](Log& log, double v) { last(log).grade_shares->back().grade = Grade{v}; }},
    {.text = {"the distance of a `grade_km` entry", any_kilometres},
     .number = [](Log& log, double v) { last(log).grade_shares->back().distance = kilometres(v); }},
};

constexpr Field<Log> pair_field[] = {
    {.text = {"an entry of `grade_km`", "[grade in percent, kilometres]"},
     .list = &grade_pair,
     .begin = [](Log& log) { last(log).grade_shares->emplace_back(); }},
};

constexpr Field<Log> activity_field[] = {
    {.text = {"an activity", "an object with `date` or `start`"},
     .object = &activity,
     .begin =
         [](Log& log) {
           const std::size_t index = log.activities.size();
           log.activities.emplace_back().origin = {0, Collection::activities, index};
         }},
};

void finish(Log& log, Ending& record) {
  Activity& activity = last(log);
  activity.fields = record.members();
  if (!record.states("date") && !record.states("start")) {
    record.report({Message::missing_either,
                   {"the activity", "date", "start"},
                   "\"date\": \"2026-11-20\", or \"start\" with a time",
                   {}});
  }
  report_doubts(activity, record,
                {.day = record.states("start") ? "start" : "date",
                 .distance = record.states("distance_mi") ? "distance_mi" : "distance_km",
                 .duration = "duration_min",
                 .ascent = record.states("ascent_ft") ? "ascent_ft" : "ascent_m",
                 .descent = record.states("descent_ft") ? "descent_ft" : "descent_m",
                 .step_rate = "cadence_spm"});
  if (is_running(activity.sport()) && activity.cadence_spm && *activity.cadence_spm < 100 &&
      *activity.cadence_spm >= slowest_step_rate) {
    record.report("cadence_spm", {Message::one_leg_cadence, {}, "steps a minute of both feet, mostly 140 to 200", {}});
  }
}

}  // namespace

const Scope<Log> grade_pair{
    .noun = "[grade in percent, kilometres]", .form = Scope<Log>::Form::sequence, .fields = pair_fields};
const Scope<Log> grade_km{.noun = "grade_km", .form = Scope<Log>::Form::list, .fields = pair_field};
const Scope<Log> activity{.noun = "activity", .fields = fields, .finish = finish};
const Scope<Log> activities{.noun = "activities", .form = Scope<Log>::Form::list, .fields = activity_field};

}  // namespace patella::format1
