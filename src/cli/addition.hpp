#pragma once
/// What a runner wants added to a log, as the command line has it.
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "log/edit.hpp"

namespace patella::cli {

/// Fields of one kind that were given, and the option that gave the first of them.
struct GivenFields {
  NewRecord fields;
  std::string first_option;
};

struct Addition {
  std::optional<Day> date;
  int days_back = 0;                ///< from today, where there is no date
  std::optional<std::string> time;  ///< `07:02:00`
  bool has_date = false;
  GivenFields anything, activity, pain, checkin;
  bool replace = false;
};

/// The options that fill an addition, under their headings. The checks are those of the reader, from its tables.
std::vector<OptionGroup> addition_options(Addition& addition);

/// What is to be added: a check-in, pain of the last run, or an activity of some sport.
enum class AdditionKind { activity, checkin, pain };

/// An addition that has been understood.
struct ParsedAddition {
  AdditionKind kind = AdditionKind::activity;
  Day day{};
  std::string name;         ///< `run`, `check-in`, `pain`
  NewRecord record;         ///< all of it; for `pain` the fields of the run that it belongs to
  bool of_the_day = false;  ///< the day was stated
  bool next_morning = false;
};

/// Puts operands and options together; what is wrong with them comes back as a text.
std::optional<std::string> parse_addition(const Addition& addition, const std::vector<std::string>& operands, Day today,
                                          ParsedAddition& parsed);

}  // namespace patella::cli
