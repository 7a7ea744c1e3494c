#include "measure/daily_load.hpp"

#include <cmath>
#include <numeric>

#include "measure/windows.hpp"

namespace patella {
namespace {

/// How far a mean over `days` moves towards the day's load (Williams 2017).
constexpr double ewma_share(int days) { return 2.0 / (days + 1); }
/// The same for the means of fitness and fatigue.
double impulse_share(int days) { return 1 - std::exp(-1.0 / days); }

}  // namespace

void extend_loads(std::vector<DailyLoad>& loads, std::span<const double> km) {
  const double fatigue_share = impulse_share(window::week), fitness_share = impulse_share(window::fitness);
  for (const double load : km) {
    const DailyLoad last = loads.empty() ? DailyLoad{load, load, load, load, load} : loads.back();
    const auto moved = [load](double level, double share) { return level + share * (load - level); };
    loads.push_back({.km = load,
                     .ewma_7 = moved(last.ewma_7, ewma_share(window::week)),
                     .ewma_28 = moved(last.ewma_28, ewma_share(window::four_weeks)),
                     .fatigue = moved(last.fatigue, fatigue_share),
                     .fitness = moved(last.fitness, fitness_share)});
  }
}

std::vector<double> daily_km(const History& history, Days days) {
  std::vector<double> km(static_cast<std::size_t>(days.count()));
  for (const Run& run : history.runs_in(days))
    if (const auto& distance = history.activity_of(run).distance)
      km[static_cast<std::size_t>((run.day - days.first).count())] += in_kilometres(*distance);
  return km;
}

DailyLoad load_on(const History& history, Day day) {
  const auto index = static_cast<std::size_t>((day - *history.begin()).count());
  return index < history.loads.size() ? history.loads[index] : DailyLoad{};
}

std::optional<double> monotony(const std::vector<double>& loads) {
  const double n = static_cast<double>(loads.size());
  const double mean = std::accumulate(loads.begin(), loads.end(), 0.0) / n;
  double squares = 0;
  for (const double load : loads) squares += (load - mean) * (load - mean);
  const double deviation = std::sqrt(squares / n);
  constexpr double rounding_error = 1e-9;
  if (deviation <= rounding_error * mean) return std::nullopt;
  return mean / deviation;
}

}  // namespace patella
