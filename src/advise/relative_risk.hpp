#pragma once
/// Rates of injuries after days with a finding and after others, and how sure their ratio is.
#include <optional>
#include <span>
#include <utility>

namespace patella {

/// The days of one athlete at which an injury may begin, by whether there was a finding in the days before.
struct ExposureCounts {
  long exposed_days = 0, injuries_exposed = 0;      ///< days after a finding
  long unexposed_days = 0, injuries_unexposed = 0;  ///< the other days
};

/// Injuries a day after a finding over injuries a day otherwise, over all athletes. Absent without a day of either
/// kind, without an injury, and where no injury came otherwise: a ratio to nothing.
std::optional<double> relative_risk(std::span<const ExposureCounts> athletes);

/// The 95 % interval of the ratio: percentiles of 2,000 samples of athletes drawn with replacement, because the days of
/// one athlete are not independent. The samples are always the same. Absent where it has no bounds.
std::optional<std::pair<double, double>> risk_interval(std::span<const ExposureCounts> athletes);

}  // namespace patella
