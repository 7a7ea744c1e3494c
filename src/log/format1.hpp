#pragma once
/// The fields of log format 1.
#include <string_view>

#include "log/field.hpp"
#include "patella/log.hpp"

namespace patella::format1 {

/// What a document may be: a log.
extern const Scope<Log> document;

extern const Scope<Log> log, athlete, activities, activity, pain, grade_km, grade_pair, checkins, checkin, exercises,
    injuries, injury;

/// The field of that name, which is there.
const Field<Log>& field_of(const Scope<Log>& scope, std::string_view name);

/// Sorted by name, as the reader needs them.
template <std::size_t N>
constexpr bool is_sorted(const Field<Log> (&fields)[N]) {
  for (std::size_t i = 1; i < N; ++i) {
    if (!(fields[i - 1].text.name < fields[i].text.name)) return false;
  }
  return true;
}

inline constexpr Range not_negative{};
inline constexpr Range scale{.min = 0, .max = 10};
inline constexpr Range half_points{.min = 0, .max = 10, .step = Range::Step::half};
inline constexpr std::string_view a_date = "a date, year-month-day";

}  // namespace patella::format1
