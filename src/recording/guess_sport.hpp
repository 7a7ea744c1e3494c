#pragma once
/// What somebody does whose recording names no sport.
#include <optional>
#include <vector>

#include "recording/recording.hpp"

namespace patella {

/// How somebody moved, as far as a recording tells: what a sport can be guessed from.
struct Movement {
  double metres = 0, seconds = 0;   ///< while moving; 0 where not known
  double standing_seconds = 0;      ///< between the first and the last movement
  double fastest_minute = 0;        ///< m/s, the mean of the fastest minute of movement; 0 where there is no whole one
  double running_share = 0;         ///< of the moving time, at or above the speed at which people begin to run
  std::optional<double> cadence{};  ///< steps or turns a minute as the file counts them, where there are any

  /// m/s; 0 where not known.
  double speed() const { return seconds > 0 ? metres / seconds : 0; }
};

/// How the points moved. Their distances are set; `moving` is that of find_pauses().
Movement movement_of(const Recording& recording, const std::vector<bool>& moving);

/// The sport that such a movement is most likely to be, from speed, steps and stops: `ride` where it is faster than people
/// run, `walk` where it is slower, `run` between, `other` where nothing is known or nobody moves like this for sport. A
/// guess: whoever reads it has to be told so.
Sport guess_sport(const Movement& movement);

}  // namespace patella
