#pragma once
/// What the runs of a log count for, day by day.
#include "patella/knee.hpp"
#include "patella/training.hpp"

namespace patella {

/// The most that may follow a distance without being a big step: 1.10 times, or 2 km more but at most 1.25 times.
double grown(double km, const Policy& policy);

/// Whether so many days without a run are the runner's pattern.
bool is_pattern(const TrainingCourse& training, int free_days, const KneeDay& day);

/// After a fever that was all there was the knee needs no way back, and running begins low as after a break.
void begin_after_fever(TrainingCourse& training, const KneeDay& day);

/// Adds the runs of `day`. To be called for every day, in order, with the state of the knee of the evening before.
void advance(TrainingCourse& training, const KneeDay& day, const KneeCourse& before);

}  // namespace patella
