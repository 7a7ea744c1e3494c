#pragma once
#include "patella/decision.hpp"

namespace patella {

/// The decision on what is known; `notices` and `files`, which tell how the log was read, are left empty.
Decision decide_on(const History& history, const Policy& policy, std::chrono::weekday week_start);

/// The same with the notices: how the log was read, and that it ended long ago.
Decision decide_with_notices(const History& history, const Policy& policy, std::chrono::weekday week_start);

}  // namespace patella
