#include "measure/flags.hpp"

namespace patella {

void follow_flags(History& history) {
  for (std::size_t f = 0; f < flag_count; ++f) {
    std::optional<HeldFlag> held;
    const auto spell_to = [&](Day last) {
      history.flag_spells.push_back({static_cast<Flag>(f), {held->since, last}, held->record});
    };
    for (const Checkin& checkin : history.checkins) {
      if (!checkin.flags[f]) continue;
      if (*checkin.flags[f]) {
        held = HeldFlag{held ? held->since : checkin.day, checkin.day, checkin.origin};
      } else if (held) {
        spell_to(checkin.day - std::chrono::days{1});
        held.reset();
      }
    }
    if (held) spell_to(history.as_of);
    history.flags[f] = held;
  }
}

}  // namespace patella
