#include "rules/flags.hpp"

#include <algorithm>

namespace patella {
namespace {

std::string_view name_of(Flag flag) { return flag == Flag::hot_red ? "hot_red" : flag == Flag::fever ? "fever" : ""; }

bool ever_mentioned(const History& history, Flag flag) {
  const auto f = static_cast<std::size_t>(flag);
  return std::any_of(history.checkins.begin(), history.checkins.end(), [f](const Checkin& c) { return c.flags[f].has_value(); });
}

}  // namespace

Answer<Level> ask_flags(const Case& c, std::span<const Flag> flags) {
  Finding<Level> finding{Level::reduce, "stale", 1, 0, Unit::flag, {}, {}, {}, {}, false};
  Day since = c.history.as_of, confirmed{};
  for (const Flag flag : flags) {
    const auto& held = c.history.flags[static_cast<std::size_t>(flag)];
    if (!held) continue;
    finding.subject = finding.entries.empty() ? name_of(flag) : "both";
    finding.entries.push_back(held->record);
    since = std::min(since, held->since);
    confirmed = std::max(confirmed, held->confirmed);
  }
  if (finding.entries.empty()) {
    if (std::any_of(flags.begin(), flags.end(), [&](Flag f) { return ever_mentioned(c.history, f); })) return Silent{};
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
