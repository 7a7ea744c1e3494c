#pragma once
/// Which record of a log an imported activity is.
#include <optional>
#include <vector>

#include "import/collect.hpp"

namespace patella {

struct Match {
  std::optional<std::size_t> record{};  ///< index into the log's activities; absent: the log has none
  bool by_distance = false;     ///< the record has a date and no time; day, sport and distance agree, and of no other
  bool covers_several = false;  ///< it covers several records of the log; this is the longest of them
};

/// One for each of `found`: by id, or else by overlap, or else by day, sport and distance. With `only_ids`, by id. An
/// id that comes from a file counts only where start or else duration and distance agree.
std::vector<Match> matches_of(const std::vector<Activity>& log, const std::vector<const CollectedActivity*>& found,
                              bool only_ids);

}  // namespace patella
