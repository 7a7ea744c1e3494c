#pragma once
/// The points of a FIT file. Its format, and all others, are in vendor/formats.hpp.
#include <vector>

#include "recording/recording.hpp"
#include "vendor/fit/fit_file.hpp"

namespace patella {

/// The records of one of the file's sessions, with a break wherever the timer was stopped; all records, where there is but
/// one session, or none.
std::vector<RecordedPoint> fit_track(const FitFile& file, std::size_t session);

/// A barometer where the device lists one among its own sensors, else `stated`: no FIT file says that it has none.
AltitudeSource fit_altitude_source(const FitFile& file);

}  // namespace patella
