#include "render/quantity.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

#include "render/page.hpp"
#include "text/number.hpp"

namespace patella::render {
namespace {

/// How a unit is written.
struct UnitWords {
  std::string_view name, one, many;
  int decimals;
  bool trailing_zeros;
};
constexpr UnitWords unit_words[] = {
    {"flag", "", "", 0, false},
    {"points", "point", "points", 1, false},
    {"h", "hour", "hours", 1, false},
    {"points/week", "point a week", "points a week", 1, false},
    {"ratio", "", "", 2, true},
    {"runs", "run", "runs", 0, false},
    {"min", "min", "min", 0, false},
    {"km", "km", "km", 1, true},
    {"mi", "mi", "mi", 1, true},
    {"m", "m", "m", 0, false},
    {"ft", "ft", "ft", 0, false},
    {"activities", "activity", "activities", 0, false},
    {"days", "day", "days", 0, false},
    {"weeks", "week", "weeks", 1, false},
    {"years", "year", "years", 1, false},
    {"scores", "score", "scores", 0, false},
    {"spm", "step a minute", "steps a minute", 0, false},
    {"z", "", "", 3, false},
    {"injuries", "injury", "injuries", 0, false},
    {"athletes", "athlete", "athletes", 0, false},
};

const UnitWords& words_of(std::string_view unit) {
  const auto match =
      std::find_if(std::begin(unit_words), std::end(unit_words), [&](const UnitWords& w) { return w.name == unit; });
  return match == std::end(unit_words) ? unit_words[0] : *match;
}

struct Amount {
  double value;
  std::string_view unit;
};

Amount converted(double value, std::string_view unit, UnitSystem units) {
  if (units == UnitSystem::imperial && unit == "km") return {in_miles(kilometres(value)), "mi"};
  if (units == UnitSystem::imperial && unit == "m") return {in_feet(Height{value}), "ft"};
  return {value, unit};
}

// What no training comes to says nothing by its digits.
constexpr double largest_number = 1e6, largest_ratio = 100;

std::string number_text(double value, int decimals, bool trailing_zeros, double largest = largest_number) {
  if (std::isnan(value)) return "unknown";
  if (std::abs(value) > largest) return (value < 0 ? "under −" : "over ") + decimal_text(largest, 0);
  std::string text = trailing_zeros ? fmt::format("{:.{}f}", value, decimals) : decimal_text(value, decimals);
  if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  if (text.front() == '-') text.replace(0, 1, "−");
  return text;
}

// One part in a billion keeps 13.2 from turning into 13.1 for the sake of a last bit.
double rounded_down(double value, double step) { return std::floor(value / step * (1 + 1e-9)) * step; }

std::string with_unit(std::string number, std::string_view unit) {
  return unit.empty() ? number : number + hard_space + std::string{unit};
}

}  // namespace

std::string_view unit_name(Unit unit) {
  switch (unit) {
    case Unit::flag: return "flag";
    case Unit::points: return "points";
    case Unit::hours: return "h";
    case Unit::points_per_week: return "points/week";
    case Unit::ratio: return "ratio";
    case Unit::runs: return "runs";
    case Unit::km: return "km";
    case Unit::metres: return "m";
    case Unit::activities: return "activities";
    case Unit::days: return "days";
  }
  return "";
}

std::string quantity_text(double value, std::string_view unit, const NumberStyle& style) {
  const Amount amount = converted(value, unit, style.units);
  const UnitWords& words = words_of(amount.unit);
  const std::string number = number_text(amount.value, words.decimals + style.more_decimals,
                                         words.trailing_zeros && (style.with_unit || style.trailing_zeros),
                                         amount.unit == "ratio" ? largest_ratio : largest_number);
  return style.with_unit ? with_unit(number, number == "1" ? words.one : words.many) : number;
}

int decimals_to_tell_apart(double value, double limit, std::string_view unit, UnitSystem units) {
  if (std::abs(value - limit) <= 1e-6 * std::abs(limit)) return 0;
  const Amount a = converted(value, unit, units), b = converted(limit, unit, units);
  const int decimals = words_of(a.unit).decimals;
  int more = 0;
  while (decimals + more < 7 && number_text(a.value, decimals + more, true) == number_text(b.value, decimals + more, true))
    ++more;
  return more;
}

std::string distance_text(Distance distance, UnitSystem units) {
  return quantity_text(in_kilometres(distance), "km", {.units = units});
}
std::string height_text(Height height, UnitSystem units) { return quantity_text(height.value, "m", {.units = units}); }

std::string distance_cap_text(Distance cap, UnitSystem units) {
  const bool metric = units == UnitSystem::metric;
  const double value = rounded_down(metric ? in_kilometres(cap) : in_miles(cap), 0.1);
  return with_unit(number_text(value, 1, true), metric ? "km" : "mi");
}

std::string height_cap_text(Height cap, UnitSystem units) {
  const bool metric = units == UnitSystem::metric;
  return with_unit(number_text(rounded_down(metric ? cap.value : in_feet(cap), 1), 0, false), metric ? "m" : "ft");
}

std::string ratio_text(double ratio) { return number_text(ratio, 2, true, largest_ratio); }
std::string percent_over_text(double ratio) { return percent_text(ratio - 1); }
std::string percent_text(double share) {
  return with_unit(number_text(100 * share, 1, false, 100 * (largest_ratio - 1)), "%");
}

std::string count_text(int count, std::string_view what) {
  return fmt::format("{}{}{}{}", count, hard_space, what, count == 1 ? "" : "s");
}

std::string day_text(Day day, Day as_of) {
  const std::chrono::year_month_day date{day}, reference{as_of};
  std::string text = full_day_text(day);
  if (date.year() == reference.year()) text.erase(text.rfind(hard_space));
  return text;
}

std::string full_day_text(Day day) {
  static constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day date{day};
  return fmt::format("{1}{0}{2}{0}{3}{0}{4}", hard_space, weekdays[std::chrono::weekday{day}.c_encoding()],
                     static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

}  // namespace patella::render
