#pragma once
#include <vector>

#include "import/gather.hpp"

namespace patella {

/// Those of which a log can hold all: what the reader of logs would refuse is told of in `broken`, and left out.
std::vector<const GatheredActivity*> without_refused(std::vector<const GatheredActivity*> wanted, std::vector<Skipped>& broken);

}  // namespace patella
