#pragma once
/// Times of GPX and TCX.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace patella {

/// A moment in UTC.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

struct StatedTime {
  Instant utc;
  std::optional<std::chrono::minutes> offset;  ///< where the text states one other than Z and +00:00: the runner's own
};

/// Reads `2017-10-08T14:54:11.000Z`, with any fraction of a second and any offset, blanks around it. Without an offset
/// it is UTC, as both formats demand. Nothing where it is not that, or before 1990: a clock that was never set.
std::optional<StatedTime> read_utc_time(std::string_view text);

/// `+01:00`, `+0100`, `-3` or `Z`; nothing where it is none of them, or no clock on earth shows it.
std::optional<std::chrono::minutes> read_utc_offset(std::string_view text);

/// So many seconds later; nothing where that is no time of this world.
std::optional<Instant> moment_after(Instant begin, double seconds);

/// `2017-10-08T14:54:11Z`.
std::string utc_text(Instant time);

}  // namespace patella
