#pragma once
/// The laps of a TCX activity.
#include "vendor/xml/track_document.hpp"

namespace patella {

/// Adds the points of all laps to `recording`, in the order of their times, and what the laps state. Where laps
/// overlap their totals count twice: then only the points count. Distances that begin anew with each lap go on.
void read_tcx_laps(pugi::xml_node activity, TrackDocument& document, Recording& recording);

}  // namespace patella
