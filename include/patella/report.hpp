#pragma once
/// Weeks as rows, and the decision of the day: what a runner or a coach wants to read once a week.
#include <optional>
#include <string>
#include <vector>

#include "patella/decision.hpp"

namespace patella {

/// Which weeks a report has. They end with the week of the as-of day at the latest and begin with the log's first. Weeks
/// that end more than 91 days after the last record before it are left out, up to the next record or the last week.
struct ReportRequest {
  std::optional<int> weeks = 12;  ///< how many, counted back from the last; absent: as many as there are
  std::optional<Day> from, to;    ///< the weeks of these days are the first and the last
  std::chrono::weekday week_start = std::chrono::Monday;
};

/// One calendar week.
struct ReportRow {
  std::optional<Days> gap_before;                ///< weeks left out before this one, as the log is silent for long
  Week week;                                     ///< as known on the as-of day
  bool unfinished = false;                       ///< the as-of day comes before its last day
  std::optional<double> four_week_ratio;         ///< distance / mean of the 4 weeks before; absent where it has no base
  std::optional<Distance> longest_before;        ///< longest session of the 30 days before the week
  std::optional<Distance> max_distance;          ///< the plan's cap for its seven days, as told on the evening before
  Verdict verdict = Verdict::insufficient_data;  ///< as it stood at the week's end; of the as-of day where that comes first
  Confidence confidence = Confidence::low;
  /// The most serious of its days; absent where nothing was stated of the knee, in the week or before, that still counts.
  std::optional<KneeState> knee;
  std::vector<std::string_view> raised_by;  ///< ids of the rules that asked for less on that day
};

struct Report {
  std::string athlete;          ///< name; empty where not stated
  std::vector<ReportRow> rows;  ///< oldest first
  Decision decision;            ///< of the as-of day
  Decision before;              ///< of the day seven days earlier, from what was known then
};

/// The report as of the end of `as_of`.
Report report(Log log, Day as_of, const ReportRequest& request, const Policy& policy);

}  // namespace patella
