#pragma once
/// How rules compare with limits and put their findings together.
#include <span>
#include <string_view>
#include <vector>

#include "log/tolerance.hpp"
#include "patella/rule.hpp"
#include "rules/thresholds.hpp"

namespace patella {

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

/// The records of the runs of a day.
inline std::vector<RecordRef> run_records(const History& history, Day day) {
  std::vector<RecordRef> records;
  for (const Run& run : history.runs_in({day, day}))
    records.insert(records.end(), run.own_record().begin(), run.own_record().end());
  return records;
}

}  // namespace patella
