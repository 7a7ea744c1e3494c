#include "log/format1.hpp"
#include "log/plausibility.hpp"

namespace patella::format1 {
namespace {

constexpr std::string_view points = "a number from 0 to 10";
constexpr std::string_view no_longer = "that is not so, or no longer";

/// A flag of the knee, which holds until a later check-in says that it does not.
template <Flag flag>
constexpr RecordField<Checkin> flag_field(std::string_view name, std::string_view option, std::string_view help) {
  constexpr auto index = static_cast<std::size_t>(flag);
  return {{.text = {name, yes_or_no}, .truth = [](Log& log, bool v) { last<Checkin>(log).flags[index] = v; }},
          [](const Checkin& c) { return c.flags[index].has_value(); },
          [](const Checkin& c, NewField& out) { out.json = *c.flags[index] ? "true" : "false"; },
          {.add = {.name = option, .help = help, .help_no = no_longer}}};
}

constexpr Field<Log> exercise_field[] = {
    {.text = {"an exercise", "text, such as \"step-down\""},
     .string = [](Log& log, std::string_view s) { last<Checkin>(log).exercises.emplace_back(s); }},
};
constexpr Container<Log> exercises{.noun = "rehab", .form = Container<Log>::Form::list, .fields = exercise_field};

void write_rehab(const Checkin& checkin, NewField& out) {
  for (const std::string& exercise : checkin.exercises) out.json += (out.json.empty() ? "[" : ", ") + json_quoted(exercise);
  out.json = !out.json.empty() ? out.json + "]" : *checkin.rehab ? "true" : "false";
}

constexpr RecordField<Checkin> rows[] = {
    value_field<&Checkin::day>({"date", a_date}),
    value_field<&Checkin::morning, 2>({"morning_pain", points, scale},
                                      {.add = {"--morning", "N", "pain this morning, from 0 to 10"}}),
    value_field<&Checkin::stairs, 2>({"stairs_pain", points, scale}, {.add = {"--stairs", "N", "pain on stairs"}}),
    value_field<&Checkin::sitting, 2>({"sitting_pain", points, scale},
                                      {.add = {"--sitting", "N", "pain after long sitting"}}),
    value_field<&Checkin::rest, 2>({"rest_pain", points, scale}, {.add = {"--rest", "N", "pain at rest"}}),
    flag_field<Flag::swelling>("swelling", "--swelling", "the knee is swollen"),
    flag_field<Flag::gave_way>("gave_way", "--gave-way", "the knee buckled"),
    flag_field<Flag::feels_weak>("feels_weak", "--feels-weak", "it did not buckle, but feels as if it might"),
    flag_field<Flag::locked>("locked", "--locked", "the knee locked"),
    flag_field<Flag::cannot_bear_weight>("cannot_bear_weight", "--cannot-bear-weight", "no weight on the leg"),
    flag_field<Flag::trauma>("trauma", "--trauma", "an accident"),
    flag_field<Flag::hot_red>("hot_red", "--hot-red", "the knee is hot or red"),
    flag_field<Flag::fever>("fever", "--fever", "fever"),
    flag_field<Flag::calf_swelling>("calf_swelling", "--calf-swelling", "the calf is swollen"),
    flag_field<Flag::night_pain>("night_pain", "--night-pain", "pain that wakes at night"),
    value_field<&Checkin::low_energy>(
        {"low_energy", yes_or_no},
        {.add = {.name = "--low-energy", .help = "eating too little, tired for long", .help_no = no_longer}}),
    value_field<&Checkin::sleep, 2>({"sleep_h", "a number of hours from 0 to 24", {0, 24}},
                                    {.add = {"--sleep", "HOURS", "hours slept"}}),
    member_field<&Checkin::rehab>(
        {.text = {"rehab", "true, false, or a list of exercises"},
         .truth = [](Log& log, bool v) { last<Checkin>(log).rehab = v; },
         .list = &exercises,
         .begin = [](Log& log) { last<Checkin>(log).rehab = true; }},
        write_rehab,
        {.add = {"--rehab", "EXERCISES", "the exercises done, with commas between them; or yes, or no",
                 "exercises with commas between them, yes or no"}}),
    {{.text = {"notes", "text"}, .string = [](Log&, std::string_view) {}}},  // of no use to anybody but their owner
};

constexpr Field<Log> checkin_field[] = {
    {.text = {"a check-in", "an object with `date`"},
     .object = &checkin,
     .begin = begin_record<&Log::checkins, Collection::checkins>},
};

void finish(Log& log, FinishedRecord& record) {
  report_day_before(earliest_likely_year, last<Checkin>(log).day, record, "date");
  if (!record.states("date"))
    record.report({Message::missing_field, {"the check-in", "date"}, "\"date\": \"2026-11-20\"", {}});
}

constexpr auto fields_by_name = sorted_fields(rows);

}  // namespace

const std::span<const RecordField<Checkin>> checkin_fields{rows};
const Container<Log> checkin{.noun = "check-in", .fields = fields_by_name, .finish = finish};
const Container<Log> checkins{.noun = "checkins", .form = Container<Log>::Form::list, .fields = checkin_field};

}  // namespace patella::format1
