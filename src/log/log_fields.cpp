#include <algorithm>

#include "log/format1.hpp"
#include "log/plausibility.hpp"

namespace patella::format1 {
namespace {

constexpr Range version_1{.min = 1, .max = 1, .outside = Message::unknown_version};
constexpr Range years{.min = 1900, .max = 2200, .step = Range::Step::whole};

constexpr Field<Log> athlete_fields[] = {
    {.text = {"baseline_pain", "a number from 0 to 10, the usual morning pain", scale},
     .number = [](Log& log, double v) { log.athlete.baseline_pain = Pain{v}; }},
    {.text = {"birth_year", "a year from 1900 to 2200", years},
     .number = [](Log& log, double v) { log.athlete.birth_year = static_cast<int>(v); }},
    {.text = {"name", "text"}, .string = [](Log& log, std::string_view s) { log.athlete.name = s; }},
    {.text = {"prior_knee_pain", "true or false"}, .truth = [](Log& log, bool v) { log.athlete.prior_knee_pain = v; }},
    {.text = {"running_since", "a year, a month or a date: \"2019\", \"2019-04\" or \"2019-04-20\""},
     .since = [](Log& log, Day d) { log.athlete.running_since = d; }},
};
static_assert(is_sorted(athlete_fields));

constexpr Field<Log> injury_fields[] = {
    {.text = {"end", a_date}, .day = [](Log& log, Day d) { log.injuries.back().end = d; }},
    {.text = {"label", "text"}, .string = [](Log& log, std::string_view s) { log.injuries.back().label = s; }},
    {.text = {"site", "knee, knee_left, knee_right, or another word"},
     .string = [](Log& log, std::string_view s) { log.injuries.back().site = s; }},
    {.text = {"start", a_date}, .day = [](Log& log, Day d) { log.injuries.back().start = d; }},
};
static_assert(is_sorted(injury_fields));

constexpr Field<Log> injury_field[] = {
    {.text = {"an injury", "an object with `start`"},
     .object = &injury,
     .begin =
         [](Log& log) {
           const std::size_t index = log.injuries.size();
           log.injuries.emplace_back().origin = {0, Collection::injuries, index};
         }},
};

constexpr Field<Log> log_fields[] = {
    {.text = {"activities", "a list of activities"}, .list = &activities},
    {.text = {"athlete", "an object that says who runs"}, .object = &athlete},
    {.text = {"checkins", "a list of check-ins"}, .list = &checkins},
    {.text = {"injuries", "a list of injuries"}, .list = &injuries},
    {.text = {"version", "1", version_1}, .number = [](Log&, double) {}},
};
static_assert(is_sorted(log_fields));

constexpr Field<Log> log_field[] = {
    {.text = {"the document", "a training log, {\"activities\": [...]}, or a Strava list"}, .object = &log},
};

void finish_injury(Log& log, Ending& record) {
  const Injury& injury = log.injuries.back();
  report_day_before(earliest_year, injury.start, record, "start");
  if (!record.states("start")) {
    record.report({Message::missing_field, {"the injury", "start"}, "\"start\": \"2026-11-20\"", {}});
  } else if (injury.end && injury.start != Day{} && *injury.end < injury.start) {
    record.report("end", {Message::end_before_start, {"the injury"}, "a date on or after `start`", {}});
  }
}

void finish_log(Log&, Ending& record) {
  if (record.states("activities")) return;
  record.report({Message::missing_field,
                 {"the log", "activities"},
                 "\"activities\": [...]",
                 "an empty list will do: \"activities\": []"});
}

}  // namespace

const Field<Log>& field_of(const Scope<Log>& scope, std::string_view name) {
  return *std::ranges::find(scope.fields, name, [](const Field<Log>& field) { return field.text.name; });
}

const Scope<Log> athlete{.noun = "athlete", .fields = athlete_fields};
const Scope<Log> injury{.noun = "injury", .fields = injury_fields, .finish = finish_injury};
const Scope<Log> injuries{.noun = "injuries", .form = Scope<Log>::Form::list, .fields = injury_field};
const Scope<Log> log{.noun = "log", .fields = log_fields, .finish = finish_log};
const Scope<Log> document{.noun = "document", .form = Scope<Log>::Form::list, .fields = log_field};

}  // namespace patella::format1
