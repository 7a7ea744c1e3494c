#pragma once
/// Arithmetic on days and windows. Metrics are reported; none of them decides anything by itself.
#include <optional>
#include <span>
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// Flat-equivalent kilometres for the knee: one estimate between two readings of the literature.
struct KneeKm {
  std::optional<double> low;      ///< as if slope made no difference (Telhan 2010), or `central` where that is lower
  std::optional<double> central;  ///< after Van Hooren 2024
  std::optional<double> high;     ///< the second seed's claim of 40 % more at -5 %, or `central` where that is higher
};

struct WeekPain {
  std::optional<Pain> worst, next_morning_over_baseline;
  std::optional<Hours> longest_settled;
  std::optional<double> trend_per_week;  ///< Theil-Sen slope over 28 days, points a week
  std::optional<double> trend_z;         ///< Mann-Kendall z, corrected for ties and continuity
  int scores = 0;                        ///< days with a score in these 28 days
};

/// Seven days, or a report row. Absent is unknown or undefined, never zero.
struct Week {
  Days days{};
  bool complete = false;  ///< over by the as-of day, and not begun before the log
  int runs = 0;
  std::optional<Distance> distance, longest;
  std::optional<Minutes> duration;
  std::optional<Height> ascent, descent;
  std::optional<Distance> steep_descent;
  KneeKm knee_km;
  std::optional<double> week_ratio;           ///< D7 / max(D of the 7 days before, D of the 28 days before / 4)
  std::optional<double> previous_week_ratio;  ///< D7 / D of the 7 days before
  std::optional<double> longest_run_ratio;    ///< largest session / longest of the 30 days before, or of the guard window
  std::optional<double> descent_ratio;        ///< descent / highest of the four weeks before
  std::optional<double> acwr_coupled;         ///< D7 / (D28 / 4)
  std::optional<double> acwr_uncoupled;       ///< D7 / (D of days 8 to 28 / 3)
  std::optional<double> acwr_ewma;            ///< EWMA over 7 days / EWMA over 28, lambda = 2 / (N + 1)
  std::optional<double> monotony;             ///< mean / population SD of the 7 daily km (Foster 1998)
  std::optional<double> strain;               ///< km of the week * monotony
  std::optional<double> session_load;         ///< sum of RPE * minutes (Foster 2001)
  std::optional<double> fitness, fatigue;     ///< 42- and 7-day exponential means of daily km
  int speed_work_runs = 0;
  std::optional<double> cadence_spm;  ///< median of the runs
  WeekPain pain;
  std::optional<Hours> sleep;  ///< mean of the check-ins
};

/// The metrics of `days` (seven of them, ending on or before the history's as-of day).
Week compute_week(const History& history, Days days);

/// A session of the last 7 days against what came before it.
struct SessionSpike {
  Session session;
  double ratio = 0;
  Session longest;  ///< what it was compared with
};

/// The last 7 days' distance against their base.
struct WeekSpike {
  std::optional<Distance> distance, base;
};

/// The last 7 days' descent against the highest of the four weeks before.
struct DescentSpike {
  std::optional<Height> descent;
  std::optional<Height> highest;  ///< absent where one of the four weeks is unknown
};

/// Median steps a minute of the runs of a window that state them.
std::optional<double> median_cadence(const History& history, Days window);

}  // namespace patella
