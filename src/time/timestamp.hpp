#pragma once
/// Dates and times as other programs write them: ISO 8601 and RFC 3339 with their variants, and the words and the order of
/// a language. The log's own days and times are parsed by patella/calendar.hpp.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "patella/calendar.hpp"

namespace patella {

/// A moment in UTC.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A moment as a text states it.
struct UtcTime {
  Instant utc;
  std::optional<std::chrono::minutes> offset;  ///< the runner's, from UTC; absent where the text has none, Z or +00:00
};

/// The first day of `YYYY`, of `YYYY-MM`, or the day itself; nothing where the text is none of these or does not exist.
std::optional<Day> parse_first_day(std::string_view text);

/// Reads `2017-10-08T14:54:11.000Z`, with any fraction of a second, any offset, and white space around it. Without an offset
/// it is UTC, as GPX and TCX demand. Nothing where it is not that, or before 1990: a clock that was never set.
std::optional<UtcTime> parse_utc_time(std::string_view text);

/// `+01:00`, `+0100`, `-3` or `Z`; nothing where it is none of them, or an offset that no time zone has.
std::optional<std::chrono::minutes> parse_utc_offset(std::string_view text);

/// The moment `seconds` after `begin`; nothing where that is NaN or more than about thirty years away.
std::optional<Instant> add_seconds(Instant begin, double seconds);

/// `2017-10-08T14:54:11Z`.
std::string utc_text(Instant time);

/// Reads a date with a time of day: `Aug 15, 2022, 3:09:27 PM`, `8 jul 2017, 15:25:34`, `15.08.2022, 15:09:27`,
/// `2022. aug. 15. 15:09:27`, `2022年8月15日 下午3:09:27`, `2018-11-27 19:11:32`. Months, a.m. and p.m. in the languages of
/// Europe, and in Arabic, Chinese, Hebrew, Hindi, Indonesian, Japanese, Korean, Thai and Turkish. No time zone is applied.
/// Nothing where it is not that, where the date does not exist, or where day and month cannot be distinguished.
std::optional<WallTime> parse_localized_time(std::string_view text);

}  // namespace patella
