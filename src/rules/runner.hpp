#pragma once
/// What several rules need to know of the runner, as known at the end of a day.
#include <optional>

#include "patella/rule.hpp"

namespace patella {

/// An entry of a knee injury, or what the runner states; absent: neither.
std::optional<bool> has_prior_knee_pain(const History& history, Day day);
/// Less than a year of running; absent: cannot be told.
std::optional<bool> is_novice(const RuleInput& input);
/// Enough days of log and recent runs for the load rules.
bool has_enough_log(const RuleInput& input);

/// On the way back from a break or a stop the plan has limits of its own, and load rules that compare with the month before
/// are silent.
inline bool is_returning(const RuleInput& input) { return input.training.pause || input.knee.way_back; }

}  // namespace patella
