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
std::optional<double> settled_hours_of(const Run& run) { return run.settled ? std::optional{run.settled->count()} : std::nullopt; }
std::optional<double> over_baseline_of(const Run& run) {
  return run.over_baseline ? std::optional{run.over_baseline->value} : std::nullopt;
}

Finding<Level> about_repeats(std::string_view arm, const std::vector<RunValue>& runs, double limit) {
  Finding<Level> finding{Level::reduce, arm, static_cast<double>(runs.size()), limit, Unit::runs, {}, {}, {}, {}, false};
  for (const RunValue& r : runs) {
    finding.days.push_back(r.run->activity->day);
    finding.entries.insert(finding.entries.end(), r.run->records.begin(), r.run->records.end());
  }
  return finding;
}

void let_fall(Finding<Level>& finding, WallTime begin, const Condition& condition) {
  if (finding.level != Level::stop || !condition.last_clean_begin || *condition.last_clean_begin <= begin) return;
  finding.level = Level::reduce;
  finding.fell = true;
}

bool soreness_known(const Case& c) {
  const Days window = days_of(c, "sore.days");
  return std::any_of(c.history.knee_scores.begin(), c.history.knee_scores.end(),
                     [&](const KneeScore& score) { return window.contains(score.day); });
}

}  // namespace patella
