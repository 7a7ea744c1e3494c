#include "rules/alone.hpp"

#include "log/tolerance.hpp"

namespace patella {

bool is_clean(const Run& run, const Policy& policy) {
  if (!run.worst || run.limp || exceeds(run.worst->value, policy["clean.worst"])) return false;
  if (run.rise && reaches(run.rise->value, policy["clean.rise"])) return false;
  if (run.settled && exceeds(run.settled->count(), policy["clean.settled"])) return false;
  return !run.over_baseline || run.over_baseline->value <= 0;
}

bool hurt_too_much(const Run& run, const Policy& policy) {
  return run.worst && exceeds(run.worst->value, policy["pain-during.stop-above"]);
}

bool rose_too_much(const Run& run, const Policy& policy) {
  return run.rise && reaches(run.rise->value, policy["pain-rising.stop-rise"]) &&
         reaches(run.end->value, policy["pain-rising.stop-end"]);
}

bool settled_too_late(const Run& run, const Policy& policy) {
  return run.settled && reaches(run.settled->count(), policy["slow-to-settle.stop-from"]);
}

bool stops_alone(const Run& run, const Policy& policy) {
  return run.limp || hurt_too_much(run, policy) || rose_too_much(run, policy) || settled_too_late(run, policy);
}

}  // namespace patella
