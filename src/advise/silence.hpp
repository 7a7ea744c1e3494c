#pragma once
/// Long stretches without a record. Reports and replays show how they begin and leave out the rest.
#include <optional>
#include <vector>

#include "patella/log.hpp"

namespace patella {

/// So long after the last record the windows of all rules have passed (the longest is of 42 days): every further day would
/// repeat the answer.
inline constexpr std::chrono::days longest_silence{91};

/// A day that is shown.
struct ShownDay {
  Day day;
  std::optional<Days> gap_before;  ///< what was left out between the one before and this one
};

/// Those of `days` that are no further than that after a record, or before the first. The last one is always shown. Each is
/// in order, and the last of a period of `length` days.
std::vector<ShownDay> leave_out_silence(const std::vector<Day>& days, int length, const Log& log);

}  // namespace patella
