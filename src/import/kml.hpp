#pragma once
/// KML, which is not read.
#include "import/imported.hpp"

namespace patella {

/// Refuses: a KML file may be a map, a plan or a recording.
Imported read_kml(std::string_view bytes, const std::string& name, const ImportContext& context);

extern const ImportFormat kml_format;

}  // namespace patella
