#pragma once
#include <vector>

#include "import/collect.hpp"

namespace patella {

/// Those of which a log can hold all: what the reader of logs would reject is reported in `broken`, and left out.
std::vector<const CollectedActivity*> without_rejected(std::vector<const CollectedActivity*> wanted,
                                                       std::vector<ImportNote>& broken);

}  // namespace patella
