#include "import/track/relief_smooth.hpp"

#include <algorithm>

namespace patella {

std::vector<double> smoothed(const Profile& profile, double seconds) {
  const std::vector<double>&t = profile.clock, &z = profile.altitude;
  std::vector<double> area(z.size());  // under the altitude, up to each point
  for (std::size_t i = 1; i < z.size(); ++i) area[i] = area[i - 1] + (t[i] - t[i - 1]) * (z[i] + z[i - 1]) / 2;
  const auto area_to = [&](double when, std::size_t& i) {  // `i` only moves on
    while (i + 2 < t.size() && t[i + 1] < when) ++i;
    const double width = t[i + 1] - t[i], part = width > 0 ? std::clamp((when - t[i]) / width, 0.0, 1.0) : 0;
    return area[i] + part * width * (z[i] + part * (z[i + 1] - z[i]) / 2);
  };
  std::vector<double> smooth = z;
  std::size_t from = 0, to = 0;
  for (std::size_t i = 1; i + 1 < z.size(); ++i) {
    const double half = std::min({seconds / 2, t[i] - t.front(), t.back() - t[i]});
    if (half <= 0.001) continue;
    const double begin = area_to(t[i] - half, from), end = area_to(t[i] + half, to);
    smooth[i] = (end - begin) / (2 * half);
  }
  return smooth;
}

}  // namespace patella
