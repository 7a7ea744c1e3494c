#pragma once
/// From what was gathered to changes of a log.
#include <string>
#include <string_view>
#include <vector>

#include "import/collect.hpp"
#include "log/edit.hpp"

namespace patella {

/// What is to be taken over.
struct UpdateOptions {
  std::optional<Day> since;  ///< that day counts
  std::optional<std::vector<Sport>> sports;
  bool keep_duplicates = false;  ///< only the same id makes one activity of two
};

/// How much of a kind became what.
struct UpdateCount {
  std::size_t added = 0;      ///< new in the log
  std::size_t completed = 0;  ///< in the log already, and it lacked something
  std::size_t known = 0;      ///< in the log already, with all that is known
};

struct LogUpdate {
  LogEdit edit;
  UpdateCount activities, checkins;
  std::size_t too_early = 0, other_sports = 0;                ///< not wanted
  std::size_t guessed_clocks = 0;                             ///< of those added: the sources have no time but UTC
  std::vector<std::pair<Sport, std::string>> guessed_sports;  ///< of those added: no source names one; with the place
  std::vector<std::string>
      matched_by_distance;  ///< records of the log with a date only, each taken for the one of that day, sport and distance
  std::vector<ImportNote> broken;  ///< what no log can hold; `what` is its place
};

/// What has to change in the log so that it holds all of `collected`. A record of the log is the same activity where it has
/// the same id, or is of like sport and overlaps by more than half of the shorter, or has a date alone and is the only one
/// of that day with a distance within 5 %, and vice versa. It gets what it lacks: what it states stays. Ascent and descent
/// from one source, and how they were measured, come together.
LogUpdate update_of(const Log& log, const CollectedActivities& collected, const UpdateOptions& options);

}  // namespace patella
