#pragma once
/// What is of use in a SummaryActivity of the Strava API.
#include <optional>
#include <string>

#include "log/field.hpp"
#include "patella/log.hpp"

namespace patella::strava {

/// One element of the list as it stands there. Distance in metres, times in seconds.
struct Summary {
  std::string id, name, description, type, sport_type;
  std::optional<double> distance, moving_time, elapsed_time, elevation_gain, cadence, workout_type, rpe, utc_offset;
  bool manual = false, trainer = false;
  std::optional<WallTime> start_local, start_utc;
};

/// The list while it is being read.
struct Draft {
  Log log;
  Summary now;
  std::size_t count = 0;  ///< elements so far
  bool foreign = false;   ///< the first element is no Strava activity
};

/// What a document may be: a list of activities.
extern const Scope<Draft> document;

/// The element as an activity of a log; its time is known.
Activity activity_of(const Summary& summary, WallTime start);

}  // namespace patella::strava
