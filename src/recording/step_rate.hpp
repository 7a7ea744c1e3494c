#pragma once
/// Steps a minute of both feet, from files that do not say whether they count one leg or both.
#include <optional>
#include <span>
#include <vector>

#include "activity/imported_activity.hpp"
#include "recording/recording.hpp"

namespace patella {

/// The cadence of a recording as its file counts it, mean while moving, and what helps to decide how many legs that are:
/// `speed` in m/s, 0 where not known. Nothing for a sport without steps. Where the runner walks or stands a moment, that
/// counts too.
std::optional<CountedSteps> counted_steps(const Recording& recording, const std::vector<bool>& moving, Sport sport,
                                          double speed);

/// Sets the cadence of all activities of one source, which counts one leg or both throughout. Both are counted where twice
/// as many steps would be none that anybody runs at that speed, one where so few would be none. Where the file's own session
/// states the length of a step, or half or twice the cadence of its points, that decides.
void set_step_rates(std::span<ImportedActivity> of_one_source);

}  // namespace patella
