#pragma once
#include <vector>

#include "import/imported.hpp"

namespace patella {

/// One activity of several records of it, of which there is at least one, field by field: what is measured from recorded points
/// comes before a list's totals, and what a person wrote or chose in a vendor's list before what a device noted. Climb and
/// descent stay together, a clock of the runner's own comes before a guessed one, and the order of the records plays no part.
/// Takes out of streams, which are measured as a run before anybody knows the sport, what another sport has no use for.
void measured_for(Sport sport, ImportedActivity& streams);

ImportedActivity richest_of(std::vector<ImportedActivity> records);

}  // namespace patella
