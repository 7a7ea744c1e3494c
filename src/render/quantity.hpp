#pragma once
/// Numbers with their unit, as a runner reads them. Ratios above 100 and other numbers above a million are `over 100`, `over
/// 1000000`: their digits say nothing.
#include <string>
#include <string_view>

#include "patella/render.hpp"

namespace patella::render {

/// `km`, `points/week`, ...: the units of the JSON and of the policy.
std::string_view unit_name(Unit unit);

/// How a number is written out.
struct NumberStyle {
  UnitSystem units = UnitSystem::metric;
  bool with_unit = true;
  int more_decimals = 0;        ///< beyond what the unit usually has
  bool trailing_zeros = false;  ///< also where the number stands alone
};

/// `14.2 km`, `1 point`, `30 hours`; `unit` is one of the policy's. Ratios and counts of nothing stand alone.
std::string quantity_text(double value, std::string_view unit, const NumberStyle& style = {});
/// How many more decimals `value` needs so that it does not read like `limit` while it differs from it.
int decimals_to_tell_apart(double value, double limit, std::string_view unit, UnitSystem units);

std::string distance_text(Distance distance, UnitSystem units);
std::string height_text(Height height, UnitSystem units);
/// A limit: rounded down, so that what is printed is never more than what was computed.
std::string distance_cap_text(Distance cap, UnitSystem units);
std::string height_cap_text(Height cap, UnitSystem units);
/// Two decimals.
std::string ratio_text(double ratio);
/// `1.1` is 10 %, over one.
std::string percent_over_text(double ratio);
/// `0.5` is 50 %.
std::string percent_text(double share);
/// `1 run`, `3 runs`; `what` is the singular.
std::string count_text(int count, std::string_view what);

/// `Thu 19 Nov`, with the year where it is not that of `as_of`.
std::string day_text(Day day, Day as_of);
/// `Thu 19 Nov 2026`
std::string full_day_text(Day day);

}  // namespace patella::render
