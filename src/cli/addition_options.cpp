/// The options of `patella add`.
#include <algorithm>
#include <charconv>

#include "cli/addition.hpp"
#include "cli/amounts.hpp"
#include "cli/options.hpp"
#include "json/tokenizer.hpp"
#include "log/format1.hpp"
#include "log/value_problems.hpp"
#include "text/number.hpp"

namespace patella::cli {
namespace {

/// The text as a value of the field; nothing where the reader would not take it.
std::optional<std::string> json_for(const Field<Log>& field, const std::string& text) {
  if (field.word) return std::ranges::count(field.text.words, text) > 0 ? std::optional{json_quoted(text)} : std::nullopt;
  if (field.string) return text.empty() ? std::nullopt : std::optional{json_quoted(text)};
  if (text.empty() || number_length(text, 0) != text.size()) return {};
  return judge_number(field.text, *parse_number(text)) ? std::nullopt : std::optional{text};
}

void give(GivenFields& given, const std::string& option, NewField field) {
  if (given.first_option.empty()) given.first_option = option;
  given.fields.push_back(std::move(field));
}

/// An option for a field that takes a number, a word or a text.
Option field_option(std::string name, std::string value, std::string help, const Scope<Log>& scope,
                    std::string_view field_name, GivenFields& given) {
  const Field<Log>& field = format1::field_of(scope, field_name);
  Option option{
      .name = name, .value = std::move(value), .help = std::move(help), .expected = std::string{field.text.expected}};
  option.choices.assign(field.text.words.begin(), field.text.words.end());
  option.set = [&field, &given, name](const std::string& text) {
    const auto json = json_for(field, text);
    if (json) give(given, name, {std::string{field.text.name}, *json});
    return json.has_value();
  };
  return option;
}

/// An option for a field that takes true or false; `says` is which of them.
Option truth_option(std::string name, std::string help, std::string_view field_name, bool says, GivenFields& given) {
  return {.name = name,
          .help = std::move(help),
          .set = [&given, name, field = std::string{field_name}, says](const std::string&) {
            give(given, name, {field, says ? "true" : "false"});
            return true;
          }};
}

Option height_option(std::string name, std::string help, GivenFields& given) {
  return {.name = name,
          .value = "HEIGHT",
          .help = std::move(help),
          .expected = "a number of metres such as 95, or of feet such as 310ft",
          .set = [&given, name](const std::string& text) {
            const auto field = height_field(name.substr(2), text);
            if (field) give(given, name, *field);
            return field.has_value();
          }};
}

/// `0/2/1`, `0/2/1/1` or `2`: before, during, after and on the next morning, or during alone.
bool read_scores(std::string_view text, Addition& addition) {
  constexpr std::string_view members[] = {"before", "during", "after", "next_morning"};
  std::vector<std::string> scores{""};
  for (const char c : text)
    if (c == '/')
      scores.emplace_back();
    else
      scores.back() += c;
  if (scores.size() == 2 || scores.size() > std::size(members)) return false;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::string_view member = scores.size() == 1 ? members[1] : members[i];
    const auto json = json_for(format1::field_of(format1::pain, member), scores[i]);
    if (!json) return false;
    give(addition.pain, "--pain", {std::string{member}, *json});
  }
  return true;
}

bool read_date(const std::string& text, Addition& addition) {
  addition.has_date = true;
  addition.days_back = text == "yesterday" ? 1 : 0;
  if (text == "today" || text == "yesterday") return true;
  return (addition.date = parse_day(text)).has_value();
}

/// `7:02`, `07:02` or `07:02:11`, as the log has it.
bool read_time(std::string text, Addition& addition) {
  if (text.find(':') == 1) text.insert(text.begin(), '0');
  if (text.size() == 5) text += ":00";
  addition.time = text;
  return text.size() == 8 && parse_wall_time("2000-01-01T" + text).has_value();
}

/// `yes`, `no`, or a list of exercises.
bool read_rehab(std::string_view text, GivenFields& given) {
  std::string json = text == "yes" ? "true" : text == "no" ? "false" : "";
  for (std::string_view rest = json.empty() ? text : ""; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    std::string_view exercise = rest.substr(0, comma);
    exercise.remove_prefix(std::min(exercise.find_first_not_of(' '), exercise.size()));
    exercise = exercise.substr(0, exercise.find_last_not_of(' ') + 1);
    if (exercise.empty()) return false;
    json += (json.empty() ? "[" : ", ") + json_quoted(exercise);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  if (json.empty()) return false;
  give(given, "--rehab", {"rehab", json.starts_with('[') ? json + "]" : json});
  return true;
}

std::vector<Option> common_options(Addition& addition) {
  return {
      {.name = "--date",
       .value = "DATE",
       .help = "the day, as YYYY-MM-DD, today or yesterday; today if not given",
       .expected = "a day that exists, as YYYY-MM-DD, or today or yesterday",
       .set = [&addition](const std::string& text) { return read_date(text, addition); }},
      {.name = "--notes",
       .value = "TEXT",
       .help = "anything worth remembering",
       .expected = "a text",
       .set =
           [&addition](const std::string& text) {
             addition.notes = json_quoted(text);
             return !text.empty();
           }},
  };
}

std::vector<Option> activity_options(Addition& addition) {
  GivenFields& given = addition.activity;
  return {
      {.name = "--time",
       .value = "TIME",
       .help = "when it began, as HH:MM",
       .expected = "a time of the day, as HH:MM",
       .set =
           [&addition](const std::string& text) {
             if (addition.activity.first_option.empty()) addition.activity.first_option = "--time";
             return read_time(text, addition);
           }},
      height_option("--ascent", "metres climbed; feet as 310ft", given),
      height_option("--descent", "metres of descent; feet as 310ft", given),
      {.name = "--steep",
       .value = "DISTANCE",
       .help = "how far at a grade of -5 % or steeper, as 1.2km, 1200m or 0.7mi",
       .expected = "a distance, such as 1.2km, 1200m or 0.7mi",
       .set =
           [&given](const std::string& text) {
             const auto field = kilometres_field("steep_descent_km", text);
             if (field) give(given, "--steep", *field);
             return field.has_value();
           }},
      field_option("--cadence", "STEPS", "steps a minute of both feet", format1::activity, "cadence_spm", given),
      field_option("--rpe", "N", "how hard it was in all, from 0 to 10", format1::activity, "rpe", given),
      field_option("--workout", "KIND", "easy, long, tempo, intervals, hills, race or walk_run", format1::activity,
                   "workout", given),
      truth_option("--sure", "the numbers are right, although they look improbable", "sure", true, given),
  };
}

std::vector<Option> pain_options(Addition& addition) {
  GivenFields& given = addition.pain;
  std::vector<Option> options{
      {.name = "--pain",
       .value = "SCORES",
       .help = "before/during/after, perhaps /next morning, each from 0 to 10: 0/2/1; or during alone: 2",
       .expected = "before/during/after such as 0/2/1, perhaps /next morning, or one number for during, 0 to 10 in whole or "
                   "half points",
       .set = [&addition](const std::string& text) { return addition.pain_in_short = read_scores(text, addition); }},
      field_option("--start-pain", "N", "in the first minutes", format1::pain, "start", given),
      field_option("--end-pain", "N", "in the last minutes", format1::pain, "end", given),
      field_option("--settled", "HOURS", "how long until the knee was as before", format1::pain, "settled_h", given),
      field_option("--next-morning", "N", "on the morning after", format1::pain, "next_morning", given),
      truth_option("--limp", "pain changed the stride", "limp", true, given),
      truth_option("--no-limp", "it did not", "limp", false, given),
      field_option("--site", "PLACE", "knee, knee_left, knee_right or another word; the knee if not given", format1::pain,
                   "site", given),
  };
  return options;
}

std::vector<Option> checkin_options(Addition& addition) {
  GivenFields& given = addition.checkin;
  const Scope<Log>& scope = format1::checkin;
  std::vector<Option> options{
      field_option("--morning", "N", "pain this morning, from 0 to 10", scope, "morning_pain", given),
      field_option("--stairs", "N", "pain on stairs", scope, "stairs_pain", given),
      field_option("--sitting", "N", "pain after long sitting", scope, "sitting_pain", given),
      field_option("--rest", "N", "pain at rest", scope, "rest_pain", given),
  };
  struct FlagWords {
    std::string_view field, yes;
  };
  constexpr FlagWords flags[] = {
      {"swelling", "the knee is swollen"},
      {"gave_way", "the knee buckled"},
      {"feels_weak", "it did not buckle, but feels as if it might"},
      {"locked", "the knee locked"},
      {"cannot_bear_weight", "no weight on the leg"},
      {"trauma", "an accident"},
      {"hot_red", "the knee is hot or red"},
      {"fever", "fever"},
      {"calf_swelling", "the calf is swollen"},
      {"night_pain", "pain that wakes at night"},
      {"low_energy", "eating too little, tired for long"},
  };
  for (const auto& [field, yes] : flags) {
    std::string word{field};
    std::ranges::replace(word, '_', '-');
    options.push_back(truth_option("--" + word, std::string{yes}, field, true, given));
    options.push_back(truth_option("--no-" + word, "that is not so, or no longer", field, false, given));
  }
  options.push_back(field_option("--sleep", "HOURS", "hours slept", scope, "sleep_h", given));
  options.push_back({.name = "--rehab",
                     .value = "EXERCISES",
                     .help = "the exercises done, with commas between them; or yes, or no",
                     .expected = "exercises with commas between them, yes or no",
                     .set = [&given](const std::string& text) { return read_rehab(text, given); }});
  return options;
}

}  // namespace

std::vector<OptionGroup> addition_options(Addition& addition) {
  return {{"Anything", common_options(addition)},
          {"An activity", activity_options(addition)},
          {"Knee pain of an activity, each from 0 to 10", pain_options(addition)},
          {"A check-in", checkin_options(addition)}};
}

}  // namespace patella::cli
