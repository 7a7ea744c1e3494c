#pragma once
/// Dates and times in the words and the order of somebody's language.
#include <optional>
#include <string_view>

#include "patella/calendar.hpp"

namespace patella {

/// Reads a date with a time of day: `Aug 15, 2022, 3:09:27 PM`, `8 jul 2017, 15:25:34`, `15.08.2022, 15:09:27`,
/// `2022. aug. 15. 15:09:27`, `2022年8月15日 下午3:09:27`, `2018-11-27 19:11:32`. Months, a.m. and p.m. in the languages of
/// Europe, and in Arabic, Chinese, Hebrew, Hindi, Indonesian, Japanese, Korean, Thai and Turkish. No time zone is applied.
/// Nothing where it is not that, where the date does not exist, or where day and month cannot be distinguished.
std::optional<WallTime> moment_in(std::string_view text);

}  // namespace patella
