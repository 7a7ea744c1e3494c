#pragma once
/// Which record of a log an imported activity is.
#include <optional>
#include <vector>

#include "import/collect.hpp"

namespace patella {

struct Match {
  std::optional<std::size_t> record;  ///< index into the log's activities; absent: the log has none
  bool by_distance = false;           ///< the record has a date alone; day, sport and distance agree, and of no other
};

/// One for each of `found`: by id, or else by overlap, or else by look. With `only_ids`, by id alone.
std::vector<Match> matches_of(const std::vector<Activity>& log, const std::vector<const CollectedActivity*>& found,
                              bool only_ids);

}  // namespace patella
