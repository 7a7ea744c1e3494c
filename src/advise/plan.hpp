#pragma once
#include <vector>

#include "patella/decision.hpp"

namespace patella {

/// The next seven days: caps solved backwards from the load rules, so that a week within them raises none of them; lowered
/// when the knee is sore, after a break, on the way back from a stop, and to nothing on a stop.
Plan plan_for(const RuleInput& input, Verdict verdict, const std::vector<Reason>& reasons);

}  // namespace patella
