#pragma once
/// KML, which is not read.
#include "vendor/format.hpp"

namespace patella {

/// Refuses: a KML file may be a map, a plan or a recording.
ImportedFile read_kml(std::string_view bytes, const std::string& name, const ImportContext& context);

extern const ImportFormat kml_format;

}  // namespace patella
