#include "rules/table.hpp"

#include <algorithm>

namespace patella {
namespace {

/// In the order in which reasons are told: red flags, symptoms, load.
constexpr const Rule* table[] = {
    &swelling,
    &locked,
    &gave_way,
    &cannot_bear_weight,
    &trauma,
    &hot_red_or_fever,
    &calf_swelling,
    &night_pain,
    &limp,
    &pain_during,
    &pain_rising,
    &slow_to_settle,
    &next_morning,
    &daily_pain,
    &pain_trend,
    &no_improvement,
    &long_run_spike,
    &weekly_spike,
    &descent_spike_rule,
    &steep_while_sore,
    &speed_while_sore,
    &new_load,
    &return_from_break,
    &return_from_stop,
};

}  // namespace

std::span<const Rule* const> rules() { return table; }

const Rule* find_rule(std::string_view id) {
  const auto at = std::find_if(std::begin(table), std::end(table), [id](const Rule* rule) { return rule->id == id; });
  return at == std::end(table) ? nullptr : *at;
}

}  // namespace patella
