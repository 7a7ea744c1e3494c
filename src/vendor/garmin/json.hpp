#pragma once
/// Garmin's lists of activities as JSON.
#include "vendor/format.hpp"

namespace patella {

/// `*_summarizedActivities.json` of the export of all of one's data: centimetres, milliseconds, and a local start that is
/// written as if it were UTC.
extern const ImportFormat garmin_export;

/// What Garmin Connect lists, or one activity of it: metres and seconds.
extern const ImportFormat garmin_list;

}  // namespace patella
