#pragma once
/// Training Center XML, version 2.
#include "vendor/format.hpp"

namespace patella {

/// Every activity, those of multisport sessions too. Courses and workouts are no recordings. Of a file that is cut off, the
/// points before count.
ImportedFile read_tcx(std::string_view bytes, const std::string& name, const ImportContext& context);

extern const ImportFormat tcx_format;

}  // namespace patella
