#pragma once
/// Whether the numbers of a record can be right. What no runner can have done is an error; what hardly anybody has done is a
/// warning, and stays out of sums, limits and bases until the record says `"sure": true`.
#include <string_view>

#include "log/field.hpp"
#include "patella/log.hpp"

namespace patella {

/// No runner whose log this may be ran before that year: impossible.
inline constexpr int earliest_year = 1900;
/// Before it a record is improbable (ours: the longest kept running streaks begin in the 1960s).
inline constexpr int earliest_likely_year = 1950;
/// Steps a minute of both feet: walking slowly and sprinting on the spot (ours, with a margin).
inline constexpr double slowest_step_rate = 60, fastest_step_rate = 260;

/// What the fields are called where the record stands.
struct FieldNames {
  std::string_view day, distance, duration, ascent, descent, step_rate;
};

/// Reports what is impossible or, where the record is not sure of it, improbable.
void report_doubts(const Activity& activity, FinishedRecord& record, const FieldNames& names);

/// Reports a day before the first of January of `year` as impossible; `Day{}` is a day that was not stated.
void report_day_before(int year, Day day, FinishedRecord& record, std::string_view field);

/// Whether the record looks improbable, its day included, and does not say that it is sure.
bool is_improbable(const Activity& activity);

/// Whether its year is one in which nobody who uses this can have run.
bool has_improbable_day(const Activity& activity);

}  // namespace patella
