#pragma once
/// What a simulated runner writes down. Days are numbered; day 0 is a Monday.
#include <algorithm>
#include <cmath>

#include "patella/log.hpp"

namespace patella::simulation {

inline constexpr Day monday_of_day_0{std::chrono::year{2024} / std::chrono::January / 1};
constexpr Day date_of(int day) { return monday_of_day_0 + std::chrono::days{day}; }
/// 0 is Monday.
constexpr int weekday_of(int day) { return ((day % 7) + 7) % 7; }
constexpr int day_of(Day date) { return static_cast<int>((date - monday_of_day_0).count()); }

/// The nearest score that a log may hold, a half point.
inline Pain half_points(double score) { return {std::clamp(std::round(score * 2) / 2, 0.0, 10.0)}; }
/// The nearest whole score.
inline Pain whole_points(double score) { return {std::clamp(std::round(score), 0.0, 10.0)}; }

inline Activity activity(int day, Sport sport, double minutes) {
  Activity record;
  record.day = date_of(day);
  record.stated_sport = sport;
  record.duration = Minutes{minutes};
  record.fields = 3;
  return record;
}

inline Activity run(int day, double km) {
  Activity record;
  record.day = date_of(day);
  record.distance = kilometres(km);
  record.fields = 2;
  return record;
}

inline PainEntry pain_of(double during) {
  PainEntry pain;
  pain.during = Pain{during};
  return pain;
}

/// A run that states the same pain from the first minute to the last.
inline PainEntry constant_pain(double score) {
  PainEntry pain;
  pain.start = pain.during = pain.end = Pain{score};
  return pain;
}

inline Activity with_pain(Activity record, PainEntry pain) {
  record.pain = std::move(pain);
  ++record.fields;
  return record;
}

inline Activity run(int day, double km, double pain) { return with_pain(run(day, km), pain_of(pain)); }

inline Activity with_descent(Activity record, double metres) {
  record.descent = Height{metres};
  ++record.fields;
  return record;
}

inline Activity with_workout(Activity record, Workout workout) {
  record.workout = workout;
  ++record.fields;
  return record;
}

inline Checkin checkin(int day) {
  Checkin record;
  record.day = date_of(day);
  return record;
}

inline Checkin with_flag(Checkin record, Flag flag, bool holds) {
  record.flags[static_cast<std::size_t>(flag)] = holds;
  return record;
}

}  // namespace patella::simulation
