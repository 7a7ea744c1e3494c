#pragma once
#include "measure/sessions.hpp"
#include "patella/history.hpp"

namespace patella {

/// A log day after day: what was known at the end of each, at the cost of what the days since the last one brought.
class Timeline {
 public:
  explicit Timeline(Log log);

  /// What was known at 24:00 of `as_of`, which is not before the day asked for last. Valid until the next call.
  const History& at(Day as_of);
  /// The same, for good; nothing is to be asked afterwards.
  History last(Day as_of) &&;

 private:
  void start_over();
  void take_checkins(Day as_of);
  void take_activities(Day as_of);
  void take_runs(std::size_t first_new_activity);
  void take_knee_scores(Day as_of);
  void take_loads(Day as_of);

  Log log_;                     ///< activities in order of time, injuries in order of their start, one check-in a day
  std::vector<Day> reopening_;  ///< days that add a record to an activity of an earlier day
  History history_;
  std::optional<Day> known_to_;  ///< the day asked for last
  std::size_t activities_taken_ = 0, checkins_taken_ = 0, injuries_taken_ = 0;
  std::vector<std::size_t> open_runs_;  ///< of which a later day may tell more
  std::optional<OpenSession> open_session_;
};

}  // namespace patella
