#pragma once
/// From what was imported to the fields of a log.
#include "log/edit.hpp"
#include "vendor/formats.hpp"

namespace patella {

/// The activity as a log states it: metres and tenths of a minute are more than a watch knows. Pain that came from the short
/// form in a text says so in `x_pain_from`; where ascent and descent were computed, the device's own stand in
/// `x_device_ascent_m` and `x_device_descent_m`. The start has its offset from UTC where that is known.
NewRecord record_of(const ImportedActivity& found);

/// The fields of it that a record of the same activity lacks. Start, date and sport are none of them: a record states them,
/// or means a run.
NewRecord missing_fields(const Activity& known, const ImportedActivity& found);

/// The day as a check-in states it: `sleep_h`, `notes` and, as no score of the knee is meant, `x_injury` and `x_soreness`.
NewRecord record_of(const ImportedDay& day);

}  // namespace patella
