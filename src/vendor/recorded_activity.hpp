#pragma once
/// A file that holds nothing but a recording, as an activity.
#include <string>

#include "recording/recording.hpp"
#include "vendor/format.hpp"

namespace patella {

/// Adds an activity that is nothing but its recording, or why it is none. `vendor` is the first word of its id: `gpx`;
/// `what` says which of a source's activities it is. Where the recording names no sport, the one that is assumed or guessed.
void add_recording(Recording& recording, const std::string& vendor, const std::string& what, const ImportContext& context,
                   ImportedFile& into);

}  // namespace patella
