#pragma once
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// Joins runs less than 60 minutes apart into sessions. `runs` are in order of time.
///
///     07:00 [run 40 min] 07:40 .. 08:20 [run]      one session, of the first run's day
///     07:00 [run 40 min] 07:40 ....... 08:40 [run] two
std::vector<Session> sessions_of(const std::vector<Run>& runs);

}  // namespace patella
