#pragma once
#include <optional>
#include <vector>

#include "patella/calendar.hpp"
#include "patella/history.hpp"

namespace patella {

/// The score of one day, for a trend.
struct DayScore {
  Day day{};
  double points = 0;
};

/// How a series of scores moves. Absent below 6 scores.
struct Trend {
  std::optional<double> per_week;  ///< Theil-Sen slope
  std::optional<double> z;         ///< Mann-Kendall, corrected for ties and for continuity
};

/// One score a day, the largest worst pain of its runs, over the 28 days to `last`.
std::vector<DayScore> trend_scores(const History& history, Day last);

/// Theil-Sen slope in points a week with the Mann-Kendall z. `scores` are in order, one a day.
Trend trend_of(const std::vector<DayScore>& scores);

}  // namespace patella
