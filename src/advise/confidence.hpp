#pragma once
#include <vector>

#include "patella/decision.hpp"

namespace patella {

/// What the decision lacks. Load is unknown where the load rules lack their log or the week ratio is undefined; pain is
/// unknown without a pain entry in the last runs.
std::vector<MissingData> find_missing_data(const RuleInput& input, const std::vector<Reason>& reasons);

/// How sure the verdict is, from what is missing.
Confidence confidence_of(Verdict verdict, const std::vector<MissingData>& missing);

}  // namespace patella
