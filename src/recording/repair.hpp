#pragma once
/// Mends what devices and programs write wrong into recordings, before anything is measured.
#include <string>
#include <vector>

#include "recording/recording.hpp"

namespace patella {

/// Leaves out points of another time than most have, puts points in order, and sets the distance of all points: of a
/// counter that begins at 0 again the parts are added up; one that stands still, or contradicts the positions by far, gives
/// way to the positions, and without those to the recorded speed. A stated start that most points contradict is dropped.
/// Returns what was mended, each as a plain sentence without a full stop.
std::vector<std::string> repair_recording(Recording& recording);

}  // namespace patella
