#pragma once
#include "log/edit.hpp"
#include "vendor/format.hpp"

namespace patella {

/// The fields of `found` that a record of the same activity lacks. Start, date and sport are none of them: a record states
/// them, or means a run.
NewRecord missing_fields(const Activity& known, const ImportedActivity& found);

}  // namespace patella
