#include "time/utc_time.hpp"
#include <cstdint>

#include "patella/calendar.hpp"
#include "text/ascii.hpp"

namespace patella {
namespace {

using namespace std::chrono;

/// Takes exactly `digits` digits off the front of `text`; -1 where they are not there.
int take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (!is_digit(text[i])) return -1;
    value = 10 * value + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// The fraction after the point, in milliseconds; further digits are cut off.
milliseconds take_fraction(std::string_view& text) {
  int value = 0, scale = 100;
  for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1), scale /= 10) value += scale * (text.front() - '0');
  return milliseconds{value};
}

/// `+01:00`, `+0100` or `+01`; nothing where it is none of them.
std::optional<minutes> take_offset(std::string_view& text) {
  const bool west = text.front() == '-';
  text.remove_prefix(1);
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 18) return std::nullopt;
  int minute = 0;
  if (take(text, ':') || !text.empty()) minute = take_number(text, 2);
  if (minute < 0 || minute > 59) return std::nullopt;
  const minutes east = hours{hour} + minutes{minute};
  return west ? -east : east;
}

/// Two digits as a number; more than 99 where they are none.
unsigned two_digits(const char* at) {
  const unsigned tens = static_cast<unsigned char>(at[0]) - unsigned{'0'};
  const unsigned ones = static_cast<unsigned char>(at[1]) - unsigned{'0'};
  return (tens > 9) | (ones > 9) ? 100 : 10 * tens + ones;
}

/// Reads `2017-10-08T14:54:11Z` and `2017-10-08T14:54:11.000Z`, as nearly all times are written; false where it is another
/// form, or none.
bool read_usual_time(std::string_view text, Instant& utc) {
  const bool has_fraction = text.size() == 24;
  if ((text.size() != 20 && !has_fraction) || text.back() != 'Z' || (has_fraction && text[19] != '.')) return false;
  if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':') return false;
  const unsigned century = two_digits(&text[0]), y = two_digits(&text[2]);
  const unsigned m = two_digits(&text[5]), d = two_digits(&text[8]);
  const unsigned hour = two_digits(&text[11]), minute = two_digits(&text[14]), second = two_digits(&text[17]);
  if (century > 99 || y > 99 || hour > 23 || minute > 59 || second > 60) return false;
  const unsigned hundredths = has_fraction ? two_digits(&text[20]) : 0;
  const char last = has_fraction ? text[22] : '0';
  const year_month_day date{year{static_cast<int>(100 * century + y)}, month{m}, day{d}};
  if (hundredths > 99 || !is_digit(last) || date.year() < year{1990} || !date.ok()) return false;
  const milliseconds fraction{10 * hundredths + static_cast<unsigned>(last - '0')};
  utc = sys_days{date} + hours{hour} + minutes{minute} + seconds{second} + fraction;
  return true;
}

}  // namespace

std::optional<StatedTime> read_utc_time(std::string_view text) {
  if (Instant usual; read_usual_time(text, usual)) return StatedTime{usual, {}};
  text = trim_ascii(text);
  const int y = take_number(text, 4);
  if (y < 1990 || !take(text, '-')) return std::nullopt;
  const int m = take_number(text, 2);
  if (m < 0 || !take(text, '-')) return std::nullopt;
  const int d = take_number(text, 2);
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d < 0 ? 0 : d)}};
  if (!date.ok() || (!take(text, 'T') && !take(text, ' ') && !take(text, 't'))) return std::nullopt;
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return std::nullopt;
  const int minute = take_number(text, 2);
  if (minute < 0 || minute > 59 || !take(text, ':')) return std::nullopt;
  const int second = take_number(text, 2);
  if (second < 0 || second > 60) return std::nullopt;
  milliseconds fraction{};
  if (take(text, '.') || take(text, ',')) fraction = take_fraction(text);
  StatedTime time{sys_days{date} + hours{hour} + minutes{minute} + seconds{second} + fraction, {}};
  if (!take(text, 'Z') && !take(text, 'z') && !text.empty()) {
    if (text.front() != '+' && text.front() != '-') return std::nullopt;
    const auto offset = take_offset(text);
    if (!offset) return std::nullopt;
    time.utc -= *offset;
    if (*offset != minutes{0}) time.offset = offset;
  }
  return text.empty() ? std::optional{time} : std::nullopt;
}

std::optional<std::chrono::minutes> read_utc_offset(std::string_view text) {
  if (text == "Z" || text == "z") return minutes{0};
  if (!text.starts_with('+') && !text.starts_with('-')) return std::nullopt;
  std::string padded{text};
  if (text.size() == 2) padded.insert(1, "0");
  std::string_view rest = padded;
  const auto offset = take_offset(rest);
  return offset && rest.empty() && *offset <= hours{14} && *offset >= -hours{12} ? offset : std::nullopt;
}

std::optional<Instant> moment_after(Instant begin, double seconds) {
  constexpr double longest = 1e9;
  if (!(seconds >= -longest && seconds <= longest)) return std::nullopt;
  return begin + milliseconds{static_cast<std::int64_t>(seconds * 1000)};
}

std::string utc_text(Instant time) {
  const Day day = floor<days>(time);
  const hh_mm_ss clock{floor<seconds>(time) - day};
  const auto two = [](auto n) { return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)}; };
  return iso_date(day) + 'T' + two(clock.hours().count()) + ':' + two(clock.minutes().count()) + ':' +
         two(clock.seconds().count()) + 'Z';
}

}  // namespace patella
