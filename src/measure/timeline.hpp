#pragma once
#include "activity/same_activity.hpp"
#include "patella/history.hpp"

namespace patella {

/// A log day after day: what was known at the end of each. Every call costs what the days since the last one brought.
class Timeline {
 public:
  explicit Timeline(Log log);

  /// What was known at 24:00 of `as_of`, which is not before the day asked for last. Valid until the next call.
  const History& at(Day as_of);
  /// Records of days after the one asked for last, in any order, and of activities that the log does not hold yet.
  void add(Activity activity);
  void add(Checkin checkin);
  /// How often a later record changed what was known of an earlier day, so that everything was read again.
  int restarts() const { return restarts_; }
  /// The same, for good; nothing is to be asked afterwards.
  History last(Day as_of) &&;

 private:
  void start_over();
  void add_checkins(Day as_of);
  void add_activities(Day as_of);
  void add_runs(std::size_t first_new_activity);
  /// Joins runs less than 60 minutes apart into sessions: those from `first_new_run` on, which are in order of time and
  /// later than those of the sessions so far.
  ///
  ///     07:00 [run 40 min] 07:40 .. 08:20 [run]      one session, of the first run's day
  ///     07:00 [run 40 min] 07:40 ....... 08:40 [run] two
  void add_sessions(std::size_t first_new_run);
  void add_knee_scores(Day as_of);
  void add_loads(Day as_of);

  Log log_;                     ///< activities in order of time, injuries in order of their start, one check-in a day
  std::vector<Day> reopening_;  ///< days that add a record to an activity of an earlier day
  History history_;
  int restarts_ = 0;
  std::optional<Day> known_to_;  ///< the day asked for last
  std::ptrdiff_t activities_added_ = 0;
  std::size_t checkins_added_ = 0, injuries_added_ = 0;
  std::vector<std::size_t> unfinished_runs_;  ///< of which more becomes known on a later day
  std::size_t open_session_ = 0;              ///< the latest session of runs with a time, which the next one may join
  std::optional<ExactTime> open_session_end_;
};

}  // namespace patella
