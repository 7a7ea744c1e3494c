#pragma once
/// Changes to the text of a log that leave everything else as its owner wrote it, byte for byte.
#include <string>
#include <string_view>
#include <vector>

#include "patella/log.hpp"

namespace patella {

/// A field as it is to stand in a log: a value as JSON text, or an object of `members`.
struct NewField {
  std::string name;
  std::string json{};               ///< `8.2`, `"easy"`, `[[-4, 2.1]]`; empty where there are members
  std::vector<NewField> members{};  ///< of `pain`
};

using NewRecord = std::vector<NewField>;

/// Fields for a record that is there. What it states already gets the new value in its old place, what it does not
/// comes after its last field; a value that is the same already stays as it is written. Members are set one by one: a
/// `pain` that is a number, which means `during`, becomes an object that keeps it.
struct RecordChange {
  RecordRef record;
  NewRecord fields;
};

struct LogEdit {
  std::vector<RecordChange> changes;  ///< at most one for each record
  std::vector<NewRecord> activities;  ///< to stand after the last one, in this order
  std::vector<NewRecord> checkins;

  bool empty() const { return changes.empty() && activities.empty() && checkins.empty(); }
};

/// Whether `text` is an object, as logs of format 1 are: the activity list of Strava cannot be edited.
bool is_editable(std::string_view text);

/// The text with the changes in it: indentation, line ends and blanks as their neighbours have them. `text` is a log
/// that `read_log` finds no errors in, and `is_editable`; a record that it does not have is a bug of the caller:
/// std::logic_error.
std::string edited(std::string_view text, const LogEdit& edit);

/// A value that a change would write over with another.
struct Overwritten {
  std::string field;     ///< `next_morning`
  std::string from, to;  ///< as JSON
  std::size_t line = 0;  ///< of the value that is there, from 1
};
/// What a change would write over. A number that is there already, however it is spelled, is none of it.
std::vector<Overwritten> overwritten(std::string_view text, const RecordChange& change);

/// A text as JSON has it, in quotes. Bytes that are no UTF-8 become U+FFFD.
std::string json_quoted(std::string_view text);

}  // namespace patella
