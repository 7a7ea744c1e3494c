#include "recording/summary.hpp"

#include <algorithm>
#include <cmath>

#include "activity/sport.hpp"

namespace patella {
namespace {

constexpr float fewest_steps = 20, most_steps = 250;  // a minute, of one leg or both: others are no cadence
/// Hardly anybody's feet make more steps a minute, but in a sprint: means above are counted twice. Our own figures.
constexpr double most_likely_steps = 205, sprint = 4.5;  // a minute; m/s
constexpr double slowest_run = 1.6, fastest_walk = 2.3;  // m/s
constexpr double longest_weight = 30;                    // s that one point stands for

/// Steps a minute of both feet that are usual at a speed (Tudor-Locke et al. 2019 for walking; running changes little).
double usual_walking_steps(double speed) { return 100 * std::sqrt(speed / 1.3); }
double usual_running_steps(double speed) { return 150 + 8 * (speed - 2); }

/// How far a step rate is from what is usual, as the logarithm of a ratio.
double distance_from_usual(double steps, const CountedSteps& counted) {
  const auto off = [steps](double usual) { return std::abs(std::log(steps / usual)); };
  if (counted.speed <= 0) return off(counted.is_run ? usual_running_steps(3) : usual_walking_steps(1.3));
  double least = 10;
  if (!counted.is_run || counted.speed < fastest_walk) least = off(usual_walking_steps(counted.speed));
  if (counted.is_run && counted.speed > slowest_run) least = std::min(least, off(usual_running_steps(counted.speed)));
  return least;
}

/// Positive where the file counts one leg, negative where it counts both; the further from 0 the surer.
double evidence_of_one_leg(const CountedSteps& counted) {
  if (counted.legs) return *counted.legs == 1 ? 10 : -10;
  if (2 * counted.typical > most_likely_steps && counted.speed < sprint) return -1;
  return distance_from_usual(counted.typical, counted) - distance_from_usual(2 * counted.typical, counted);
}

/// Mean and median while moving.
struct PointSteps {
  double mean, typical;
};

std::optional<PointSteps> steps_of(const std::vector<RecordedPoint>& points, const std::vector<bool>& moving) {
  std::vector<float> stepping;
  double sum = 0, seconds = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::optional<float> cadence = points[i].cadence;
    if (!cadence || *cadence < 0 || *cadence > most_steps) continue;
    if (*cadence >= fewest_steps) stepping.push_back(*cadence);
    if (i == 0 || !moving[i] || !points[i].time || !points[i - 1].time) continue;
    const double weight = std::min(longest_weight, seconds_between(points[i - 1], points[i]));
    sum += weight * *cadence;
    seconds += weight;
  }
  if (stepping.empty() || seconds <= 0 || sum / seconds < fewest_steps) return std::nullopt;
  return PointSteps{sum / seconds, median_of(stepping)};
}

bool is_about(double a, double b) { return a > 0.85 * b && a < 1.15 * b; }

}  // namespace

std::optional<CountedSteps> counted_steps(const Recording& recording, const std::vector<bool>& moving, Sport sport,
                                          double speed) {
  if (!has_steps(sport)) return std::nullopt;
  const auto& total = recording.totals.cadence;
  const bool stated = total && *total >= fewest_steps && *total <= most_steps;
  const auto points = steps_of(recording.points, moving);
  if (!stated && !points) return std::nullopt;
  CountedSteps counted{stated ? *total : points->mean, stated ? *total : points->typical, speed, is_running(sport), {}};
  const auto& known = recording.totals.step_rate;
  if (known && is_about(counted.mean, *known)) counted.legs = 2;
  if (known && is_about(2 * counted.mean, *known)) counted.legs = 1;
  if (!counted.legs && stated && points && is_about(2 * *total, points->mean)) counted.legs = 1;
  if (!counted.legs && stated && points && is_about(*total, 2 * points->mean)) counted.legs = 2;
  return counted;
}

void set_step_rates(std::span<ImportedActivity> of_one_source) {
  double evidence = 0;
  for (const ImportedActivity& found : of_one_source)
    if (found.counted_steps)
      evidence += evidence_of_one_leg(*found.counted_steps) * found.activity.duration.value_or(Minutes{1}).count();
  for (ImportedActivity& found : of_one_source)
    if (found.counted_steps) found.activity.cadence_spm = found.counted_steps->mean * (evidence > 0 ? 2 : 1);
}

}  // namespace patella
