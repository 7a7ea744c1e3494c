#include "rules/table.hpp"

#include <algorithm>

namespace patella {
namespace {

/// In the order in which reasons are told: red flags, symptoms, load.
constexpr const Rule* table[] = {
    &rules::swelling,           &rules::locked,        &rules::gave_way,
    &rules::cannot_bear_weight, &rules::trauma,        &rules::hot_red_or_fever,
    &rules::calf_swelling,      &rules::night_pain,    &rules::limp,
    &rules::pain_during,        &rules::pain_rising,   &rules::slow_to_settle,
    &rules::next_morning,       &rules::daily_pain,    &rules::pain_trend,
    &rules::no_improvement,     &rules::open_injury,   &rules::long_run_spike,
    &rules::weekly_spike,       &rules::descent_spike, &rules::steep_while_sore,
    &rules::speed_while_sore,   &rules::new_load,      &rules::return_from_break,
    &rules::return_from_stop,
};

}  // namespace

std::span<const Rule* const> all_rules() { return table; }

const Rule* find_rule(std::string_view id) {
  const auto at = std::find_if(std::begin(table), std::end(table), [id](const Rule* rule) { return rule->id == id; });
  return at == std::end(table) ? nullptr : *at;
}

}  // namespace patella
