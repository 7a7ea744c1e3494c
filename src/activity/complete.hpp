#pragma once
#include "patella/log.hpp"

namespace patella {

/// Fills in what `mine` does not state from `theirs`, another record of the same activity. A descent comes with its
/// altitude source, and a pain entry is never lost: its scores are filled in one by one.
void complete_from(Activity& mine, const Activity& theirs);

}  // namespace patella
