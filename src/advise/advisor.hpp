#pragma once
/// Decides day after day: the state of the knee and of the training are carried from one evening to the next.
#include <functional>

#include "measure/timeline.hpp"
#include "patella/decision.hpp"

namespace patella {

/// What is carried from one evening to the next.
struct Course {
  KneeCourse knee;
  TrainingCourse training;
  std::optional<Day> day;  ///< up to which it is known
};

/// Takes a course to the end of `to`, from what `history` holds of the days up to each day.
void advance(Course& course, const History& history, Day to, const Policy& policy);

/// Decides on a log that may grow. A decision is the same whether earlier days were asked for or not.
class Advisor {
 public:
  Advisor(Log log, const Policy& policy, std::chrono::weekday week_start = std::chrono::Monday);
  /// Records of days after the one asked for last.
  void add(Activity activity);
  void add(Checkin checkin);
  /// What is known at the end of `day`, which is not before the one asked for last; without notices and files.
  Decision at(Day day);

 private:
  Timeline timeline_;
  const Policy& policy_;
  std::chrono::weekday week_start_;
  Course course_;
  int restarts_ = 0;
};

}  // namespace patella
