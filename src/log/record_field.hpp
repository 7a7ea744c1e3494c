#pragma once
/// One field of a record of the log and all that is known of it. The reader, `patella add`, imports and the joining of
/// duplicates work from tables of these rows, and from nothing else.
#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "log/edit.hpp"
#include "log/field.hpp"
#include "patella/log.hpp"
#include "text/number.hpp"

namespace patella {

/// How `patella add` offers a field.
struct AddOption {
  /// `--rpe`; or the operand or the value of another option that holds it, such as `DISTANCE`. Empty: it is not offered.
  std::string_view name{};
  std::string_view value{};     ///< `N`; empty for a switch
  std::string_view help{};      ///< what it says
  std::string_view expected{};  ///< where it takes more than a log does, such as feet; empty: what the field expects
  std::string_view help_no{};   ///< of a switch: what `--no-...` says; empty where there is none
};

/// Who can know a field: one of them, or either.
enum class KnownTo : std::uint8_t { both, person, device };

/// What others than the reader make of a field.
template <class Record>
struct FieldUse {
  AddOption add{};
  KnownTo known_to = KnownTo::both;
  std::string_view not_beside{};  ///< an import does not add it to a record that states that other field
  /// Takes over what `theirs`, another record of the same, states and `mine` does not. `member_field` copies the value
  /// where there is none.
  void (*complete)(Record& mine, const Record& theirs) = nullptr;
};

/// A row of a table. Without `write`, such as `distance_mi`, it is only read: another field says the same.
template <class Record>
struct RecordField {
  Field<Log> field;
  bool (*is_stated)(const Record&) = nullptr;
  void (*write)(const Record&, NewField& out) = nullptr;  ///< sets the value or the members; the record states it
  FieldUse<Record> use{};
};

/// The words of an enumeration, in its order.
template <class Enum>
inline constexpr std::array<std::string_view, 0> words_of{};

/// The record that is being read.
template <class Record>
Record& last(Log& log) {
  if constexpr (std::is_same_v<Record, Activity>)
    return log.activities.back();
  else if constexpr (std::is_same_v<Record, PainEntry>)
    return *log.activities.back().pain;
  else if constexpr (std::is_same_v<Record, Checkin>)
    return log.checkins.back();
  else if constexpr (std::is_same_v<Record, Injury>)
    return log.injuries.back();
  else
    return log.athlete;
}

/// Begins the next record of a list.
template <auto records, Collection collection>
void begin_record(Log& log) {
  const std::size_t index = (log.*records).size();
  (log.*records).emplace_back().origin = {0, collection, index};
}

inline bool is_stated(bool value) { return value; }
inline bool is_stated(const std::string& value) { return !value.empty(); }
inline bool is_stated(Day day) { return day != Day{}; }
template <class T>
bool is_stated(const std::optional<T>& value) {
  return value.has_value();
}
template <class T>
const T& value_of(const T& value) {
  return value;
}
template <class T>
const T& value_of(const std::optional<T>& value) {
  return *value;
}

/// A value as it stands in a log, a number with at most so many decimals.
template <class T>
std::string json_of(const T& value, int decimals) {
  if constexpr (std::is_same_v<T, bool>)
    return value ? "true" : "false";
  else if constexpr (std::is_same_v<T, std::string>)
    return json_quoted(value);
  else if constexpr (std::is_same_v<T, Day>)
    return json_quoted(iso_date(value));
  else if constexpr (std::is_enum_v<T>)
    return json_quoted(words_of<T>[static_cast<std::size_t>(value)]);
  else if constexpr (std::is_same_v<T, Distance>)
    return decimal_text(in_kilometres(value), decimals);
  else if constexpr (requires { value.count(); })
    return decimal_text(value.count(), decimals);
  else if constexpr (requires { value.value; })
    return decimal_text(value.value, decimals);
  else
    return decimal_text(value, decimals);
}

template <class T>
T from_number(double number) {
  if constexpr (std::is_same_v<T, Distance>)
    return kilometres(number);
  else if constexpr (std::is_same_v<T, int>)
    return static_cast<int>(number);
  else
    return T{number};
}

template <class Record, class T>
Record record_of_member(T Record::*);
template <auto member>
using RecordOf = decltype(record_of_member(member));

/// The row of a member that is read and written in a way of its own.
template <auto member>
constexpr RecordField<RecordOf<member>> member_field(Field<Log> field, void (*write)(const RecordOf<member>&, NewField&),
                                                     FieldUse<RecordOf<member>> use = {}) {
  using Record = RecordOf<member>;
  if (!use.complete)
    use.complete = [](Record& mine, const Record& theirs) {
      if (!is_stated(mine.*member)) mine.*member = theirs.*member;
    };
  return {field, [](const Record& record) { return is_stated(record.*member); }, write, use};
}

/// The row of a member that is true or false, a text, a day, one of a few words, or a number of at most so many decimals.
template <auto member, int decimals = 0>
constexpr auto value_field(FieldText text, FieldUse<RecordOf<member>> use = {}) {
  using Record = RecordOf<member>;
  using Value = std::remove_cvref_t<decltype(value_of(Record{}.*member))>;
  Field<Log> field{.text = text};
  if constexpr (std::is_same_v<Value, bool>) {
    field.truth = [](Log& log, bool v) { last<Record>(log).*member = v; };
  } else if constexpr (std::is_same_v<Value, std::string>) {
    field.string = [](Log& log, std::string_view s) { last<Record>(log).*member = s; };
  } else if constexpr (std::is_same_v<Value, Day>) {
    field.day = [](Log& log, Day d) { last<Record>(log).*member = d; };
  } else if constexpr (std::is_enum_v<Value>) {
    field.text.words = words_of<Value>;
    field.word = [](Log& log, std::size_t i) { last<Record>(log).*member = static_cast<Value>(i); };
  } else {
    field.number = [](Log& log, double v) { last<Record>(log).*member = from_number<Value>(v); };
  }
  return member_field<member>(
      field, [](const Record& r, NewField& out) { out.json = json_of(value_of(r.*member), decimals); }, use);
}

/// The same member as another row has, in a unit that is only read.
template <auto member, auto convert>
constexpr RecordField<RecordOf<member>> other_unit(FieldText text) {
  return {{.text = text, .number = [](Log& log, double v) { last<RecordOf<member>>(log).*member = convert(v); }}};
}

/// What the reader needs of a table: sorted by name.
template <class Record, std::size_t N>
constexpr std::array<Field<Log>, N> sorted_fields(const RecordField<Record> (&rows)[N]) {
  constexpr auto name = [](const Field<Log>& field) { return field.text.name; };
  std::array<Field<Log>, N> fields;
  std::ranges::transform(rows, fields.begin(), &RecordField<Record>::field);
  std::ranges::sort(fields, {}, name);
  if (std::ranges::adjacent_find(fields, {}, name) != fields.end()) throw std::logic_error{"two fields of one name"};
  return fields;
}

/// The fields that a record states, in the order of the table.
template <class Record>
NewRecord written(std::span<const RecordField<Record>> rows, const Record& record) {
  NewRecord fields;
  for (const auto& row : rows)
    if (row.is_stated && row.is_stated(record))
      row.write(record, fields.emplace_back(NewField{std::string{row.field.text.name}}));
  return fields;
}

}  // namespace patella
