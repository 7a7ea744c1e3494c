#pragma once
/// The runs of a log day by day, and how much of each counts as a base to grow from.
#include <optional>
#include <span>
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// What the runs of a day are compared with, as known on the evening before. Kilometres, and metres of descent; 0: nothing.
struct RunsBefore {
  /// The longest session of the 30 days before, or of the 30 days up to a week before where that is less, so that 10, 11,
  /// 12.1 km within a week does not pass step by step.
  double longest = 0;
  double week = 0;                         ///< the most of seven days that ended one to four weeks before
  double week_descent = 0;                 ///< the same of descent
  double old_week = 0;                     ///< the most of seven days that ended four to nine weeks before
  double mean_run = 0;                     ///< of the four weeks before the seven days up to the day
  double told_run = 0;                     ///< the cap told on the evening before: what the plan allows is no spike
  double told_week = 0, told_descent = 0;  ///< the largest caps of the seven evenings before
};

/// A day with a run. A distance that is not stated is estimated from the minutes at the runner's own pace or, without them,
/// as the runner's mean run, so that missing is not zero.
struct RunDay {
  Day day{};
  int runs = 0;
  double km = 0, longest = 0;                        ///< of all runs, of the longest session
  double estimated_km = 0;                           ///< of runs that state no distance
  std::optional<double> descent;                     ///< m; absent where no run states it
  double descent_without_gps = 0;                    ///< m; raw GPS altitude never raises a verdict by itself
  double credit = 0;                                 ///< km that it counts for
  double longest_credit = 0;                         ///< km that the longest session counts for
  double clean_credit = 0;                           ///< the same, 0 where the day hurt
  double descent_credit = 0;                         ///< m
  double week = 0, week_credit = 0;                  ///< km of the 7 days up to it, and what they count for
  double week_descent = 0, week_descent_credit = 0;  ///< m
  bool judged = false;                               ///< load rules look at it
  RunsBefore before{};
};

/// Caps as they were told on the evening of a day, and held until the next.
struct ToldCaps {
  Day from{};
  std::optional<double> week, run;  ///< km
  std::optional<double> descent;    ///< m
};

/// Days without a run that are not the runner's pattern, and the way back from them.
struct TrainingBreak {
  Day last_run{};
  int free_days = 0;
  double old_week = 0, old_longest = 0;  ///< km, as counted
  std::vector<RecordRef> records;        ///< of the last run before
  std::optional<Day> resumed;            ///< the first run since
  std::optional<Day> fever_over;         ///< the day on which a fever ended, where that is the break
};

/// Days of less running after a spike.
struct Recovery {
  Day first{}, last{};
  double week = 0, run = 0;       ///< km, at most
  int runs = 0;                   ///< at most
  std::optional<double> descent;  ///< m, at most
};

/// What was run up to the day on which load began to ask for less.
struct LoadHold {
  int runs_7 = 0;
  double week = 0, run = 0;  ///< km, at most
  double descent = 0;        ///< m, at most
};

/// What the plan grows from, as of the last run. Kilometres, and metres of descent.
struct Growth {
  double week = 0;           ///< what the week may grow to
  double best_week = 0;      ///< the best of the last four weeks
  double longest = 0;        ///< the longest session to grow from
  double longest_clean = 0;  ///< the same of days that did not hurt; 0 where there is none
  double week_descent = 0;   ///< the week with most descent
};

struct TrainingCourse {
  std::vector<RunDay> days;    ///< in order
  std::vector<ToldCaps> caps;  ///< in order
  Growth growth;
  std::optional<TrainingBreak> pause;
  std::optional<Recovery> recovery;
  std::optional<LoadHold> hold;  ///< while a load rule asks for less

  std::span<const RunDay> in(Days window) const;
  /// The largest of a value on the days of a window; 0 where there is none.
  double best(Days window, double RunDay::*value) const;
  double sum(Days window, double RunDay::*value) const;
  int runs(Days window) const;
  /// Runs a week: the most of the four-week stretches of the last sixteen weeks up to the last run before `day` ends.
  int usual_runs(Day day) const;
  /// What was told last, up to the evening of `day`; nothing where nothing was.
  const ToldCaps* told(Day day) const;
};

}  // namespace patella
