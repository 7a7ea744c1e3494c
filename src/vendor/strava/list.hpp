#pragma once
/// What the Strava API lists: an array of SummaryActivity.
#include <string_view>

#include "diagnostic/problems.hpp"
#include "patella/log.hpp"

namespace patella {

/// The activities of the list. Unknown fields, of which there are many, and null pass in silence.
Log read_strava_list(std::string_view text, Problems& problems);

}  // namespace patella
