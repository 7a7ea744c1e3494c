#include "measure/flags.hpp"

namespace patella {

void take_flags(std::array<FlagState, flag_count>& flags, const Checkin& checkin) {
  for (std::size_t f = 0; f < flag_count; ++f) {
    if (!checkin.flags[f]) continue;
    FlagState& flag = flags[f];
    flag.mentioned = true;
    if (*checkin.flags[f]) {
      if (!flag.holds) flag.held = Days{checkin.day, checkin.day};
      flag.confirmed = checkin.day;
      flag.record = checkin.origin;
    } else if (flag.holds) {
      flag.held->last = checkin.day - std::chrono::days{1};
    }
    flag.holds = *checkin.flags[f];
  }
}

void hold_flags_until(std::array<FlagState, flag_count>& flags, Day as_of) {
  for (FlagState& flag : flags)
    if (flag.holds) flag.held->last = as_of;
}

}  // namespace patella
