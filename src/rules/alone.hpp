#pragma once
/// What one run says by itself.
#include "patella/history.hpp"
#include "patella/policy.hpp"

namespace patella {

/// A run that states its worst pain, within the limit, without a limp, and with nothing known against it: the end not
/// far above the start, settled in time, the next morning not above the usual one.
bool is_clean(const Run& run, const Policy& policy);

/// The three ways in which a run's pain raises a stop by itself.
bool hurt_too_much(const Run& run, const Policy& policy);
bool rose_too_much(const Run& run, const Policy& policy);
bool settled_too_late(const Run& run, const Policy& policy);

/// Any of the three, or a limp.
bool stops_alone(const Run& run, const Policy& policy);

}  // namespace patella
