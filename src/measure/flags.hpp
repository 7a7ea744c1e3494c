#pragma once
#include "patella/history.hpp"

namespace patella {

/// What the next check-in says of the flags. A flag holds from its day to the day before the check-in that says false.
void take_flags(std::array<FlagState, flag_count>& flags, const Checkin& checkin);

/// Flags that hold have held until `as_of`.
void hold_flags_until(std::array<FlagState, flag_count>& flags, Day as_of);

}  // namespace patella
