#pragma once
/// Which thresholds are used outside the rules, so that none can lie in the data unused.
#include <span>

#include "patella/rule.hpp"

namespace patella {

/// Those of the judgements that rules share.
std::span<const ThresholdUse> condition_thresholds();
/// Those of the verdict and the plan.
std::span<const ThresholdUse> advice_thresholds();
/// Those of a replay held against injuries.
std::span<const ThresholdUse> backtest_thresholds();

}  // namespace patella
