#pragma once
/// From a recording to an activity of a log: repairs, steps, sport, totals.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "activity/imported_activity.hpp"
#include "recording/recording.hpp"

namespace patella {

/// Leaves out points of another time than most have, puts points in order, and sets the distance of all points: of a
/// counter that begins at 0 again the parts are added up; one that stands still, or contradicts the positions by far, gives
/// way to the positions, and without those to the recorded speed. A stated start that most points contradict is dropped.
/// Returns what was mended, each as a plain sentence without a full stop.
std::vector<std::string> repair_recording(Recording& recording);

/// The cadence of a recording as its file counts it, mean while moving, and what helps to decide how many legs that are:
/// `speed` in m/s, 0 where not known. Nothing for a sport without steps. Where the runner walks or stands a moment, that
/// counts too.
std::optional<CountedSteps> counted_steps(const Recording& recording, const std::vector<bool>& moving, Sport sport,
                                          double speed);

/// Sets the cadence of all activities of one source, which counts one leg or both throughout. Both are counted where twice
/// as many steps would be none that anybody runs at that speed, one where so few would be none. Where the file's own session
/// states the length of a step, or half or twice the cadence of its points, that decides.
void set_step_rates(std::span<ImportedActivity> of_one_source);

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
/// guess, which a report has to call one.
Sport guess_sport(const Movement& movement);

/// What the recording says of an activity: distance, moving time, cadence, ascent, descent and grades, and where it states
/// no sport, a guess of that. Mends the recording, and sets distances and breaks of its points. Ascent and descent that were
/// stated before become the device's; they stand where no altitude is recorded. Returns what is doubtful and was mended,
/// each as a plain sentence without a full stop.
[[nodiscard]] std::vector<std::string> summarize_recording(Recording& recording, ImportedActivity& found);

}  // namespace patella
