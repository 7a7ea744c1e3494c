#pragma once
/// What the Strava API calls streams: the recorded points of one activity, without its start, sport and name.
#include "vendor/format.hpp"

namespace patella {

/// Streams as an array of `{type, data}` or as an object by type. They belong to the activity of the first number of at
/// least five digits in the file's name: what is read has the id `strava:123` and no start, and is measured as a run. What
/// `moving` calls standing takes no time.
extern const ImportFormat strava_streams;

}  // namespace patella
