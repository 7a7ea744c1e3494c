#pragma once
/// The points of one session of a FIT file.
#include <vector>

#include "recording/recording.hpp"
#include "vendor/fit/fit_file.hpp"

namespace patella {

/// The records of one of the file's sessions, with a gap wherever the timer was stopped; all records, where there is but
/// one session, or none.
std::vector<RecordedPoint> fit_track(const FitFile& file, std::size_t session);

/// A barometer where the device lists one among its own sensors, else unknown: no FIT file says that it has none.
AltitudeKind fit_altitude_kind(const FitFile& file);

}  // namespace patella
