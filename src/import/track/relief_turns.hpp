#pragma once
/// Climbs and drops between turning points.
#include <cstddef>
#include <span>

namespace patella {

struct UpAndDown {
  double up = 0, down = 0;  ///< m, both positive
  std::size_t turns = 0;
};

/// A turning point is a high or low from which the altitude comes back by at least `threshold`. Each climb and drop
/// between two of them counts in full, so that a large threshold does not shorten the hills that it leaves.
UpAndDown up_and_down(std::span<const double> altitude, double threshold);

}  // namespace patella
