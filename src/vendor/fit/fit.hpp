#pragma once
/// FIT, the format of watches.
#include "vendor/format.hpp"

namespace patella {

/// Every session of every file that the bytes hold is an activity; records without a session, as a watch leaves them that
/// dies on the way, are one. Settings, plans and the like are skipped.
ImportedFile read_fit_file(std::string_view bytes, const std::string& name, const ImportContext& context);

extern const ImportFormat fit_format;

}  // namespace patella
