#include "measure/pain_trend.hpp"

#include <algorithm>
#include <cmath>

#include "measure/sums.hpp"
#include "measure/windows.hpp"

namespace patella {
namespace {

constexpr double least_variance = 0.5;        // of the residuals: whole points are no finer (ours)
constexpr double most_autocorrelation = 0.6;  // what a dozen scores can show (ours)

}  // namespace

std::vector<DayScore> worst_scores(const History& history, Day last, double baseline) {
  std::vector<DayScore> scores;
  for (const Run& run : history.runs_in(days_to(last, window::pain_trend))) {
    if (!run.worst) continue;
    const double points = std::max(0.0, run.worst->value - baseline);
    if (scores.empty() || scores.back().day != run.day)
      scores.push_back({run.day, points});
    else
      scores.back().points = std::max(scores.back().points, points);
  }
  return scores;
}

PainTrend pain_trend(const std::vector<DayScore>& scores) {
  const double n = static_cast<double>(scores.size());
  const auto week = [&](const DayScore& s) {
    return static_cast<double>((s.day - scores.front().day).count()) / window::week;
  };
  double mean_x = 0, mean_y = 0;
  for (const DayScore& s : scores) {
    mean_x += week(s) / n;
    mean_y += s.points / n;
  }
  double xx = 0, xy = 0;
  for (const DayScore& s : scores) {
    xx += (week(s) - mean_x) * (week(s) - mean_x);
    xy += (week(s) - mean_x) * (s.points - mean_y);
  }
  PainTrend trend{xy / xx, 0};
  double squares = 0, neighbours = 0, last = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double residual = scores[i].points - mean_y - trend.per_week * (week(scores[i]) - mean_x);
    squares += residual * residual;
    if (i > 0) neighbours += last * residual;
    last = residual;
  }
  const double variance = std::max(squares / (n - 2), least_variance);
  const double r = squares > 0 ? std::clamp(neighbours / squares, 0.0, most_autocorrelation) : 0;
  trend.z = trend.per_week * std::sqrt(xx / variance) * std::sqrt((1 - r) / (1 + r));
  return trend;
}

double median_of_last(const std::vector<DayScore>& scores, int n) {
  std::vector<double> last;
  for (std::size_t i = scores.size() - std::min(scores.size(), static_cast<std::size_t>(n)); i < scores.size(); ++i)
    last.push_back(scores[i].points);
  return *median(std::move(last));
}

}  // namespace patella
