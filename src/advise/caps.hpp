#pragma once
/// The most that the next seven days may hold: the smallest of what growth, a break, a symptom, load and recovery allow.
#include "patella/decision.hpp"
#include "patella/knee.hpp"
#include "patella/training.hpp"

namespace patella {

/// Caps in km and m; absent where the log is too short to give one.
struct Caps {
  std::optional<double> week{}, run{}, descent{};
  CapReason reason = CapReason::none;
};

Caps caps_on(const KneeDay& day, const KneeCourse& knee, const TrainingCourse& training);

/// The last day to which the caps of `day` hold if nothing is recorded: the end of a window, or the beginning of a break.
/// Absent where no day ends them.
std::optional<Day> caps_until(const KneeDay& day, const KneeCourse& knee, const TrainingCourse& training);

/// What the plan grows from after a day with a run.
Growth growth_after(const KneeDay& day, const TrainingCourse& training);

/// Remembers what was run when load begins to ask for less, and forgets it when it asks no more.
void follow_hold(TrainingCourse& training, const KneeDay& day, bool load_asks_for_less);

/// Notes what was told on the evening of a day.
void tell(TrainingCourse& training, Day day, const Caps& caps);

}  // namespace patella
