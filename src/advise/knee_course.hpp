#pragma once
#include "patella/knee.hpp"
#include "patella/training.hpp"

namespace patella {

/// Takes the state of the knee from the evening before to that of `day`. To be called for every day, in order, after the
/// training of the day is known.
void advance(KneeCourse& knee, const KneeDay& day, const TrainingCourse& training);

/// Whether a symptom asks for less running.
bool asks_for_less(const KneeCourse& knee);

/// A check-in told of a fever, and none that it is over.
bool has_fever(const KneeCourse& knee);
/// The same, and nothing about the knee that means stop, nor a way back from it.
bool has_only_fever(const KneeCourse& knee);

}  // namespace patella
