#pragma once
#include <vector>

#include "vendor/format.hpp"

namespace patella {

/// Takes out what the sport has no use for: steps of a ride, and ascent and descent where nobody goes up or down, whatever a
/// barometer makes of the air indoors. The device or the streams may have been taken for another sport's.
void drop_fields_of_other_sports(Sport sport, ImportedActivity& record);

/// One activity of several records of it, of which there is at least one, field by field: what is measured from recorded
/// points comes before a list's totals, and what a person wrote or chose in a vendor's list before what a device noted.
/// Climb and descent stay together, a clock of the runner's own comes before a guessed one, and the order of the records
/// plays no part.
ImportedActivity merge_records(std::vector<ImportedActivity> records);

}  // namespace patella
