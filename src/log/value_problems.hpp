#pragma once
/// What to say about values that a field cannot take. Nothing of this runs for a log without problems.
#include <optional>
#include <string>
#include <string_view>

#include "log/field.hpp"

namespace patella {

/// What kind of value was found.
enum class ValueKind { null, boolean, number, string, object, list };

/// Which kinds a field takes.
struct AcceptedKinds {
  bool number, truth, string, object, list;
};

/// The value is of a kind that the field does not take. `token` is how it is written.
Problem wrong_type(const FieldText& field, AcceptedKinds takes, ValueKind found, std::string_view token);
/// The number is none that JSON has, such as `NaN` or `3e808`.
Problem no_finite_number(std::string_view expected, std::string_view token);
/// The number is not one that the field takes; nothing where it is.
std::optional<Problem> number_problem(const FieldText& field, double value);
/// The text is none of the words of the field.
Problem unknown_word(const FieldText& field, std::string_view text);
/// The text is not a day, or not one that exists.
Problem not_a_date(const FieldText& field, std::string_view text);
/// The text is not a date with a time.
Problem not_a_time(const FieldText& field, std::string_view text);
/// `name` is none of the known fields.
Problem unknown_field(std::string_view name, std::span<const std::string_view> known);

}  // namespace patella
