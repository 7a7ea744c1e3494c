#pragma once
/// What would have been said on past days, each from what was known by then and nothing later.
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "patella/decision.hpp"

namespace patella {

/// Which days of a log are decided on.
enum class ReplayStep {
  day,
  run,  ///< the days with a run
  week  ///< the last day of each calendar week, and the last day of all
};

/// What to replay. An end that is absent is that of the log.
struct ReplayRequest {
  ReplayStep every = ReplayStep::day;
  std::optional<Day> from, to;
  std::chrono::weekday week_start = std::chrono::Monday;
  bool every_gap = false;  ///< also days more than 91 days after the last record before them, which else are left out
};

/// What was said at the end of one day.
struct ReplayDay {
  Day day{};
  Verdict verdict = Verdict::insufficient_data;
  Confidence confidence = Confidence::low;
  std::vector<MissingData> missing;
  std::vector<Reason> reasons;
  std::optional<Days> gap_before{};  ///< days left out before this one, as the log is silent for long
};

struct Replay {
  ReplayStep every = ReplayStep::day;
  std::vector<ReplayDay> days;                ///< in order; empty where the log has no record of the days asked for
  std::vector<Threshold> changed_thresholds;  ///< of a policy of the user's own
};

/// First and last day with an activity or a check-in; nothing in a log without either.
std::optional<Days> days_recorded(const Log& log);

/// The decisions of the days asked for. Records after a day take no part in what is said of it.
Replay replay(Log log, const ReplayRequest& request, const Policy& policy);

/// The decision of each of `days`, handed to `take`. Days that are not in order are a bug of the caller:
/// std::invalid_argument. Files and notices, which tell how the log was
/// read, are left out.
void decide_each(Log log, std::span<const Day> days, const Policy& policy, std::chrono::weekday week_start,
                 const std::function<void(Decision)>& take);

}  // namespace patella
