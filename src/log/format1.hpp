#pragma once
/// The fields of log format 1.
#include <array>
#include <span>
#include <string_view>

#include "log/record_field.hpp"

namespace patella {

template <>
inline constexpr std::array<std::string_view, 11> words_of<Sport>{
    "run", "trail_run", "treadmill", "virtual_run", "track_run", "walk", "hike", "ride", "swim", "strength", "other"};
template <>
inline constexpr std::array<std::string_view, 4> words_of<AltitudeSource>{"stated", "barometer", "dem", "gps"};
template <>
inline constexpr std::array<std::string_view, 7> words_of<Workout>{"easy",  "long", "tempo",   "intervals",
                                                                   "hills", "race", "walk_run"};

namespace format1 {

/// What a document may be: a log.
extern const Container<Log> document;

extern const Container<Log> log, athlete, activities, activity, pain, checkins, checkin, injuries, injury;

/// The tables, in the order in which records are written and options are listed.
extern const std::span<const RecordField<Activity>> activity_fields;
extern const std::span<const RecordField<PainEntry>> pain_fields;
extern const std::span<const RecordField<Checkin>> checkin_fields;
extern const std::span<const RecordField<Injury>> injury_fields;
extern const std::span<const RecordField<Athlete>> athlete_fields;

/// The field of that name, which is there.
const Field<Log>& field_of(const Container<Log>& object, std::string_view name);

inline constexpr Range scale{.min = 0, .max = 10};
inline constexpr Range half_points{.min = 0, .max = 10, .step = Range::Step::half};
inline constexpr std::string_view a_date = "a date, year-month-day";
inline constexpr std::string_view a_site = "knee, knee_left, knee_right, or another word";
inline constexpr std::string_view yes_or_no = "true or false";

}  // namespace format1
}  // namespace patella
