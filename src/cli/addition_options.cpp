/// The options of `patella add`.
#include <algorithm>

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
  return number_problem(field.text, *parse_number(text)) ? std::nullopt : std::optional{text};
}

/// `yes`, `no`, or a list of exercises.
std::optional<NewField> exercises_field(const std::string& name, std::string_view text) {
  std::string json = text == "yes" ? "true" : text == "no" ? "false" : "";
  for (std::string_view rest = json.empty() ? text : ""; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    std::string_view exercise = rest.substr(0, comma);
    exercise.remove_prefix(std::min(exercise.find_first_not_of(' '), exercise.size()));
    exercise = exercise.substr(0, exercise.find_last_not_of(' ') + 1);
    if (exercise.empty()) return {};
    json += (json.empty() ? "[" : ", ") + json_quoted(exercise);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  if (json.empty()) return {};
  return NewField{name, json.starts_with('[') ? json + "]" : json};
}

/// The field as it is given; nothing where the reader would not take it.
std::optional<NewField> field_for(const Field<Log>& field, const std::string& text) {
  const std::string name{field.text.name};
  if (name.ends_with("_m")) return height_field(name.substr(0, name.size() - 2), text);
  if (name.ends_with("_km")) return kilometres_field(name, text);
  if (field.list) return exercises_field(name, text);
  const auto json = json_for(field, text);
  return json ? std::optional{NewField{name, *json}} : std::nullopt;
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
    addition.pain.fields.push_back({std::string{member}, *json});
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

/// Takes the value of an option for a field; false where it will not do.
bool take(const Field<Log>& field, const std::string& text, Addition& addition, GivenFields& given) {
  if (field.day) return read_date(text, addition);
  if (field.time) return read_time(text, addition);
  if (field.object) return read_scores(text, addition);
  auto given_field = field_for(field, text);
  if (given_field) given.fields.push_back(std::move(*given_field));
  return given_field.has_value();
}

/// The option for a field or, for one that is true or false, perhaps two.
void add_options(std::vector<Option>& options, const Field<Log>& field, const AddOption& add, Addition& addition,
                 GivenFields& given) {
  if (!add.name.starts_with("--")) return;
  const auto option = [&](std::string name, std::string_view help, const std::function<bool(const std::string&)>& set) {
    options.push_back({.name = name,
                       .value = std::string{add.value},
                       .help = std::string{help},
                       .set = [=, &given](const std::string& text) {
                         if (given.first_option.empty()) given.first_option = name;
                         return set(text);
                       }});
  };
  if (add.value.empty()) {
    const auto says = [&](const char* json) {
      return [&field, &given, json](const std::string&) {
        given.fields.push_back({std::string{field.text.name}, json});
        return true;
      };
    };
    option(std::string{add.name}, add.help, says("true"));
    if (!add.help_no.empty()) option("--no" + std::string{add.name.substr(1)}, add.help_no, says("false"));
    return;
  }
  option(std::string{add.name}, add.help, [&](const std::string& text) { return take(field, text, addition, given); });
  options.back().expected = add.expected.empty() ? field.text.expected : add.expected;
  options.back().choices.assign(field.text.words.begin(), field.text.words.end());
}

}  // namespace

std::vector<OptionGroup> addition_options(Addition& addition) {
  std::vector<Option> anything, activity, pain, checkin;
  for (const auto& [field, is_stated, write, use] : format1::activity_fields) {
    const bool of_both = std::ranges::any_of(format1::checkin_fields,
                                             [&](const auto& row) { return row.field.text.name == field.text.name; });
    if (of_both)
      add_options(anything, field, use.add, addition, addition.anything);
    else if (field.object)
      add_options(pain, field, use.add, addition, addition.pain);
    else
      add_options(activity, field, use.add, addition, addition.activity);
  }
  for (const auto& row : format1::pain_fields) add_options(pain, row.field, row.use.add, addition, addition.pain);
  for (const auto& row : format1::checkin_fields) add_options(checkin, row.field, row.use.add, addition, addition.checkin);
  return {{"Anything", std::move(anything)},
          {"An activity", std::move(activity)},
          {"Knee pain of an activity, each from 0 to 10", std::move(pain)},
          {"A check-in", std::move(checkin)}};
}

}  // namespace patella::cli
