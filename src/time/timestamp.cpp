#include "time/timestamp.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cstdint>

#include "text/characters.hpp"

namespace patella {
namespace {

using namespace std::chrono;

static_assert(iso_week(Day{2026y / November / 22}) == IsoWeek{2026, 47});
static_assert(iso_week(Day{2021y / January / 3}) == IsoWeek{2020, 53});
static_assert(iso_week(Day{2024y / December / 30}) == IsoWeek{2025, 1});

/// Two digits as a number; 100 where they are none. Without a branch: a recording has a time a second.
int two_digits(const char* at) {
  const unsigned tens = static_cast<unsigned char>(at[0]) - unsigned{'0'};
  const unsigned ones = static_cast<unsigned char>(at[1]) - unsigned{'0'};
  return ((tens > 9) | (ones > 9)) ? 100 : static_cast<int>(10 * tens + ones);
}

/// Takes `2017-10-08T14:54:11` off the front of `text`; nothing where it is not that or does not exist.
std::optional<WallTime> take_wall_time(std::string_view& text) {
  constexpr std::size_t length = 19;
  if (text.size() < length || text[13] != ':' || text[16] != ':') return std::nullopt;
  if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return std::nullopt;
  const int hour = two_digits(&text[11]), minute = two_digits(&text[14]), second = two_digits(&text[17]);
  const auto date = parse_day(text.substr(0, 10));
  if (!date || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  text.remove_prefix(length);
  // A leap second counts as the last second of its minute and day.
  return *date + hours{hour} + minutes{minute} + seconds{std::min(second, 59)};
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

/// Takes the digits of a fraction off the front: milliseconds, further digits are cut off.
milliseconds take_fraction(std::string_view& text) {
  int value = 0, scale = 100;
  for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1), scale /= 10) value += scale * (text.front() - '0');
  return milliseconds{value};
}

/// `+01:00`, `+0100`, `+01` or `+1`; nothing where it is none of them.
std::optional<minutes> parse_offset(std::string_view text) {
  if (!text.starts_with('+') && !text.starts_with('-')) return std::nullopt;
  const bool west = text.front() == '-';
  text.remove_prefix(1);
  const std::size_t colon = text.size() == 5 && text[2] == ':' ? 1 : 0;
  if (text.size() == 1 && is_digit(text[0])) return hours{west ? '0' - text[0] : text[0] - '0'};
  if (text.size() != 2 && text.size() != 4 + colon) return std::nullopt;
  const int hour = two_digits(text.data()), minute = text.size() == 2 ? 0 : two_digits(&text[2 + colon]);
  if (hour > 23 || minute > 59) return std::nullopt;
  const minutes east = hours{hour} + minutes{minute};
  return west ? -east : east;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int century = two_digits(&text[0]), y = two_digits(&text[2]), m = two_digits(&text[5]), d = two_digits(&text[8]);
  if (century > 99 || y > 99) return std::nullopt;
  const year_month_day date{year{100 * century + y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  return date.ok() ? std::optional{Day{date}} : std::nullopt;
}

std::optional<Day> parse_first_day(std::string_view text) {
  constexpr std::string_view first_day = "0000-01-01";
  if (text.size() != 4 && text.size() != 7) return parse_day(text);
  return parse_day(std::string{text} + std::string{first_day.substr(text.size())});
}

std::optional<WallTime> parse_wall_time(std::string_view text) {
  const auto time = take_wall_time(text);
  if (text.starts_with('.')) {
    const std::size_t fraction = count_digits(text.substr(1));
    if (fraction == 0) return std::nullopt;
    text.remove_prefix(1 + fraction);
  }
  const bool has_offset = text.size() == 6 && text[3] == ':' && parse_offset(text);
  return text.empty() || text == "Z" || text == "z" || has_offset ? time : std::nullopt;
}

std::string iso_date(Day day) {
  const year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

std::optional<UtcTime> parse_utc_time(std::string_view text) {
  text = trim_ascii(text);
  const auto wall_time = take_wall_time(text);
  if (!wall_time || *wall_time < Day{1990y / January / 1}) return std::nullopt;
  UtcTime time{*wall_time, {}};
  if (text.starts_with('.') || text.starts_with(',')) {
    text.remove_prefix(1);
    time.utc += take_fraction(text);
  }
  if (text.empty() || text == "Z" || text == "z") return time;
  const auto offset = parse_offset(text);
  if (!offset || text.size() < 3 || abs(*offset) > hours{18} + minutes{59}) return std::nullopt;
  time.utc -= *offset;
  if (*offset != minutes{0}) time.offset = offset;
  return time;
}

std::optional<std::chrono::minutes> parse_utc_offset(std::string_view text) {
  if (text == "Z" || text == "z") return minutes{0};
  const auto offset = parse_offset(text);
  return offset && *offset <= hours{14} && *offset >= -hours{12} ? offset : std::nullopt;
}

std::optional<Instant> add_seconds(Instant begin, double seconds) {
  constexpr double longest = 1e9;
  if (!(seconds >= -longest && seconds <= longest)) return std::nullopt;
  return begin + milliseconds{static_cast<std::int64_t>(seconds * 1000)};
}

std::string utc_text(Instant time) {
  const Day day = floor<days>(time);
  const hh_mm_ss clock{floor<seconds>(time) - day};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", iso_date(day), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

}  // namespace patella
