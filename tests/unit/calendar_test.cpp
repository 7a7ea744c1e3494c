#include "patella/calendar.hpp"

#include "catch_include.hpp"

using namespace patella;
using namespace std::chrono;

static_assert(iso_week(Day{2021y / January / 3}) == IsoWeek{2020, 53});
static_assert(iso_week(Day{2021y / January / 4}) == IsoWeek{2021, 1});
static_assert(iso_week(Day{2019y / December / 30}) == IsoWeek{2020, 1});
static_assert(iso_week(Day{2016y / January / 3}) == IsoWeek{2015, 53});
static_assert(iso_week(Day{2024y / February / 29}) == IsoWeek{2024, 9});
static_assert(week_of(Day{2026y / November / 22}) == Days{Day{2026y / November / 16}, Day{2026y / November / 22}});
static_assert(week_of(Day{2026y / November / 22}, Sunday) == Days{Day{2026y / November / 22}, Day{2026y / November / 28}});
static_assert(week_of(Day{2026y / November / 21}, Sunday) == Days{Day{2026y / November / 15}, Day{2026y / November / 21}});
static_assert(days_to(Day{2024y / March / 1}, 7).first == Day{2024y / February / 24});
static_assert(days_before(days_to(Day{2026y / January / 3}, 7), 28).last == Day{2025y / December / 27});
static_assert(days_to(Day{2026y / January / 3}, 7).count() == 7);

TEST_CASE("days are read where they exist", "[calendar]") {
  CHECK(parse_day("2026-11-22") == Day{2026y / November / 22});
  CHECK(parse_day("2024-02-29") == Day{2024y / February / 29});
  CHECK(parse_day("2000-02-29"));
  for (const auto* text : {"2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-1",
                           "20260101", "2026-01-01 ", " 2026-01-01", "", "2026/01/01", "+026-01-01", "2026-01-0x"}) {
    INFO(text);
    CHECK_FALSE(parse_day(text));
  }
}

TEST_CASE("a day is written as it is read", "[calendar]") {
  for (const auto* text : {"2026-11-22", "0001-01-01", "9999-12-31", "2024-02-29"})
    CHECK(iso_date(parse_day(text).value()) == text);
}

TEST_CASE("times lose their offset and keep the local clock", "[calendar]") {
  const WallTime time = Day{2026y / November / 19} + 7h + 2min + 11s;
  for (const auto* text : {"2026-11-19T07:02:11+01:00", "2026-11-19T07:02:11", "2026-11-19 07:02:11Z",
                           "2026-11-19t07:02:11z", "2026-11-19T07:02:11.999999999999-23:59", "2026-11-19T07:02:11.5"}) {
    INFO(text);
    CHECK(parse_wall_time(text) == time);
  }
  CHECK(parse_wall_time("2026-12-31T23:59:60Z") == Day{2026y / December / 31} + 23h + 59min + 59s);
}

TEST_CASE("times that are none are refused", "[calendar]") {
  for (const auto* text :
       {"2026-11-19", "2026-11-19T07:02", "2026-11-19T24:00:00", "2026-11-19T07:60:00", "2026-11-19T07:02:61",
        "2026-02-30T07:02:11", "2026-11-19T07:02:11+1:00", "2026-11-19T07:02:11+24:00", "2026-11-19T07:02:11+01:60",
        "2026-11-19T07:02:11.", "2026-11-19T07:02:11.Z", "2026-11-19T07:02:11+0100", "2026-11-19_07:02:11",
        "2026-11-19T07:02:11 ", "2026-11-19T07:02:11,5"}) {
    INFO(text);
    CHECK_FALSE(parse_wall_time(text));
  }
}
