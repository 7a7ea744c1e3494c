#pragma once
/// The steps of a decision.
#include <vector>

#include "patella/decision.hpp"

namespace patella {

/// The decision on what is known; `notices` and `files`, which say how the log was read, are left empty.
Decision decide_on(const History& history, const Policy& policy, std::chrono::weekday week_start);

/// The same with the notices: how the log was read, and that it ended long ago.
Decision decide_with_notices(const History& history, const Policy& policy, std::chrono::weekday week_start);

/// What the decision lacks. Load is unknown where the load rules lack their log or the week ratio is undefined; pain is
/// unknown without a pain entry in the last runs.
std::vector<MissingData> find_missing_data(const RuleInput& input, const std::vector<Reason>& reasons);

/// How sure the verdict is, from what is missing.
Confidence confidence_of(Verdict verdict, const std::vector<MissingData>& missing);

/// The next seven days: caps solved backwards from the load rules, so that a week within them raises none of them; lowered
/// when the knee is sore, after a break, on the way back from a stop, and to nothing on a stop.
Plan plan_for(const RuleInput& input, Verdict verdict, const std::vector<Reason>& reasons);

}  // namespace patella
