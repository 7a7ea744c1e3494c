#pragma once
/// The way back after a stop, stage by stage.
#include "patella/knee.hpp"
#include "patella/training.hpp"

namespace patella {

/// What a stage comes to, in km: its minutes of running at the runner's own pace and of walking, at most what the week
/// allows.
double stage_distance(const WayBack& way_back, Stage stage, const Policy& policy);

/// A stop has begun: what the way back will be measured from, as known on the day before.
WayBack way_back_from(const Symptom& cause, const KneeDay& day, const TrainingCourse& training);

/// The stop has ended on this day, by what was done since `cause`.
void begin(WayBack& way_back, const KneeDay& day, const TrainingCourse& training);

/// What a day's runs and walks change. False once the way back has ended.
bool advance(WayBack& way_back, const KneeDay& day, const TrainingCourse& training, bool symptom_speaks);

}  // namespace patella
