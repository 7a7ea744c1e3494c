#pragma once
#include <span>

#include "rules/asking.hpp"

namespace patella {

/// Whether one of these red flags holds. A flag that no check-in ever mentioned is unknown, not absent.
Answer<Level> ask_flags(const RuleInput& c, std::span<const Flag> flags);

inline constexpr ThresholdUse flag_thresholds[] = {{"flag.confirm-days", "days"}};

}  // namespace patella
