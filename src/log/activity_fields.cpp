#include <fmt/format.h>

#include "log/format1.hpp"
#include "log/plausibility.hpp"

namespace patella::format1 {
namespace {

constexpr std::string_view any_kilometres = "a number of kilometres, 0 or more";
constexpr std::string_view any_miles = "a number of miles, 0 or more";
constexpr std::string_view any_metres = "a number of metres, 0 or more; climb and descent are both positive";
constexpr std::string_view any_feet = "a number of feet, 0 or more; climb and descent are both positive";
constexpr std::string_view metres_or_feet = "a number of metres such as 95, or of feet such as 310ft";
constexpr std::string_view points = "0 to 10, in whole or half points";

constexpr RecordField<PainEntry> pain_rows[] = {
    value_field<&PainEntry::before, 1>({"before", points, half_points}, {.add = {"SCORES"}}),
    value_field<&PainEntry::start, 1>({"start", points, half_points},
                                      {.add = {"--start-pain", "N", "in the first minutes"}}),
    value_field<&PainEntry::during, 1>({"during", points, half_points}, {.add = {"SCORES"}}),
    value_field<&PainEntry::end, 1>({"end", points, half_points}, {.add = {"--end-pain", "N", "in the last minutes"}}),
    value_field<&PainEntry::after, 1>({"after", points, half_points}, {.add = {"SCORES"}}),
    value_field<&PainEntry::settled, 2>({"settled_h", "a number of hours, 0 or more"},
                                        {.add = {"--settled", "HOURS", "how long until the knee was as before"}}),
    value_field<&PainEntry::next_morning, 1>({"next_morning", points, half_points},
                                             {.add = {"--next-morning", "N", "on the morning after"}}),
    value_field<&PainEntry::limp>({"limp", "true where pain changed the stride, or false"},
                                  {.add = {.name = "--limp", .help = "pain changed the stride", .help_no = "it did not"}}),
    value_field<&PainEntry::site>(
        {"site", a_site},
        {.add = {"--site", "PLACE", "knee, knee_left, knee_right or another word; the knee if not given"}}),
};

/// Scores are filled in one by one where both are about the knee, or neither is. Pain of the knee takes the place of other
/// pain, and a limp counts wherever the pain sits.
void complete_pain(Activity& mine, const Activity& theirs) {
  if (!theirs.pain) return;
  if (!mine.pain) {
    mine.pain = theirs.pain;
    return;
  }
  const std::optional<bool> limp = mine.pain->limp ? mine.pain->limp : theirs.pain->limp;
  if (!mine.pain->is_knee() && theirs.pain->is_knee_score()) {
    mine.pain = theirs.pain;
  } else if (mine.pain->is_knee() == theirs.pain->is_knee()) {
    const auto site = mine.pain->site;
    for (const auto& row : pain_rows) row.use.complete(*mine.pain, *theirs.pain);
    mine.pain->site = site;
  }
  mine.pain->limp = limp;
}

/// How far descent may be trusted belongs to the descent that it was stated with.
void complete_descent(Activity& mine, const Activity& theirs) {
  if (mine.descent || !theirs.descent) return;
  mine.descent = theirs.descent;
  mine.altitude_source = theirs.altitude_source;
}

void complete_altitude_source(Activity& mine, const Activity& theirs) {
  if (!mine.descent && !mine.altitude_source) mine.altitude_source = theirs.altitude_source;
}

void write_grades(const Activity& activity, NewField& out) {
  for (const auto& [grade, distance] : *activity.grade_shares) {
    const std::string km = decimal_text(in_kilometres(distance), 3);
    if (km != "0") out.json += fmt::format("{}[{}, {}]", out.json.empty() ? "[" : ", ", decimal_text(grade.value, 0), km);
  }
  out.json += out.json.empty() ? "[]" : "]";
  out.json.shrink_to_fit();  // there may be thousands
}

extern const Container<Log> grade_km, grade_pair;

/// A record without a sport means a run, so that there is always one to write.
constexpr RecordField<Activity> sport_field() {
  auto row = value_field<&Activity::stated_sport>(
      {"sport", "one of run, trail_run, treadmill, virtual_run, track_run, walk, hike, ride, swim, strength, other"},
      {.add = {"WHAT"}});
  row.is_stated = [](const Activity&) { return true; };
  row.write = [](const Activity& a, NewField& out) { out.json = json_of(a.sport(), 0); };
  return row;
}

constexpr RecordField<Activity> rows[] = {
    value_field<&Activity::day>({.name = "date", .expected = a_date, .rival = "start"},
                                {.add = {"--date", "DATE", "the day, as YYYY-MM-DD, today or yesterday; today if not given",
                                         "a day that exists, as YYYY-MM-DD, or today or yesterday"},
                                 .complete = [](Activity&, const Activity&) {}}),
    {{.text = {.name = "start", .expected = "a date and time, such as 2026-11-19T07:02:11+01:00", .rival = "date"},
      .time =
          [](Log& log, WallTime t) {
            last<Activity>(log).start = t;
            last<Activity>(log).day = std::chrono::floor<std::chrono::days>(t);
          }},
     [](const Activity& a) { return a.start.has_value(); },
     [](const Activity& a, NewField& out) {
       const std::chrono::hh_mm_ss clock{*a.start - std::chrono::floor<std::chrono::days>(*a.start)};
       out.json = fmt::format("\"{}T{:02}:{:02}:{:02}\"", iso_date(a.day), clock.hours().count(), clock.minutes().count(),
                              clock.seconds().count());
     },
     {.add = {"--time", "TIME", "when it began, as HH:MM", "a time of the day, as HH:MM"},
      .complete =
          [](Activity& mine, const Activity& theirs) {
            if (!mine.start && theirs.day == mine.day) mine.start = theirs.start;
          }}},
    sport_field(),
    value_field<&Activity::distance, 3>({.name = "distance_km", .expected = any_kilometres, .rival = "distance_mi"},
                                        {.add = {"DISTANCE"}}),
    other_unit<&Activity::distance, miles>({.name = "distance_mi", .expected = any_miles, .rival = "distance_km"}),
    value_field<&Activity::duration, 2>({"duration_min", "a number of minutes, 0 or more"}, {.add = {"DURATION"}}),
    value_field<&Activity::ascent>({.name = "ascent_m", .expected = any_metres, .rival = "ascent_ft"},
                                   {.add = {"--ascent", "HEIGHT", "metres climbed; feet as 310ft", metres_or_feet}}),
    other_unit<&Activity::ascent, feet>({.name = "ascent_ft", .expected = any_feet, .rival = "ascent_m"}),
    value_field<&Activity::descent>(
        {.name = "descent_m", .expected = any_metres, .rival = "descent_ft"},
        {.add = {"--descent", "HEIGHT", "metres of descent; feet as 310ft", metres_or_feet}, .complete = complete_descent}),
    other_unit<&Activity::descent, feet>({.name = "descent_ft", .expected = any_feet, .rival = "descent_m"}),
    value_field<&Activity::altitude_source>(
        {"altitude_source", "one of stated, barometer, dem, gps"},
        {.known_to = KnownTo::device, .not_beside = "descent_m", .complete = complete_altitude_source}),
    member_field<&Activity::grade_shares>({.text = {"grade_km", "a list of [grade in percent, kilometres]"},
                                           .list = &grade_km,
                                           .begin = [](Log& log) { last<Activity>(log).grade_shares.emplace(); }},
                                          write_grades, {.known_to = KnownTo::device, .not_beside = "steep_descent_km"}),
    value_field<&Activity::steep_descent, 3>(
        {"steep_descent_km", any_kilometres},
        {.add = {"--steep", "DISTANCE", "how far at a grade of -5 % or steeper, as 1.2km, 1200m or 0.7mi",
                 "a distance, such as 1.2km, 1200m or 0.7mi"}}),
    value_field<&Activity::cadence_spm, 1>({"cadence_spm", "a number of steps a minute, both feet, 0 or more"},
                                           {.add = {"--cadence", "STEPS", "steps a minute of both feet"}}),
    value_field<&Activity::rpe, 1>(
        {"rpe", "a number from 0 to 10", scale},
        {.add = {"--rpe", "N", "how hard it was in all, from 0 to 10"}, .known_to = KnownTo::person}),
    value_field<&Activity::workout>({"workout", "one of easy, long, tempo, intervals, hills, race, walk_run"},
                                    {.add = {"--workout", "KIND", "easy, long, tempo, intervals, hills, race or walk_run"},
                                     .known_to = KnownTo::person}),
    value_field<&Activity::sure>(
        {"sure", yes_or_no},
        {.add = {"--sure", "", "the numbers are right, although they look improbable"}, .known_to = KnownTo::person}),
    member_field<&Activity::pain>(
        {.text = {"pain", "a number from 0 to 10 in whole or half points (the worst while running), or an object",
                  half_points},
         .number = [](Log& log, double v) { last<Activity>(log).pain.emplace().during = Pain{v}; },
         .object = &pain,
         .begin = [](Log& log) { last<Activity>(log).pain.emplace(); }},
        [](const Activity& a, NewField& out) { out.members = written(pain_fields, *a.pain); },
        {.add = {"--pain", "SCORES",
                 "before/during/after, perhaps /next morning, each from 0 to 10: 0/2/1; or during alone: 2",
                 "before/during/after such as 0/2/1, perhaps /next morning, or one number for during, 0 to 10 in whole or "
                 "half points"},
         .known_to = KnownTo::person,
         .complete = complete_pain}),
    value_field<&Activity::notes>({"notes", "text"}, {.add = {"--notes", "TEXT", "anything worth remembering", "a text"},
                                                      .known_to = KnownTo::person}),
    value_field<&Activity::id>({"id", "text that stays the same for this activity"}, {.known_to = KnownTo::device}),
    value_field<&Activity::source>({"source", "text"}, {.known_to = KnownTo::device, .not_beside = "id"}),
};

constexpr Field<Log> pair_fields[] = {
    {.text = {"the grade of a `grade_km` entry", "percent from -100 to 100, downhill negative", {-100, 100}},
     .number = [](Log& log, double v) { last<Activity>(log).grade_shares->back().grade = Grade{v}; }},
    {.text = {"the distance of a `grade_km` entry", any_kilometres},
     .number = [](Log& log, double v) { last<Activity>(log).grade_shares->back().distance = kilometres(v); }},
};
constexpr Field<Log> pair_field[] = {
    {.text = {"an entry of `grade_km`", "[grade in percent, kilometres]"},
     .list = &grade_pair,
     .begin = [](Log& log) { last<Activity>(log).grade_shares->emplace_back(); }},
};
constexpr Field<Log> activity_field[] = {
    {.text = {"an activity", "an object with `date` or `start`"},
     .object = &activity,
     .begin = begin_record<&Log::activities, Collection::activities>},
};

void finish(Log& log, FinishedRecord& record) {
  Activity& activity = last<Activity>(log);
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

constexpr auto fields_by_name = sorted_fields(rows);
constexpr auto pain_by_name = sorted_fields(pain_rows);

const Container<Log> grade_pair{
    .noun = "[grade in percent, kilometres]", .form = Container<Log>::Form::sequence, .fields = pair_fields};
const Container<Log> grade_km{.noun = "grade_km", .form = Container<Log>::Form::list, .fields = pair_field};

}  // namespace

const std::span<const RecordField<Activity>> activity_fields{rows};
const std::span<const RecordField<PainEntry>> pain_fields{pain_rows};
const Container<Log> pain{.noun = "pain", .fields = pain_by_name};
const Container<Log> activity{.noun = "activity", .fields = fields_by_name, .finish = finish};
const Container<Log> activities{.noun = "activities", .form = Container<Log>::Form::list, .fields = activity_field};

}  // namespace patella::format1
