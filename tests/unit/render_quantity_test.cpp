#include <limits>

#include "catch_include.hpp"
#include "render/page.hpp"
#include "render/quantity.hpp"

using namespace patella;
using namespace patella::render;

namespace {

constexpr auto metric = UnitSystem::metric;
constexpr auto imperial = UnitSystem::imperial;

Day day(int year, unsigned month, unsigned number) {
  return std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(number)};
}

}  // namespace

TEST_CASE("a printed limit is never above the computed one") {
  CHECK(plain_text(distance_cap_text(kilometres(13.29), metric)) == "13.2 km");
  CHECK(plain_text(distance_cap_text(kilometres(13.2), metric)) == "13.2 km");
  CHECK(plain_text(distance_cap_text(kilometres(0.099), metric)) == "0.0 km");
  CHECK(plain_text(distance_cap_text(kilometres(13.29), imperial)) == "8.2 mi");
  CHECK(plain_text(height_cap_text(Height{128.9}, metric)) == "128 m");
  CHECK(plain_text(height_cap_text(Height{100}, imperial)) == "328 ft");
  for (int i = 1; i < 2000; ++i) {
    const double km = 0.0377 * i;
    CHECK(std::stod(distance_cap_text(kilometres(km), metric)) <= km * (1 + 1e-8));
    CHECK(std::stod(distance_cap_text(kilometres(km), imperial)) <= in_miles(kilometres(km)) * (1 + 1e-8));
  }
}

TEST_CASE("a value that exceeds its limit does not read like the limit") {
  const auto text = [](double value, double limit) {
    return quantity_text(value, "ratio", {.more_decimals = decimals_to_tell_apart(value, limit, "ratio", metric)});
  };
  CHECK(text(1.34, 1.1) == "1.34");
  CHECK(text(1.1004, 1.1) == "1.1004");
  CHECK(text(1.104, 1.1) == "1.104");
  CHECK(text(1.1, 1.1) == "1.10");
  CHECK(text(1.10000001, 1.1) == "1.10");
}

TEST_CASE("numbers carry their unit, in the singular where there is one") {
  CHECK(plain_text(quantity_text(1, "points")) == "1 point");
  CHECK(plain_text(quantity_text(2.5, "points")) == "2.5 points");
  CHECK(plain_text(quantity_text(30, "h")) == "30 hours");
  CHECK(plain_text(quantity_text(-0.5, "points/week")) == "−0.5 points a week");
  CHECK(plain_text(quantity_text(-0.001, "points")) == "0 points");
  CHECK(plain_text(quantity_text(10, "km", {.units = imperial})) == "6.2 mi");
  CHECK(plain_text(quantity_text(100, "m", {.units = imperial})) == "328 ft");
  CHECK(quantity_text(1.1, "ratio", {.with_unit = false}) == "1.1");
  CHECK(plain_text(percent_over_text(1.1)) == "10 %");
  CHECK(plain_text(percent_text(0.5)) == "50 %");
  CHECK(plain_text(count_text(1, "run")) == "1 run");
}

TEST_CASE("no number has digits that say nothing") {
  const double endless = std::numeric_limits<double>::infinity(), unknown = std::numeric_limits<double>::quiet_NaN();
  CHECK(ratio_text(1e300) == "over 100");
  CHECK(ratio_text(endless) == "over 100");
  CHECK(ratio_text(99.994) == "99.99");
  CHECK(ratio_text(unknown) == "unknown");
  CHECK(plain_text(percent_text(1e300)) == "over 9900 %");
  CHECK(plain_text(percent_over_text(endless)) == "over 9900 %");
  CHECK(plain_text(quantity_text(1e300, "ratio")) == "over 100");
  CHECK(plain_text(quantity_text(-endless, "points/week")) == "under −1000000 points a week");
  CHECK(plain_text(quantity_text(1e300, "km", {.units = imperial})) == "over 1000000 mi");
  CHECK(plain_text(distance_cap_text(kilometres(1e300), metric)) == "over 1000000 km");
  CHECK(plain_text(height_cap_text(Height{endless}, metric)) == "over 1000000 m");
  CHECK(decimals_to_tell_apart(1e300, 1.1, "ratio", metric) == 0);
}

TEST_CASE("a day has its year where it is not this one") {
  CHECK(plain_text(day_text(day(2026, 11, 19), day(2026, 11, 21))) == "Thu 19 Nov");
  CHECK(plain_text(day_text(day(2025, 12, 31), day(2026, 1, 2))) == "Wed 31 Dec 2025");
}
