#pragma once
/// How rules compare with limits and put their findings together.
#include <span>
#include <string_view>
#include <vector>

#include "log/tolerance.hpp"
#include "rules/recent_runs.hpp"

namespace patella {

/// Whether a value lies above, or at or above, a threshold.
inline bool above(const RuleInput& input, double value, const ThresholdKey& limit) {
  return exceeds(value, input.policy[limit]);
}
inline bool at_least(const RuleInput& input, double value, const ThresholdKey& limit) {
  return reaches(value, input.policy[limit]);
}

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

/// A day and its records on which a finding rests.
template <class L>
void add_evidence(Finding<L>& finding, Day day, std::span<const RecordRef> records) {
  finding.days.push_back(day);
  finding.entries.insert(finding.entries.end(), records.begin(), records.end());
}

/// A finding that rests on one run.
Finding<Level> finding_of_run(Level level, std::string_view arm, const RunValue& run, double limit, Unit unit);

/// A small symptom that counts when it repeats: in how many of the latest runs a value lies beyond a limit.
struct Repeat {
  bool (*beyond)(const RuleInput&, double, const ThresholdKey&);  ///< `above` or `at_least`
  ThresholdKey limit;                                             ///< of one run
  Unit unit;                                                      ///< of that limit
  ThresholdKey runs;                                              ///< how many runs it takes
};

/// The finding that a small symptom repeats; nothing where it does not.
std::optional<Finding<Level>> find_repeat(const RuleInput& input, const std::vector<RunValue>& latest, const Repeat& repeat);

/// A stop that an activity raised falls to reduce once a later run was clean.
void lower_after_clean_run(Finding<Level>& finding, const Activity& activity, const RunnerStatus& runner);

/// Whether one of these red flags holds. A flag that no check-in ever mentioned is unknown, not absent.
Answer<Level> evaluate_flags(const RuleInput& input, std::span<const Flag> flags);

/// What `evaluate_flags` looks up.
inline constexpr ThresholdKey flag_thresholds[] = {key::flag_confirm_days};

}  // namespace patella
