#pragma once
/// Activities as the Strava API gives them, in one table of fields: a list of SummaryActivity, or one DetailedActivity.
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/problems.hpp"
#include "log/field.hpp"
#include "patella/log.hpp"

namespace patella {

/// One activity as it stands there. Metres and seconds.
struct StravaActivity {
  std::string id, name, description, private_note, device, type, sport_type;
  std::optional<double> distance, moving_time, elapsed_time, elevation_gain, cadence, workout_type, rpe, utc_offset;
  bool manual = false, trainer = false;
  std::optional<WallTime> start_local, start_utc;
  std::vector<double> split_distances, split_differences;  ///< of each kilometre; NaN where it does not state one

  /// Strava's word for the sport; older files have only the coarser one.
  const std::string& sport_name() const { return sport_type.empty() ? type : sport_type; }
  /// The runner's wall clock at the start; nothing where neither it nor UTC with an offset is stated.
  std::optional<WallTime> start() const { return start_local || !utc_offset ? start_local : start_from_utc(); }

 private:
  std::optional<WallTime> start_from_utc() const;
};

/// Receives an activity as soon as its last member has been read, its number from 1, and its record, to report what is
/// wrong with the whole of it.
using StravaVisitor = std::function<void(StravaActivity& activity, std::size_t number, FinishedRecord& record)>;

/// Reads a list of activities, or one. What is not as it has to be is reported in `problems` and absent from the activity.
/// Unknown fields, of which there are many, and null pass in silence.
void read_strava_activities(std::string_view text, Problems& problems, const StravaVisitor& visit);

/// The activity as a log has it, with a descent where the splits give one, without a time. Its sport is absent where the
/// name of it is not known.
Activity activity_of(const StravaActivity& strava);

/// How high the runner ended above the start, and the descent that follows from a stated ascent: ascent less that
/// difference, at least what the kilometres that ended lower than they began lost. The first two are the splits'
/// `distance` and `elevation_difference`. Nothing where they do not cover `distance`, or one of them is unknown.
std::optional<double> descent_of_splits(std::span<const double> distances, std::span<const double> differences,
                                        double distance, double ascent);

}  // namespace patella
