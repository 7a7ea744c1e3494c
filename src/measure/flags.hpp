#pragma once
#include "patella/history.hpp"

namespace patella {

/// Walks through the check-ins (one a day, in order) and writes the flags held on the as-of day, and all spells, into
/// `history`. A flag holds from its day to the day before the check-in that says false, or until the as-of day.
void follow_flags(History& history);

}  // namespace patella
