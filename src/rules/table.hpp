#pragma once
/// Every rule there is. A new rule is one file, a declaration here and a row in table.cpp.
#include "patella/rule.hpp"

namespace patella::rules {

extern const Rule swelling, locked, gave_way, cannot_bear_weight, trauma, hot_red_or_fever, calf_swelling, night_pain;
extern const Rule limp, pain_during, pain_rising, slow_to_settle, next_morning, daily_pain, pain_trend, no_improvement,
    open_injury;
extern const Rule long_run_spike, weekly_spike, descent_spike, steep_while_sore, speed_while_sore, new_load,
    return_from_break;
extern const Rule return_from_stop;

}  // namespace patella::rules
