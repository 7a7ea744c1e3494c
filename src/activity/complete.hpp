#pragma once
#include "patella/log.hpp"

namespace patella {

/// Fills in what `mine` does not state from `theirs`, another record of the same activity. A descent comes with its
/// altitude source, and a pain entry is never lost: its scores are filled in one by one.
void complete_from(Activity& mine, const Activity& theirs);

/// The same for what a person felt, wrote and chose alone: pain, effort, kind of training and notes.
void complete_words_from(Activity& mine, const Activity& theirs);

}  // namespace patella
