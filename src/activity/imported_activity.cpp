#include "activity/imported_activity.hpp"

namespace patella {

bool set_start(ImportedActivity& found, std::optional<WallTime> local, std::optional<std::chrono::sys_seconds> utc,
               const UtcOffset& utc_offset) {
  if (!local && !utc) return false;
  found.utc = utc;
  found.clock_guessed = !local;
  const WallTime start = local ? *local : *utc + (utc_offset ? utc_offset(*utc) : std::chrono::minutes{0});
  found.activity.start = start;
  found.activity.day = std::chrono::floor<std::chrono::days>(start);
  return true;
}

}  // namespace patella
