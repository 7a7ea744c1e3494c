#include "import/track/relief_turns.hpp"

namespace patella {

UpAndDown up_and_down(std::span<const double> altitude, double threshold) {
  UpAndDown sum;
  if (altitude.empty()) return sum;
  enum { nowhere, up, down } going = nowhere;
  double low = altitude.front(), high = low;  // since the last turning point
  for (const double z : altitude) {
    if (going != down && high - z >= threshold) {
      sum.up += going == up ? high - low : high - altitude.front();
      ++sum.turns;
      going = down;
      low = z;
    } else if (going != up && z - low >= threshold) {
      sum.down += going == down ? high - low : altitude.front() - low;
      ++sum.turns;
      going = up;
      high = z;
    } else {
      if (going != down && z > high) high = z;
      if (going != up && z < low) low = z;
    }
  }
  if (going == up) sum.up += high - low;
  if (going == down) sum.down += high - low;
  return sum;
}

}  // namespace patella
