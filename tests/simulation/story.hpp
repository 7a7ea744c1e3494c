#pragma once
/// Random logs with everything in them that a runner may write.
#include <vector>

#include "training.hpp"

namespace patella::simulation {

/// A log of so many days: trouble that comes and goes, breaks, other sports, words of all kinds.
Log random_story(Random& random, int days);

/// A score of a log that is not a `start`.
struct ScorePlace {
  RecordRef record;
  int day;  ///< on which it is known
  std::optional<Pain> PainEntry::*in_activity = nullptr;
  std::optional<Pain> Checkin::*in_checkin = nullptr;

  std::optional<Pain>& in(Log& log) const {
    if (in_activity) return (*log.activities[record.index].pain).*in_activity;
    return log.checkins[record.index].*in_checkin;
  }
};

/// All scores but `start`, of the knee.
std::vector<ScorePlace> scores_of(const Log& log);

}  // namespace patella::simulation
