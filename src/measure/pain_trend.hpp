#pragma once
/// Whether the pain of runs rises over weeks: the trend that a rule goes by.
#include <vector>

#include "measure/trend.hpp"

namespace patella {

/// The least-squares slope with how clear it is.
struct PainTrend {
  double per_week = 0;  ///< points a week
  /// Slope over its standard error, which is widened by the autocorrelation of the residuals: runs that follow each other
  /// say less than independent ones.
  double z = 0;
};

/// One score a day, the largest worst pain of its runs above `baseline`, over the 12 weeks to `last`.
std::vector<DayScore> worst_scores(const History& history, Day last, double baseline);

/// `scores` are in order, one a day; three of them at least.
PainTrend pain_trend(const std::vector<DayScore>& scores);

/// The median of the last `n` scores, of which there are so many at least.
double median_of_last(const std::vector<DayScore>& scores, int n);

}  // namespace patella
