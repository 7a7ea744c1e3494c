#pragma once
/// From a recording to an activity of a log.
#include <optional>
#include <string>

#include "activity/imported_activity.hpp"
#include "recording/recording.hpp"

namespace patella {

/// What the recording says of an activity: distance, moving time, cadence, ascent, descent and grades, and where it states
/// no sport, a guess of that. Sets distances and breaks of its points. Ascent and descent that were stated before become the
/// device's; they stand where no altitude is recorded.
void summarize_recording(Recording& recording, ImportedActivity& found);

/// Mean steps a minute of both feet while moving, as devices count it: where the runner walks or stands a moment, that
/// counts too. Nothing for a sport without steps. Files do not say whether they count one leg: runs at a median of 110 or
/// less and walks at 80 or less do, for nobody's both feet are that slow, or twice as fast.
std::optional<double> steps_a_minute(const std::vector<RecordedPoint>& points, const std::vector<bool>& moving, Sport sport);

/// One number as above: of both feet, whatever the file counts.
std::optional<double> steps_a_minute(double stated, Sport sport);

}  // namespace patella
