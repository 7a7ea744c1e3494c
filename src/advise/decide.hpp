#pragma once
/// The steps of a decision.
#include <vector>

#include "advise/advisor.hpp"
#include "patella/decision.hpp"

namespace patella {

/// The decision on what is known; `notices` and `files`, which say how the log was read, are left empty.
Decision decide_on(const History& history, const Course& course, const Policy& policy, std::chrono::weekday week_start);

/// The same from the first day of a history to its last, with the notices: how the log was read, and that it ended long ago.
Decision decide_to_the_end(const History& history, const Policy& policy, std::chrono::weekday week_start);

/// What the decision lacks. Load is unknown where the load rules lack their log or the week ratio is undefined; pain is
/// unknown without a pain entry in the last runs; how the knee is now, where a stop or a large symptom was stated and
/// nothing since.
std::vector<MissingData> find_missing_data(const RuleInput& input, const Week& week, const std::vector<Reason>& reasons);

/// How sure the verdict is, from what is missing.
Confidence confidence_of(Verdict verdict, const std::vector<MissingData>& missing);

/// The next seven days. Its caps are those that were told on the evening of the day.
Plan plan_for(const RuleInput& input, Verdict verdict, const std::vector<Reason>& reasons);

}  // namespace patella
