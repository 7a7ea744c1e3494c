#pragma once
#include <vector>

#include "patella/decision.hpp"

namespace patella {

/// What the last seven days state that no rule decides by.
std::vector<Note> notes_of(const RuleInput& input, const Week& week, Verdict verdict);

}  // namespace patella
