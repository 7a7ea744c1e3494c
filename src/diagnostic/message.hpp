#pragma once
/// Every message of the readers for a person, in one table.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "patella/diagnostic.hpp"

namespace patella {

/// What can be wrong. The wording is in message.cpp, in the same order.
enum class Message {
  // the text
  empty_file,
  byte_order_mark,
  cut_off,
  text_after_document,
  unfinished_text,
  control_character,
  invalid_utf8,
  bad_escape,
  lone_surrogate,
  bad_number,
  number_too_large,
  not_a_number,
  bad_word,
  single_quotes,
  comment,
  missing_quotes,
  missing_colon,
  missing_comma,
  comma_before_end,
  decimal_comma,
  wrong_bracket,
  misplaced,
  // the values
  wrong_type,
  is_null,
  out_of_range,
  not_half_points,
  not_whole,
  unknown_version,
  unknown_word,
  not_a_date,
  no_such_date,
  not_a_time,
  wrong_length,
  // the records
  unknown_field,
  unknown_threshold,
  duplicate_field,
  two_fields,
  missing_field,
  missing_either,
  end_before_start,
  one_leg_cadence,
  impossible,
  improbable,
  // the whole
  not_strava,
  no_local_time,
  contradiction,
  other_athlete,
  same_records,
  same_file,
  backup_file,
  more_problems,
  count_
};

/// The text of a message. `{0}` and `{1}` stand for the words of a problem.
struct Wording {
  std::string_view id;  ///< kebab-case
  Severity severity;
  std::string_view message;
  std::string_view hint;  ///< used where the problem has none of its own
};

/// The text of a message.
const Wording& wording(Message message);
/// All of them, in the order of the enumeration.
std::span<const Wording> wordings();

/// Something wrong at one place of a text.
struct Problem {
  Message message;
  std::vector<std::string> words{};  ///< for `{0}` and `{1}` of message and hint
  std::string expected{};
  std::string hint{};                  ///< empty: the table's own
  std::optional<std::string> found{};  ///< absent: the token at the place
};

/// The diagnostic of a message about a whole file, which `words` fill in.
Diagnostic make_diagnostic(const std::string& file, Message message, const std::vector<std::string>& words);

/// `text` with `{0}`, `{1}`, ... replaced by the words.
std::string fill(std::string_view text, std::span<const std::string> words);

}  // namespace patella
