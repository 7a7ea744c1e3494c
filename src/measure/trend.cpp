#include "measure/trend.hpp"

#include <cmath>
#include <map>

#include "measure/sums.hpp"
#include "measure/windows.hpp"

namespace patella {
namespace {

constexpr std::size_t fewest_scores = 6;  // with fewer a slope says nothing (ours)

int sign(double x) { return (x > 0) - (x < 0); }

/// n(n-1)(2n+5), the term of which both the series and its ties are made.
double variance_term(double n) { return n * (n - 1) * (2 * n + 5); }

double mann_kendall_z(const std::vector<DayScore>& scores) {
  int s = 0;
  std::map<double, int> ties;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    ++ties[scores[i].points];
    for (std::size_t j = i + 1; j < scores.size(); ++j) s += sign(scores[j].points - scores[i].points);
  }
  double variance = variance_term(static_cast<double>(scores.size()));
  for (const auto& [points, count] : ties) variance -= variance_term(count);
  variance /= 18;
  if (s == 0 || variance <= 0) return 0;
  return (s - sign(s)) / std::sqrt(variance);
}

}  // namespace

std::vector<DayScore> trend_scores(const History& history, Day last) {
  std::vector<DayScore> scores;
  for (const Run& run : history.runs_in(days_to(last, window::four_weeks))) {
    if (!run.worst) continue;
    const Day day = run.day;
    if (scores.empty() || scores.back().day != day)
      scores.push_back({day, run.worst->value});
    else
      scores.back().points = std::max(scores.back().points, run.worst->value);
  }
  return scores;
}

Trend trend_of(const std::vector<DayScore>& scores) {
  if (scores.size() < fewest_scores) return {};
  std::vector<double> slopes;
  for (std::size_t i = 0; i < scores.size(); ++i)
    for (std::size_t j = i + 1; j < scores.size(); ++j)
      slopes.push_back((scores[j].points - scores[i].points) / static_cast<double>((scores[j].day - scores[i].day).count()) *
                       window::week);
  return {median(slopes), mann_kendall_z(scores)};
}

}  // namespace patella
