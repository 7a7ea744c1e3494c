#pragma once
/// Days, wall-clock times and weeks. All of them are the runner's local ones; no time zone is ever applied.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace patella {

/// A local calendar day.
using Day = std::chrono::sys_days;
/// A local wall-clock time. It is not UTC: the offset was dropped when it was read.
using WallTime = std::chrono::sys_seconds;

/// A run of days, both ends included.
struct Days {
  Day first, last;
  constexpr bool contains(Day day) const { return first <= day && day <= last; }
  constexpr int count() const { return static_cast<int>((last - first).count()) + 1; }
  constexpr bool operator==(const Days&) const = default;
};

/// The `n` days that end on `last`, that day included.
constexpr Days days_to(Day last, int n) { return {last - std::chrono::days{n - 1}, last}; }
/// The `n` days just before `window`.
constexpr Days days_before(Days window, int n) { return days_to(window.first - std::chrono::days{1}, n); }

/// An ISO 8601 week: Monday first, week 1 holds the year's first Thursday.
struct IsoWeek {
  int year;
  unsigned week;
  constexpr bool operator==(const IsoWeek&) const = default;
};

constexpr IsoWeek iso_week(Day day) {
  using namespace std::chrono;
  const Day thursday = day + days{4} - days{weekday{day}.iso_encoding()};
  const year_month_day date{thursday};
  const Day new_year = sys_days{date.year() / January / 1};
  return {int{date.year()}, static_cast<unsigned>((thursday - new_year).count() / 7) + 1};
}

/// The seven days of the week around `day` that begins on `first`.
constexpr Days week_of(Day day, std::chrono::weekday first = std::chrono::Monday) {
  const Day begin = day - (std::chrono::weekday{day} - first);
  return {begin, begin + std::chrono::days{6}};
}

/// Reads `YYYY-MM-DD`; nothing where the text is not that or the date does not exist.
std::optional<Day> parse_day(std::string_view text);

/// Reads RFC 3339 with or without an offset; the offset is checked and then dropped.
std::optional<WallTime> parse_wall_time(std::string_view text);

/// `YYYY-MM-DD`.
std::string iso_date(Day day);

}  // namespace patella
