#pragma once
#include <optional>
#include <span>
#include <vector>

#include "activity/same_activity.hpp"
#include "patella/history.hpp"

namespace patella {

/// The session that a later run with a time may still join.
struct OpenSession {
  std::size_t index;
  ExactTime end;
};

/// Joins runs less than 60 minutes apart into sessions, and adds them to `sessions`. `runs` are in order of time and
/// later than those of `sessions`.
///
///     07:00 [run 40 min] 07:40 .. 08:20 [run]      one session, of the first run's day
///     07:00 [run 40 min] 07:40 ....... 08:40 [run] two
void extend_sessions(std::vector<Session>& sessions, std::optional<OpenSession>& open, std::span<const Run> runs);

}  // namespace patella
