#pragma once
/// What a run states of the knee, and the latest runs that state it.
#include <optional>
#include <vector>

#include "patella/rule.hpp"
#include "rules/thresholds.hpp"

namespace patella {

/// The days up to the as-of day, as many as a threshold says.
inline Days last_days(const RuleInput& input, const ThresholdKey& key) {
  return days_to(input.history.as_of, input.policy.count(key));
}

/// One value of a run; absent where the run does not state it or it is not known yet.
std::optional<double> worst_points(const Run& run);
std::optional<double> rise_points(const Run& run);
std::optional<double> settled_hours(const Run& run);
std::optional<double> points_over_baseline(const Run& run);

struct RunValue {
  const Run* run = nullptr;
  double value = 0;
};

/// The runs of a window in which the value is known, oldest first. Of runs of one day without a time the worse counts as
/// the later.
std::vector<RunValue> runs_with_value(const RuleInput& input, Days window, std::optional<double> (*value_of)(const Run&));

/// The latest of them: of `last-runs.days`, `last-runs.count` at most.
std::vector<RunValue> latest_runs(const RuleInput& input, std::optional<double> (*value_of)(const Run&));

/// A run that states its worst pain, within the limit, without a limp, and with nothing known against it: the end not
/// far above the start, settled in time, the next morning not above the usual one.
bool is_clean(const Run& run, const Policy& policy);

/// The three ways in which a run's pain raises a stop by itself.
bool pain_raises_stop(const Run& run, const Policy& policy);
bool rise_raises_stop(const Run& run, const Policy& policy);
bool settling_raises_stop(const Run& run, const Policy& policy);

/// Any of the three, or a limp.
bool raises_stop(const Run& run, const Policy& policy);

}  // namespace patella
