#include "cli/addition.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "cli/amounts.hpp"
#include "cli/command.hpp"
#include "log/format1.hpp"

namespace patella::cli {
namespace {

using UsageProblem = std::optional<std::string>;

/// The same word as the log has it: `trail-run` is `trail_run`.
std::string word_of(std::string text) {
  std::ranges::replace(text, '-', '_');
  return text;
}

/// What the first operand says is to be added.
UsageProblem read_kind(const std::string& operand, ParsedAddition& parsed) {
  const std::string word = word_of(operand);
  if (word == "checkin" || word == "check_in") {
    parsed.kind = AdditionKind::checkin;
    parsed.name = "check-in";
  } else if (word == "pain") {
    parsed.kind = AdditionKind::pain;
    parsed.name = "pain";
  } else if (std::ranges::count(words_of<Sport>, word) > 0) {
    parsed.name = word;
  } else {
    std::vector<std::string_view> known{words_of<Sport>.begin(), words_of<Sport>.end()};
    known.insert(known.end(), {"checkin", "pain"});
    return fmt::format("there is nothing called '{}' to add{}", operand, did_you_mean(operand, known));
  }
  return {};
}

/// `8,2km` is often meant to be `8.2km`.
std::string with_a_point(std::string text) {
  std::ranges::replace(text, ',', '.');
  return distance_field(text) || duration_field(text) ? fmt::format("; write {}", text) : "";
}

/// Distance and duration, in any order.
UsageProblem read_amounts(const std::vector<std::string>& operands, NewRecord& record) {
  std::optional<NewField> distance, duration;
  for (const std::string& operand : std::span{operands}.subspan(1)) {
    auto as_distance = distance_field(operand), as_duration = duration_field(operand);
    if (!as_distance && !as_duration)
      return fmt::format(
          "'{}' is neither a distance, such as 8.2km or 5mi, nor a duration, such as 45min, 1h10, 45:30 or 1:10:30{}",
          operand, with_a_point(operand));
    auto& amount = as_distance ? distance : duration;
    if (amount) return fmt::format("'{}' is a second {}", operand, as_distance ? "distance" : "duration");
    amount = as_distance ? std::move(as_distance) : std::move(as_duration);
  }
  if (distance) record.push_back(std::move(*distance));
  if (duration) record.push_back(std::move(*duration));
  return {};
}

/// Options that say nothing about what is added.
UsageProblem misplaced(const Addition& addition, AdditionKind kind) {
  using enum AdditionKind;
  struct Owner {
    const GivenFields& given;
    bool fits;
    std::string_view name;
  };
  for (const auto& [given, fits, owner] :
       {Owner{addition.activity, kind == activity, "an activity: patella add run"},
        Owner{addition.pain, kind != checkin, "an activity or its pain: patella add run, patella add pain"},
        Owner{addition.checkin, kind == checkin, "a check-in: patella add checkin"}})
    if (!fits && !given.first_option.empty()) return fmt::format("{} belongs to {}", given.first_option, owner);
  if (kind != pain && addition.replace)
    return std::string{"--replace belongs to pain that is there already: patella add pain"};
  return {};
}

/// A field that is given twice, such as by --limp and --no-limp.
UsageProblem repeated_field(const NewRecord& fields) {
  for (std::size_t i = 1; i < fields.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (fields[i].name == fields[j].name)
        return fmt::format("{} is given twice, as {} and as {}", fields[i].name, fields[j].json, fields[i].json);
  return {};
}

bool states(const NewRecord& fields, std::string_view name) { return std::ranges::count(fields, name, &NewField::name) > 0; }

/// Pain as the log has it: a number where it is `during` alone, unless it is to go into pain that is there already.
NewField pain_field(const NewRecord& scores, AdditionKind what) {
  const bool number = what == AdditionKind::activity && scores.size() == 1 && scores[0].name == "during";
  return number ? NewField{"pain", scores[0].json} : NewField{"pain", "", scores};
}

}  // namespace

std::optional<std::string> parse_addition(const Addition& addition, const std::vector<std::string>& operands, Day today,
                                          ParsedAddition& parsed) {
  if (const UsageProblem wrong = read_kind(operands[0], parsed)) return wrong;
  parsed.day = addition.date.value_or(today - std::chrono::days{addition.days_back});
  parsed.of_the_day = addition.has_date;
  parsed.next_morning = states(addition.pain.fields, "next_morning");
  if (parsed.day > today) return fmt::format("--date {} lies after today", iso_date(parsed.day));
  if (const UsageProblem wrong = misplaced(addition, parsed.kind)) return wrong;
  for (const auto* given : {&addition.pain, &addition.checkin})
    if (const UsageProblem wrong = repeated_field(given->fields)) return wrong;
  if (parsed.kind != AdditionKind::activity && operands.size() > 1)
    return fmt::format("expected nothing after {}, found '{}'", operands[0], operands[1]);
  if (parsed.kind != AdditionKind::checkin && parsed.next_morning &&
      (parsed.of_the_day || parsed.kind == AdditionKind::activity) && parsed.day == today)
    return std::string{"the morning after today is still to come; tell it tomorrow: patella add pain --next-morning N"};

  NewRecord& record = parsed.record;
  if (parsed.kind != AdditionKind::pain) {
    const std::string date = iso_date(parsed.day);
    record.push_back(addition.time ? NewField{"start", json_quoted(date + "T" + *addition.time)}
                                   : NewField{"date", json_quoted(date)});
  }
  if (parsed.kind == AdditionKind::activity) {
    if (parsed.name != "run") record.push_back({"sport", json_quoted(parsed.name)});
    if (const UsageProblem wrong = read_amounts(operands, record)) return wrong;
    record.insert(record.end(), addition.activity.fields.begin(), addition.activity.fields.end());
  }
  if (!addition.pain.fields.empty()) record.push_back(pain_field(addition.pain.fields, parsed.kind));
  record.insert(record.end(), addition.checkin.fields.begin(), addition.checkin.fields.end());
  record.insert(record.end(), addition.anything.fields.begin(), addition.anything.fields.end());

  if (parsed.kind == AdditionKind::pain && addition.pain.fields.empty())
    return std::string{"say what hurt: --pain 0/2/1, --next-morning 2, ..."};
  if (parsed.kind == AdditionKind::checkin && record.size() == 1)
    return std::string{"say how the knee is: --stairs 2, --no-swelling, ..."};
  return {};
}

}  // namespace patella::cli
