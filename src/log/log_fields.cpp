#include <algorithm>

#include "log/format1.hpp"
#include "log/plausibility.hpp"

namespace patella::format1 {
namespace {

constexpr Range version_1{.min = 1, .max = 1, .outside = Message::unknown_version};
constexpr Range years{.min = 1900, .max = 2200, .step = Range::Step::whole};

constexpr RecordField<Athlete> athlete_rows[] = {
    value_field<&Athlete::name>({"name", "text"}),
    value_field<&Athlete::birth_year>({"birth_year", "a year from 1900 to 2200", years}),
    member_field<&Athlete::running_since>(
        {.text = {"running_since", "a year, a month or a date: \"2019\", \"2019-04\" or \"2019-04-20\""},
         .first_day = [](Log& log, Day d) { log.athlete.running_since = d; }},
        [](const Athlete& a, NewField& out) { out.json = json_of(*a.running_since, 0); }),
    value_field<&Athlete::prior_knee_pain>({"prior_knee_pain", yes_or_no}),
    value_field<&Athlete::baseline_pain, 6>({"baseline_pain", "a number from 0 to 10, the usual morning pain", scale}),
};

constexpr RecordField<Injury> injury_rows[] = {
    value_field<&Injury::start>({"start", a_date}),
    value_field<&Injury::end>({"end", a_date}),
    value_field<&Injury::site>({"site", a_site}),
    value_field<&Injury::label>({"label", "text"}),
};

constexpr Field<Log> injury_field[] = {
    {.text = {"an injury", "an object with `start`"},
     .object = &injury,
     .begin = begin_record<&Log::injuries, Collection::injuries>},
};

// Sorted by name, as the reader needs them.
constexpr Field<Log> log_fields[] = {
    {.text = {"activities", "a list of activities"}, .list = &activities},
    {.text = {"athlete", "an object that says who runs"}, .object = &athlete},
    {.text = {"checkins", "a list of check-ins"}, .list = &checkins},
    {.text = {"injuries", "a list of injuries"}, .list = &injuries},
    {.text = {"version", "1", version_1}, .number = [](Log&, double) {}},
};

constexpr Field<Log> log_field[] = {
    {.text = {"the document", "a training log, {\"activities\": [...]}, or a Strava list"}, .object = &log},
};

void finish_injury(Log& log, FinishedRecord& record) {
  const Injury& injury = log.injuries.back();
  report_day_before(earliest_year, injury.start, record, "start");
  if (!record.states("start")) {
    record.report({Message::missing_field, {"the injury", "start"}, "\"start\": \"2026-11-20\"", {}});
  } else if (injury.end && injury.start != Day{} && *injury.end < injury.start) {
    record.report("end", {Message::end_before_start, {"the injury"}, "a date on or after `start`", {}});
  }
}

void finish_log(Log&, FinishedRecord& record) {
  if (record.states("activities")) return;
  record.report({Message::missing_field,
                 {"the log", "activities"},
                 "\"activities\": [...]",
                 "an empty list will do: \"activities\": []"});
}

constexpr auto athlete_by_name = sorted_fields(athlete_rows);
constexpr auto injury_by_name = sorted_fields(injury_rows);

}  // namespace

const Field<Log>& field_of(const Container<Log>& object, std::string_view name) {
  return *std::ranges::find(object.fields, name, [](const Field<Log>& field) { return field.text.name; });
}

const std::span<const RecordField<Athlete>> athlete_fields{athlete_rows};
const std::span<const RecordField<Injury>> injury_fields{injury_rows};
const Container<Log> athlete{.noun = "athlete", .fields = athlete_by_name};
const Container<Log> injury{.noun = "injury", .fields = injury_by_name, .finish = finish_injury};
const Container<Log> injuries{.noun = "injuries", .form = Container<Log>::Form::list, .fields = injury_field};
const Container<Log> log{.noun = "log", .fields = log_fields, .finish = finish_log};
const Container<Log> document{.noun = "document", .form = Container<Log>::Form::list, .fields = log_field};

}  // namespace patella::format1
