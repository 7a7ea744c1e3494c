#pragma once
/// What rules have in common when they put their questions.
#include <string_view>
#include <vector>

#include "log/tolerance.hpp"
#include "patella/rule.hpp"

namespace patella {

/// The days up to the as-of day that a threshold in days says.
inline Days days_of(const RuleInput& c, std::string_view key) {
  return days_to(c.history.as_of, static_cast<int>(c.policy[key]));
}

/// Whether a value lies above, or at or above, the limit of that key.
inline bool above(const RuleInput& c, double value, std::string_view key) { return exceeds(value, c.policy[key]); }
inline bool at_least(const RuleInput& c, double value, std::string_view key) { return reaches(value, c.policy[key]); }

/// One finding of several: the highest level, then the earlier arm of the rule, then the larger value.
/// `findings` are in the order of the rule's arms.
template <class L>
Answer<L> strongest(const std::vector<Finding<L>>& findings) {
  const Finding<L>* best = nullptr;
  for (const auto& finding : findings) {
    const bool stronger = !best || finding.level > best->level;
    if (stronger || (finding.level == best->level && finding.arm == best->arm && finding.value > best->value))
      best = &finding;
  }
  if (!best) return Silent{};
  return *best;
}

/// A run and the value that a rule asks of it.
struct RunValue {
  const Run* run = nullptr;
  double value = 0;
};

/// Puts runs in order: by time, and the worse later where the time is the same.
void order_by_time_then_worse(std::vector<RunValue>& runs);

/// The runs of a window in which the value is recorded and known, oldest first. Of runs of one day without a time the
/// worse counts as the later.
template <class ValueOf>
std::vector<RunValue> runs_that_tell(const RuleInput& c, Days window, ValueOf value_of) {
  std::vector<RunValue> telling;
  for (const Run& run : c.history.runs_in(window))
    if (const std::optional<double> value = value_of(run)) telling.push_back({&run, *value});
  order_by_time_then_worse(telling);
  return telling;
}

/// The latest of the runs that tell, of `last-runs.days`, `last-runs.count` at most.
template <class ValueOf>
std::vector<RunValue> last_runs(const RuleInput& c, ValueOf value_of) {
  auto telling = runs_that_tell(c, days_of(c, "last-runs.days"), value_of);
  const auto count = static_cast<std::size_t>(c.policy["last-runs.count"]);
  if (telling.size() > count) telling.erase(telling.begin(), telling.end() - static_cast<std::ptrdiff_t>(count));
  return telling;
}

/// Of one run: what a rule may ask.
std::optional<double> worst_of(const Run& run);
std::optional<double> rise_of(const Run& run);
std::optional<double> settled_hours_of(const Run& run);
std::optional<double> over_baseline_of(const Run& run);

/// A finding that rests on one run.
template <class L>
Finding<L> about_run(L level, std::string_view arm, const Run& run, double value, double limit, Unit unit) {
  Finding<L> finding{level, arm, value, limit, unit, {}, {run.day}, run.records, {}, false};
  return finding;
}

/// What counts when it repeats: in how many of the last runs a value lies beyond a limit.
struct Repeat {
  bool (*beyond)(const RuleInput&, double, std::string_view);  ///< `above` or `at_least`
  std::string_view limit;                                      ///< key of the limit of one run
  Unit unit;                                                   ///< of that limit
  std::string_view runs;                                       ///< key of how many runs it takes
};

/// The finding that a small symptom repeats; nothing where it does not.
std::optional<Finding<Level>> repeated(const RuleInput& c, const std::vector<RunValue>& latest, const Repeat& repeat);

/// A stop that a run raised: reduce once a later run was clean.
void let_fall(Finding<Level>& finding, WallTime begin, const RunnerStatus& condition);

/// Whether any 0-10 knee score of the soreness window is known; without one nobody can tell whether the knee is sore.
bool soreness_known(const RuleInput& c);

}  // namespace patella
