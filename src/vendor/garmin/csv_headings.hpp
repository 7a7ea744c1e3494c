#pragma once
/// The columns of Garmin Connect's table of activities.
#include <optional>
#include <vector>

#include "vendor/table.hpp"

namespace patella {

/// Where everything stands.
struct GarminColumns {
  using Column = std::optional<std::size_t>;
  std::size_t type, date, distance;
  Column title, time, moving, elapsed, ascent, descent, stride, pace;
  std::vector<std::size_t> cadence;  ///< of runs; the first that holds something counts
  /// Steps, where the heading speaks of another sport: a table has the headings of its first activity. Good for a record
  /// that tells a pace.
  Column cadence_by_place;
};

/// In Danish, Dutch, English, French, German, Hungarian, Polish or Spanish; nothing where the headings are not Garmin's.
std::optional<GarminColumns> garmin_columns(const Headings& headings);

}  // namespace patella
