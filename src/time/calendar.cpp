#include <algorithm>
#include <charconv>

#include "patella/calendar.hpp"
#include "text/ascii.hpp"

namespace patella {
namespace {

using namespace std::chrono;

static_assert(iso_week(Day{2026y / November / 22}) == IsoWeek{2026, 47});
static_assert(iso_week(Day{2021y / January / 3}) == IsoWeek{2020, 53});
static_assert(iso_week(Day{2024y / December / 30}) == IsoWeek{2025, 1});

/// The number written in a text of digits.
int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

/// Whether `text` is the end of an RFC 3339 time: a fraction of a second, an offset, both or neither.
bool is_time_tail(std::string_view text) {
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const auto fraction = std::ranges::find_if_not(text, is_digit) - text.begin();
    if (fraction == 0) return false;
    text.remove_prefix(static_cast<std::size_t>(fraction));
  }
  if (text.empty() || text == "Z" || text == "z") return true;
  return (has_shape(text, "+00:00") || has_shape(text, "-00:00")) && digits(text.substr(1, 2)) < 24 &&
         digits(text.substr(4, 2)) < 60;
}

void append(std::string& out, int number, int width) {
  char buffer[12];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  out.append(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, width - (end - buffer))), '0');
  out.append(buffer, end);
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (!has_shape(text, "0000-00-00")) return std::nullopt;
  const year_month_day date{year{digits(text.substr(0, 4))}, month{static_cast<unsigned>(digits(text.substr(5, 2)))},
                            day{static_cast<unsigned>(digits(text.substr(8, 2)))}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

std::optional<WallTime> parse_wall_time(std::string_view text) {
  if (text.size() < 19 || !has_shape(text.substr(11, 8), "00:00:00") || !is_time_tail(text.substr(19))) return std::nullopt;
  if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return std::nullopt;
  const auto date = parse_day(text.substr(0, 10));
  const int hour = digits(text.substr(11, 2)), minute = digits(text.substr(14, 2)), second = digits(text.substr(17, 2));
  if (!date || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  // A leap second belongs to the minute, and the day, that it ends.
  return *date + hours{hour} + minutes{minute} + seconds{std::min(second, 59)};
}

std::string iso_date(Day day) {
  const year_month_day date{day};
  std::string out;
  append(out, int{date.year()}, 4);
  out += '-';
  append(out, static_cast<int>(unsigned{date.month()}), 2);
  out += '-';
  append(out, static_cast<int>(unsigned{date.day()}), 2);
  return out;
}

}  // namespace patella
