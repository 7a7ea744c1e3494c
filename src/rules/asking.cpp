#include "rules/asking.hpp"

#include <algorithm>
#include <tuple>

namespace patella {

void order_by_time_then_worse(std::vector<RunValue>& runs) {
  std::stable_sort(runs.begin(), runs.end(), [](const RunValue& a, const RunValue& b) {
    return std::tuple{a.run->begin, a.value} < std::tuple{b.run->begin, b.value};
  });
}

std::optional<double> worst_of(const Run& run) { return run.worst ? std::optional{run.worst->value} : std::nullopt; }
std::optional<double> rise_of(const Run& run) { return run.rise ? std::optional{run.rise->value} : std::nullopt; }
std::optional<double> settled_hours_of(const Run& run) {
  return run.settled ? std::optional{run.settled->count()} : std::nullopt;
}
std::optional<double> over_baseline_of(const Run& run) {
  return run.over_baseline ? std::optional{run.over_baseline->value} : std::nullopt;
}

std::optional<Finding<Level>> repeated(const RuleInput& c, const std::vector<RunValue>& latest, const Repeat& repeat) {
  Finding<Level> finding{Level::reduce, "repeated", 0, c.policy[repeat.runs], Unit::runs, {}, {}, {}, {}, false};
  int count = 0;
  for (const auto& [run, value] : latest) {
    if (!repeat.beyond(c, value, repeat.limit)) continue;
    ++count;
    finding.days.push_back(run->day);
    finding.entries.insert(finding.entries.end(), run->records.begin(), run->records.end());
  }
  if (!at_least(c, count, repeat.runs)) return std::nullopt;
  finding.value = count;
  finding.facts = {{"of", static_cast<double>(latest.size()), Unit::runs}, {"above", c.policy[repeat.limit], repeat.unit}};
  return finding;
}

void let_fall(Finding<Level>& finding, WallTime begin, const RunnerStatus& condition) {
  if (finding.level != Level::stop || !condition.last_clean_begin || *condition.last_clean_begin <= begin) return;
  finding.level = Level::reduce;
  finding.fell = true;
}

bool soreness_known(const RuleInput& c) { return !c.history.knee_scores_in(days_of(c, "sore.days")).empty(); }

}  // namespace patella
