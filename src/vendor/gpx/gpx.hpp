#pragma once
/// GPX 1.0 and 1.1, with and without namespaces.
#include "vendor/format.hpp"

namespace patella {

/// Every track is an activity: its segments follow each other with a break between them. Routes and waypoints are no
/// recordings. Of a file that is cut off, the points before count.
ImportedFile read_gpx(std::string_view bytes, const std::string& name, const ImportContext& context);

extern const ImportFormat gpx_format;

}  // namespace patella
