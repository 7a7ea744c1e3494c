#include "measure/smoothing.hpp"

#include <cmath>
#include <numeric>

namespace patella {
namespace {

/// Each step moves by `share` of the distance to the day's load.
double smooth(const std::vector<double>& loads, double share) {
  if (loads.empty()) return 0;
  double level = loads.front();
  for (std::size_t t = 1; t < loads.size(); ++t) level += share * (loads[t] - level);
  return level;
}

}  // namespace

std::vector<double> daily_km(const History& history, Days window) {
  std::vector<double> loads(static_cast<std::size_t>(window.count()));
  for (const Run& run : history.runs_in(window))
    if (run.activity->distance)
      loads[static_cast<std::size_t>((run.activity->day - window.first).count())] += in_kilometres(*run.activity->distance);
  return loads;
}

double ewma(const std::vector<double>& loads, int days) { return smooth(loads, 2.0 / (days + 1)); }

double impulse_response(const std::vector<double>& loads, int days) { return smooth(loads, 1 - std::exp(-1.0 / days)); }

std::optional<double> monotony(const std::vector<double>& loads) {
  const double n = static_cast<double>(loads.size());
  const double mean = std::accumulate(loads.begin(), loads.end(), 0.0) / n;
  double squares = 0;
  for (const double load : loads) squares += (load - mean) * (load - mean);
  const double deviation = std::sqrt(squares / n);
  if (deviation <= 1e-9 * mean) return std::nullopt;  // a rounding error is no variety
  return mean / deviation;
}

}  // namespace patella
