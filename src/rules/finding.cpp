#include "rules/finding.hpp"

#include <algorithm>

namespace patella {
namespace {

/// Two of the flags share a rule, whose sentence names the one that holds.
std::string_view name_of(Flag flag) { return flag == Flag::hot_red ? "hot_red" : flag == Flag::fever ? "fever" : ""; }

}  // namespace

Finding<Level> finding_of_run(Level level, std::string_view arm, const RunValue& run, double limit, Unit unit) {
  return {.level = level,
          .arm = arm,
          .value = run.value,
          .limit = limit,
          .unit = unit,
          .days = {run.run->day},
          .entries = run.run->records};
}

std::optional<Finding<Level>> find_repeat(const RuleInput& input, const std::vector<RunValue>& latest,
                                          const Repeat& repeat) {
  Finding<Level> finding{.level = Level::reduce, .arm = "repeated", .limit = input.policy[repeat.runs], .unit = Unit::runs};
  int count = 0;
  for (const auto& [run, value] : latest) {
    if (!repeat.beyond(input, value, repeat.limit)) continue;
    ++count;
    add_evidence(finding, run->day, run->records);
  }
  if (!at_least(input, count, repeat.runs)) return std::nullopt;
  finding.value = count;
  finding.facts = {{"of", static_cast<double>(latest.size()), Unit::runs},
                   {"above", input.policy[repeat.limit], repeat.unit}};
  return finding;
}

void lower_after_clean_run(Finding<Level>& finding, const Activity& activity, const RunnerStatus& runner) {
  if (finding.level != Level::stop) return;
  const bool later_day = runner.last_clean_day && *runner.last_clean_day > activity.day;
  // On the same day a run is known to be later only where both state their time.
  const bool later_time = activity.start && runner.last_clean_start && *runner.last_clean_start > *activity.start;
  finding.lowered = later_day || later_time;
  if (finding.lowered) finding.level = Level::reduce;
}

Answer<Level> evaluate_flags(const RuleInput& input, std::span<const Flag> flags) {
  Finding<Level> finding{.level = Level::reduce, .arm = "stale", .value = 1, .unit = Unit::flag};
  Day since = input.history.as_of, confirmed{};
  bool mentioned = false;
  for (const Flag flag : flags) {
    const FlagState& state = input.history.flags[static_cast<std::size_t>(flag)];
    mentioned = mentioned || state.mentioned;
    if (!state.holds) continue;
    finding.subject = finding.entries.empty() ? name_of(flag) : "both";
    finding.entries.push_back(state.record);
    since = std::min(since, state.held->first);
    confirmed = std::max(confirmed, state.confirmed);
  }
  if (finding.entries.empty()) {
    if (mentioned) return Silent{};
    return CannotTell{};
  }
  finding.days = {since, confirmed};
  finding.facts = {{"confirm_days", input.policy[key::flag_confirm_days], Unit::days}};
  if ((input.history.as_of - confirmed).count() <= input.policy.count(key::flag_confirm_days)) {
    finding.level = Level::stop;
    finding.arm = "holds";
  }
  return finding;
}

}  // namespace patella
