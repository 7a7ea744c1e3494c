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

/// Joins runs less than 60 minutes apart into sessions: those from `first_run` on, which are in order of time and later
/// than those of the sessions of `history`, to which they are added.
///
///     07:00 [run 40 min] 07:40 .. 08:20 [run]      one session, of the first run's day
///     07:00 [run 40 min] 07:40 ....... 08:40 [run] two
void extend_sessions(History& history, std::optional<OpenSession>& open, std::size_t first_run);

}  // namespace patella
