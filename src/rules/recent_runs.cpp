#include "rules/recent_runs.hpp"

#include <algorithm>
#include <tuple>

#include "log/tolerance.hpp"

namespace patella {

std::optional<double> worst_points(const Run& run) { return run.worst ? std::optional{run.worst->value} : std::nullopt; }
std::optional<double> rise_points(const Run& run) { return run.rise ? std::optional{run.rise->value} : std::nullopt; }
std::optional<double> settled_hours(const Run& run) {
  return run.settled ? std::optional{run.settled->count()} : std::nullopt;
}
std::optional<double> points_over_baseline(const Run& run) {
  return run.over_baseline ? std::optional{run.over_baseline->value} : std::nullopt;
}

std::vector<RunValue> runs_with_value(const RuleInput& input, Days window, std::optional<double> (*value_of)(const Run&)) {
  std::vector<RunValue> runs;
  for (const Run& run : input.history.runs_in(window))
    if (const std::optional<double> value = value_of(run)) runs.push_back({&run, *value});
  std::ranges::stable_sort(runs, {}, [](const RunValue& r) { return std::tuple{r.run->begin, r.value}; });
  return runs;
}

std::vector<RunValue> latest_runs(const RuleInput& input, std::optional<double> (*value_of)(const Run&)) {
  auto runs = runs_with_value(input, last_days(input, key::last_runs_days), value_of);
  const auto count = static_cast<std::size_t>(input.policy.count(key::last_runs_count));
  if (runs.size() > count) runs.erase(runs.begin(), runs.end() - static_cast<std::ptrdiff_t>(count));
  return runs;
}

bool is_clean(const Run& run, const Policy& policy) {
  if (!run.worst || run.limp || exceeds(run.worst->value, policy[key::clean_worst])) return false;
  if (run.rise && reaches(run.rise->value, policy[key::clean_rise])) return false;
  if (run.settled && exceeds(run.settled->count(), policy[key::clean_settled])) return false;
  return !run.over_baseline || run.over_baseline->value <= 0;
}

bool pain_raises_stop(const Run& run, const Policy& policy) {
  return run.worst && exceeds(run.worst->value, policy[key::pain_during_stop_above]);
}

bool rise_raises_stop(const Run& run, const Policy& policy) {
  return run.rise && reaches(run.rise->value, policy[key::pain_rising_stop_rise]) &&
         reaches(run.end->value, policy[key::pain_rising_stop_end]);
}

bool settling_raises_stop(const Run& run, const Policy& policy) {
  return run.settled && reaches(run.settled->count(), policy[key::slow_to_settle_stop_from]);
}

bool raises_stop(const Run& run, const Policy& policy) {
  return run.limp || pain_raises_stop(run, policy) || rise_raises_stop(run, policy) || settling_raises_stop(run, policy);
}

}  // namespace patella
