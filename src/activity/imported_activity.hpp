#pragma once
/// One activity of a vendor's file, before it becomes part of a log.
#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "patella/log.hpp"

namespace patella {

/// A step rate as a file counts it, and what helps to decide whether it counts one leg or both.
struct CountedSteps {
  double mean = 0, typical = 0;  ///< a minute
  double speed = 0;              ///< m/s while moving; 0 where not known
  bool is_run = false;           ///< else a walk or hike
  std::optional<int> legs;       ///< 1 or 2, where the file itself decides it
};

/// One activity of a source. Numbers stand in `activity` as they do in a log; `start` is the runner's wall-clock time.
/// Without a `start` it is the recording of the activity of the same id, which another source tells of.
struct ImportedActivity {
  Activity activity;
  std::string title;                                    ///< the vendor's name of it; it stands in the notes, too
  std::optional<Height> device_ascent, device_descent;  ///< totals of the device or the vendor
  std::string belongs_to;                               ///< in a list: the file with its recording, as the list names it
  bool recorded = false;                                ///< from recorded points, not from a list of totals
  bool measured_climb = false;                          ///< ascent and descent are computed from recorded altitude
  std::optional<std::chrono::sys_seconds> utc;          ///< the start in UTC, where the source tells it
  std::optional<CountedSteps> counted_steps;            ///< of recorded points or a device's totals
  bool sport_guessed = false;                           ///< no source names the sport: it follows from speed and steps
  bool clock_guessed = false;                           ///< `start` is `utc` in the time zone of who imports
};

/// How times in UTC become the runner's: minutes to add at that moment.
using UtcOffset = std::function<std::chrono::minutes(std::chrono::sys_seconds)>;

/// Sets start and day from the runner's wall clock, or else from UTC in the time zone of who imports. False where neither is
/// known.
bool set_start(ImportedActivity& found, std::optional<WallTime> local, std::optional<std::chrono::sys_seconds> utc,
               const UtcOffset& utc_offset);

}  // namespace patella
