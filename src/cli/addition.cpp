#include "cli/addition.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "cli/amounts.hpp"
#include "cli/command.hpp"
#include "log/format1.hpp"

namespace patella::cli {
namespace {

using Wrong = std::optional<std::string>;

std::span<const std::string_view> sports() {
  return std::ranges::find(format1::activity.fields, "sport", [](const Field<Log>& field) { return field.text.name; })
      ->text.words;
}

/// The same word as the log has it: `trail-run` is `trail_run`.
std::string word_of(std::string text) {
  std::ranges::replace(text, '-', '_');
  return text;
}

/// What the first operand means.
Wrong name_it(const std::string& operand, Wanted& wanted) {
  const std::string word = word_of(operand);
  if (word == "checkin" || word == "check_in") {
    wanted.what = What::checkin;
    wanted.name = "check-in";
  } else if (word == "pain") {
    wanted.what = What::pain;
    wanted.name = "pain";
  } else if (std::ranges::count(sports(), word) > 0) {
    wanted.name = word;
  } else {
    std::vector<std::string_view> known{sports().begin(), sports().end()};
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
Wrong take_amounts(const std::vector<std::string>& operands, NewRecord& record) {
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
Wrong misplaced(const Addition& addition, What what) {
  constexpr std::string_view of_activity = "an activity: patella add run", of_checkin = "a check-in: patella add checkin",
                             of_pain = "an activity or its pain: patella add run, patella add pain";
  const auto tell = [](const std::string& option, std::string_view owner) {
    return fmt::format("{} belongs to {}", option, owner);
  };
  if (what != What::activity && !addition.activity.first_option.empty())
    return tell(addition.activity.first_option, of_activity);
  if (what == What::checkin && !addition.pain.first_option.empty()) return tell(addition.pain.first_option, of_pain);
  if (what != What::checkin && !addition.checkin.first_option.empty())
    return tell(addition.checkin.first_option, of_checkin);
  if (what != What::pain && addition.replace)
    return std::string{"--replace belongs to pain that is there already: patella add pain"};
  return {};
}

/// A field that is given twice, such as by --limp and --no-limp.
Wrong said_twice(const NewRecord& fields) {
  for (std::size_t i = 1; i < fields.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (fields[i].name == fields[j].name)
        return fmt::format("{} is given twice, as {} and as {}", fields[i].name, fields[j].json, fields[i].json);
  return {};
}

bool states(const NewRecord& fields, std::string_view name) { return std::ranges::count(fields, name, &NewField::name) > 0; }

/// Pain as the log has it: a number where it is `during` alone, unless it is to go into pain that is there already.
NewField pain_field(const NewRecord& scores, What what) {
  const bool number = what == What::activity && scores.size() == 1 && scores[0].name == "during";
  return number ? NewField{"pain", scores[0].json} : NewField{"pain", "", scores};
}

}  // namespace

std::optional<std::string> understand(const Addition& addition, const std::vector<std::string>& operands, Day today,
                                      Wanted& wanted) {
  if (const Wrong wrong = name_it(operands[0], wanted)) return wrong;
  wanted.day = addition.date.value_or(today - std::chrono::days{addition.days_back});
  wanted.of_the_day = addition.has_date;
  wanted.next_morning = states(addition.pain.fields, "next_morning");
  if (wanted.day > today) return fmt::format("--date {} lies after today", iso_date(wanted.day));
  if (const Wrong wrong = misplaced(addition, wanted.what)) return wrong;
  for (const auto* given : {&addition.pain, &addition.checkin})
    if (const Wrong wrong = said_twice(given->fields)) return wrong;
  if (wanted.what != What::activity && operands.size() > 1)
    return fmt::format("expected nothing after {}, found '{}'", operands[0], operands[1]);
  if (wanted.what != What::checkin && wanted.next_morning && (wanted.of_the_day || wanted.what == What::activity) &&
      wanted.day == today)
    return std::string{"the morning after today is still to come; tell it tomorrow: patella add pain --next-morning N"};

  NewRecord& record = wanted.record;
  if (wanted.what != What::pain) {
    const std::string date = iso_date(wanted.day);
    record.push_back(addition.time ? NewField{"start", json_quoted(date + "T" + *addition.time)}
                                   : NewField{"date", json_quoted(date)});
  }
  if (wanted.what == What::activity) {
    if (wanted.name != "run") record.push_back({"sport", json_quoted(wanted.name)});
    if (const Wrong wrong = take_amounts(operands, record)) return wrong;
    record.insert(record.end(), addition.activity.fields.begin(), addition.activity.fields.end());
  }
  if (!addition.pain.fields.empty()) record.push_back(pain_field(addition.pain.fields, wanted.what));
  record.insert(record.end(), addition.checkin.fields.begin(), addition.checkin.fields.end());
  if (addition.notes) record.push_back({"notes", *addition.notes});

  if (wanted.what == What::pain && addition.pain.fields.empty())
    return std::string{"say what hurt: --pain 0/2/1, --next-morning 2, ..."};
  if (wanted.what == What::checkin && record.size() == 1)
    return std::string{"say how the knee is: --stairs 2, --no-swelling, ..."};
  return {};
}

}  // namespace patella::cli
