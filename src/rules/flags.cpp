#include "rules/flags.hpp"

#include <algorithm>

namespace patella {
namespace {

std::string_view name_of(Flag flag) { return flag == Flag::hot_red ? "hot_red" : flag == Flag::fever ? "fever" : ""; }

}  // namespace

Answer<Level> ask_flags(const RuleInput& c, std::span<const Flag> flags) {
  Finding<Level> finding{Level::reduce, "stale", 1, 0, Unit::flag, {}, {}, {}, {}, false};
  Day since = c.history.as_of, confirmed{};
  bool mentioned = false;
  for (const Flag flag : flags) {
    const FlagState& state = c.history.flags[static_cast<std::size_t>(flag)];
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
  finding.facts = {{"confirm_days", c.policy["flag.confirm-days"], Unit::days}};
  if (static_cast<double>((c.history.as_of - confirmed).count()) <= c.policy["flag.confirm-days"]) {
    finding.level = Level::stop;
    finding.arm = "holds";
  }
  return finding;
}

}  // namespace patella
