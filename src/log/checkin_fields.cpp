#include "log/format1.hpp"
#include "log/plausibility.hpp"

namespace patella::format1 {
namespace {

constexpr std::string_view points = "a number from 0 to 10";
constexpr std::string_view yes_or_no = "true or false";

Checkin& last(Log& log) { return log.checkins.back(); }

template <Flag flag>
void set(Log& log, bool value) {
  last(log).flags[static_cast<std::size_t>(flag)] = value;
}

constexpr Field<Log> fields[] = {
    {.text = {"calf_swelling", yes_or_no}, .truth = set<Flag::calf_swelling>},
    {.text = {"cannot_bear_weight", yes_or_no}, .truth = set<Flag::cannot_bear_weight>},
    {.text = {"date", a_date}, .day = [](Log& log, Day d) { last(log).day = d; }},
    {.text = {"feels_weak", yes_or_no}, .truth = set<Flag::feels_weak>},
    {.text = {"fever", yes_or_no}, .truth = set<Flag::fever>},
    {.text = {"gave_way", yes_or_no}, .truth = set<Flag::gave_way>},
    {.text = {"hot_red", yes_or_no}, .truth = set<Flag::hot_red>},
    {.text = {"locked", yes_or_no}, .truth = set<Flag::locked>},
    {.text = {"low_energy", yes_or_no}, .truth = [](Log& log, bool v) { last(log).low_energy = v; }},
    {.text = {"morning_pain", points, scale}, .number = [](Log& log, double v) { last(log).morning = Pain{v}; }},
    {.text = {"night_pain", yes_or_no}, .truth = set<Flag::night_pain>},
    {.text = {"notes", "text"}, .string = [](Log&, std::string_view) {}},
    {.text = {"rehab", "true, false, or a list of exercises"},
     .truth = [](Log& log, bool v) { last(log).rehab = v; },
     .list = &exercises,
     .begin = [](Log& log) { last(log).rehab = true; }},
    {.text = {"rest_pain", points, scale}, .number = [](Log& log, double v) { last(log).rest = Pain{v}; }},
    {.text = {"sitting_pain", points, scale}, .number = [](Log& log, double v) { last(log).sitting = Pain{v}; }},
    {.text = {"sleep_h", "a number of hours from 0 to 24", {0, 24}},
     .number = [](Log& log, double v) { last(log).sleep = Hours{v}; }},
    {.text = {"stairs_pain", points, scale}, .number = [](Log& log, double v) { last(log).stairs = Pain{v}; }},
    {.text = {"swelling", yes_or_no}, .truth = set<Flag::swelling>},
    {.text = {"trauma", yes_or_no}, .truth = set<Flag::trauma>},
};
static_assert(is_sorted(fields));

constexpr Field<Log> exercise_field[] = {
    {.text = {"an exercise", "text, such as \"step-down\""},
     .string = [](Log& log, std::string_view s) { last(log).exercises.emplace_back(s); }},
};

constexpr Field<Log> checkin_field[] = {
    {.text = {"a check-in", "an object with `date`"},
     .object = &checkin,
     .begin =
         [](Log& log) {
           const std::size_t index = log.checkins.size();
           log.checkins.emplace_back().origin = {0, Collection::checkins, index};
         }},
};

void finish(Log& log, Ending& record) {
  report_day_before(earliest_likely_year, last(log).day, record, "date");
  if (!record.states("date"))
    record.report({Message::missing_field, {"the check-in", "date"}, "\"date\": \"2026-11-20\"", {}});
}

}  // namespace

const Scope<Log> exercises{.noun = "rehab", .form = Scope<Log>::Form::list, .fields = exercise_field};
const Scope<Log> checkin{.noun = "check-in", .fields = fields, .finish = finish};
const Scope<Log> checkins{.noun = "checkins", .form = Scope<Log>::Form::list, .fields = checkin_field};

}  // namespace patella::format1
