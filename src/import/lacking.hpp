#pragma once
#include "import/imported.hpp"
#include "log/edit.hpp"

namespace patella {

/// The fields of `found` that a record of the same activity lacks. Start, date and sport are none of them: a record states
/// them, or means a run.
NewRecord lacking(const Activity& known, const ImportedActivity& found);

}  // namespace patella
