#pragma once
/// From a recording to an activity of a log.
#include <string>
#include <vector>

#include "activity/imported_activity.hpp"
#include "recording/recording.hpp"

namespace patella {

/// What the recording says of an activity: distance, moving time, cadence, ascent, descent and grades, and where it states
/// no sport, a guess of that. Mends the recording, and sets distances and breaks of its points. Ascent and descent that were
/// stated before become the device's; they stand where no altitude is recorded. Returns what is doubtful and was mended,
/// each as a plain sentence without a full stop.
[[nodiscard]] std::vector<std::string> summarize_recording(Recording& recording, ImportedActivity& found);

}  // namespace patella
