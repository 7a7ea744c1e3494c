#include "catch_include.hpp"
#include "log/tolerance.hpp"
#include "logs.hpp"
#include "measure/daily_load.hpp"
#include "measure/descent.hpp"
#include "measure/spikes.hpp"
#include "measure/trend.hpp"

using namespace patella;
using Catch::Matchers::WithinAbs;

namespace {

/// A log of one run a day from `first`, with these km; 0 is a day off.
std::string daily(std::string_view first, const std::vector<double>& km) {
  std::string activities;
  for (std::size_t i = 0; i < km.size(); ++i) {
    if (km[i] <= 0 && i > 0) continue;
    if (!activities.empty()) activities += ", ";
    activities += R"({"date": ")" + iso_date(day(first) + std::chrono::days{i}) + R"(", "distance_km": )" +
                  std::to_string(km[i]) + "}";
  }
  return R"({"activities": [)" + activities + "]}";
}

Week week_of_log(std::string_view log, std::string_view as_of) {
  return compute_week(history_of(log_of(log), day(as_of)), days_to(day(as_of), 7));
}

constexpr auto six_digits = 5e-7;

}  // namespace

TEST_CASE("28 days at 50 and 7 at 100: the acute:chronic ratios") {
  std::vector<double> km(28, 50);
  km.insert(km.end(), 7, 100);
  const Week week = week_of_log(daily("2026-01-01", km), "2026-02-04");
  CHECK_THAT(*week.acwr_coupled, WithinAbs(1.6, six_digits));
  CHECK_THAT(*week.acwr_uncoupled, WithinAbs(2.0, six_digits));
  CHECK_THAT(*week.acwr_ewma, WithinAbs(1.34, 0.005));
  CHECK_THAT(*week.acwr_coupled, WithinAbs(4 * *week.acwr_uncoupled / (*week.acwr_uncoupled + 3), 1e-12));
  CHECK_THAT(*week.week_ratio, WithinAbs(2.0, six_digits));
  CHECK_FALSE(week.monotony);  // seven equal days: the deviation is 0
  CHECK_FALSE(week.strain);
}

TEST_CASE("monotony and strain of 5, 0, 8, 0, 5, 0, 12 km") {
  const Week week = week_of_log(daily("2026-01-05", {5, 0, 8, 0, 5, 0, 12}), "2026-01-11");
  CHECK_THAT(*week.monotony, WithinAbs(0.996683, six_digits));
  CHECK_THAT(*week.strain, WithinAbs(29.900497, six_digits));
}

TEST_CASE("seven equal days but for a rounding error have no monotony") {
  CHECK_FALSE(monotony({8, 8, 8, 8, 8, 8, 8 + 1e-12}));
  CHECK_FALSE(monotony({0, 0, 0, 0, 0, 0, 0}));
}

TEST_CASE("the knee multiplier at its check values") {
  const auto m = [](double percent) { return knee_multiplier(Grade{percent}); };
  CHECK_THAT(m(-10), WithinAbs(1.209, 5e-4));
  CHECK_THAT(m(-8), WithinAbs(1.155, 5e-4));
  CHECK_THAT(m(-5), WithinAbs(1.076, 5e-4));
  CHECK_THAT(m(-3), WithinAbs(1.046, 5e-4));
  CHECK(m(0) == 1);
  CHECK_THAT(m(3), WithinAbs(0.961, 5e-4));
  CHECK_THAT(m(8), WithinAbs(0.911, 5e-4));
  CHECK(m(-40) == m(-11));
  CHECK(m(40) == m(11));
}

TEST_CASE("knee-km of a histogram, with its band") {
  const Week week = week_of_log(R"({"activities": [{"date": "2026-03-10", "distance_km": 10,
      "grade_km": [[-8, 1.5], [-3, 2], [0, 3], [3, 2], [8, 1.5]]}]})",
                                "2026-03-10");
  CHECK_THAT(*week.knee_km.central, WithinAbs(10.112081, six_digits));
  CHECK_THAT(*week.knee_km.low, WithinAbs(10, six_digits));
  CHECK_THAT(*week.knee_km.high, WithinAbs(1.5 * 1.4 + 2 * 1.24 + 3 + 2 + 1.5, six_digits));
  CHECK_THAT(in_kilometres(*week.steep_descent), WithinAbs(1.5, six_digits));
}

TEST_CASE("unlogged is unknown, rest is zero") {
  const Week rest = week_of_log(R"({"activities": [{"date": "2026-03-01", "distance_km": 5}]})", "2026-03-20");
  CHECK(rest.distance == Distance{0});
  CHECK(rest.runs == 0);
  CHECK_FALSE(rest.longest);
  const Week silent = week_of_log(R"({"activities": [{"date": "2026-03-19"}]})", "2026-03-20");
  CHECK(silent.runs == 1);
  CHECK_FALSE(silent.distance);
  CHECK_FALSE(silent.knee_km.central);
  const Week empty = week_of_log(R"({"activities": []})", "2026-03-20");
  CHECK_FALSE(empty.distance);
  CHECK_FALSE(empty.complete);
}

TEST_CASE("a ratio without a base is undefined, not 0 and not 1") {
  const Week week =
      week_of_log(R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-19", "distance_km": 9}]})",
                  "2026-03-20");
  CHECK_FALSE(week.week_ratio);
  CHECK_FALSE(week.previous_week_ratio);
  CHECK_FALSE(week.longest_run_ratio);
  CHECK_FALSE(week.acwr_uncoupled);
  CHECK(week.acwr_coupled == 4.0);
}

TEST_CASE("a base may leave out a quarter of its runs, not more") {
  const auto ratio = [](int silent) {
    std::string log =
        R"({"activities": [{"date": "2026-01-01", "distance_km": 5}, {"date": "2026-03-20", "distance_km": 9})";
    for (int i = 0; i < 3; ++i) log += R"(, {"date": "2026-03-1)" + std::to_string(i) + R"(", "distance_km": 9})";
    for (int i = 0; i < silent; ++i) log += R"(, {"date": "2026-03-0)" + std::to_string(i + 1) + R"("})";
    return week_of_log(log + "]}", "2026-03-20").longest_run_ratio;
  };
  CHECK(ratio(0) == 1.0);
  CHECK(ratio(1) == 1.0);
  CHECK_FALSE(ratio(2));
}

TEST_CASE("two runs 59 minutes apart are one session, 60 minutes two") {
  const auto longest = [](std::string_view second) {
    return in_kilometres(
        *week_of_log(R"({"activities": [{"start": "2026-03-10T07:00:00+01:00", "duration_min": 40, "distance_km": 6},
        {"start": ")" + std::string{second} +
                         R"(", "duration_min": 40, "distance_km": 5}]})",
                     "2026-03-10")
             .longest);
  };
  CHECK(longest("2026-03-10T08:39:00+01:00") == 11);
  CHECK(longest("2026-03-10T08:40:00+01:00") == 6);
  CHECK(longest("2026-03-10T08:39:00Z") == 11);  // offsets take no part
}

TEST_CASE("a session over midnight belongs to the day of its first run") {
  const auto as_of = [](std::string_view text) {
    return week_of_log(R"({"activities": [{"start": "2026-03-10T23:20:00", "duration_min": 30, "distance_km": 6},
        {"start": "2026-03-11T00:10:00", "duration_min": 30, "distance_km": 5}]})",
                       text)
        .longest;
  };
  CHECK(as_of("2026-03-11") == kilometres(11));
  CHECK_FALSE(as_of("2026-03-17"));
}

TEST_CASE("the night of the clock change is as long as any other") {
  const auto sessions = [](std::string_view second) {
    return history_of(log_of(R"({"activities": [{"start": "2026-10-25T01:30:00+02:00", "duration_min": 30, "distance_km": 5},
        {"start": ")" + std::string{second} +
                             R"(", "duration_min": 30, "distance_km": 5}]})"),
                      day("2026-10-25"))
        .sessions.size();
  };
  CHECK(sessions("2026-10-25T02:30:00+02:00") == 1);
  CHECK(sessions("2026-10-25T02:30:00+01:00") == 1);  // an hour later by the sun, the same by the clock on the wall
  CHECK(sessions("2026-10-25T03:00:00+01:00") == 2);
}

TEST_CASE("windows run over leap days and year ends") {
  const auto distance = [](std::string_view as_of) {
    return in_kilometres(
        *week_of_log(R"({"activities": [{"date": "2027-12-31", "distance_km": 1}, {"date": "2028-01-01", "distance_km": 2},
        {"date": "2028-02-28", "distance_km": 4}, {"date": "2028-02-29", "distance_km": 8}, {"date": "2028-03-01", "distance_km": 16}]})",
                     as_of)
             .distance);
  };
  CHECK(distance("2028-01-06") == 3);
  CHECK(distance("2028-01-07") == 2);
  CHECK(distance("2028-03-05") == 28);
  CHECK(distance("2028-03-06") == 24);
  CHECK(distance("2028-03-07") == 16);
}

TEST_CASE("Theil-Sen slope and Mann-Kendall z, with ties") {
  std::vector<DayScore> scores;
  for (int i = 0; i < 9; ++i) scores.push_back({day("2026-03-01") + std::chrono::days{3 * i}, 0.5 * i});
  const Trend rising = trend_of(scores);
  CHECK_THAT(*rising.per_week, WithinAbs(0.5 / 3 * 7, 1e-12));
  CHECK_THAT(*rising.z, WithinAbs(35 / std::sqrt(9 * 8 * 23 / 18.0), 1e-12));
  for (DayScore& score : scores) score.points = 2;
  CHECK(trend_of(scores).z == 0.0);
  CHECK(trend_of(scores).per_week == 0.0);
  scores.resize(5);
  CHECK_FALSE(trend_of(scores).z);
}

TEST_CASE("of two runs of a day the worse counts for the trend") {
  const History history = history_of(log_of(R"({"activities": [
      {"start": "2026-03-10T07:00:00", "duration_min": 30, "pain": 1},
      {"start": "2026-03-10T18:00:00", "duration_min": 30, "pain": 3},
      {"start": "2026-03-11T07:00:00", "duration_min": 30, "pain": 2},
      {"start": "2026-03-11T18:00:00", "duration_min": 30, "pain": 0}]})"),
                                     day("2026-03-11"));
  const auto scores = trend_scores(history, day("2026-03-11"));
  REQUIRE(scores.size() == 2);
  CHECK(scores[0].points == 3);
  CHECK(scores[1].points == 2);
}

TEST_CASE("exponential means start at the first load") {
  std::vector<DailyLoad> level, rest_first;
  extend_loads(level, std::vector<double>{10, 10, 10});
  CHECK(level.back().ewma_7 == 10);
  CHECK(level.back().fitness == 10);
  extend_loads(rest_first, std::vector<double>{0});
  extend_loads(rest_first, std::vector<double>{8});
  CHECK(rest_first.size() == 2);
  CHECK_THAT(rest_first.back().ewma_7, WithinAbs(2, 1e-12));
  CHECK_THAT(rest_first.back().ewma_28, WithinAbs(8 * 2.0 / 29, 1e-12));
  CHECK_THAT(rest_first.back().fatigue, WithinAbs(8 * (1 - std::exp(-1.0 / 7)), 1e-12));
  CHECK_THAT(rest_first.back().fitness, WithinAbs(8 * (1 - std::exp(-1.0 / 42)), 1e-12));
}

TEST_CASE("a limit is exceeded by more than a millionth of itself") {
  CHECK_FALSE(exceeds(1.1 + 1e-7, 1.1));
  CHECK(exceeds(1.1 + 1e-5, 1.1));
  CHECK(reaches(48 - 1e-6, 48));
  CHECK_FALSE(reaches(47.99, 48));
  CHECK_FALSE(exceeds(0, 0));
}

TEST_CASE("a treadmill run without a stated descent has none, a road run is unknown") {
  const auto descent = [](std::string_view sport) {
    return week_of_log(R"({"activities": [{"date": "2026-03-10", "sport": ")" + std::string{sport} + R"("}]})", "2026-03-10")
        .descent;
  };
  CHECK(descent("treadmill") == Height{0});
  CHECK(descent("track_run") == Height{0});
  CHECK_FALSE(descent("run"));
}

TEST_CASE("two records of one run are one, and the pain entry is not lost") {
  const History history = history_of(log_of(R"({"activities": [
      {"start": "2026-03-10T07:00:00", "duration_min": 60, "distance_km": 10, "ascent_m": 80, "cadence_spm": 170},
      {"start": "2026-03-10T07:20:00", "duration_min": 50, "pain": 3}]})"),
                                     day("2026-03-10"));
  REQUIRE(history.activities.size() == 1);
  CHECK(history.activities.front().distance == kilometres(10));
  CHECK(history.runs.front().worst == Pain{3});
  REQUIRE(history.notices.size() == 1);
  CHECK(history.notices.front().records.size() == 2);
}

TEST_CASE("a next morning is no word on the knee before it has come") {
  const auto entry_on = [](const char* as_of) {
    return history_of(log_of(R"({"activities": [{"date": "2026-03-10", "distance_km": 10, "pain": {"next_morning": 2}}]})"),
                      day(as_of))
        .runs.front()
        .has_pain_entry;
  };
  CHECK_FALSE(entry_on("2026-03-10"));
  CHECK(entry_on("2026-03-11"));
}

TEST_CASE("a knee entry takes the place of one about another site, and a limp stays a limp") {
  const History history = history_of(log_of(R"({"activities": [
      {"id": "a", "date": "2026-03-10", "distance_km": 10, "pain": {"during": 5, "site": "hip", "limp": true}},
      {"id": "a", "date": "2026-03-10", "pain": {"during": 1, "limp": false}}]})"),
                                     day("2026-03-10"));
  REQUIRE(history.runs.size() == 1);
  CHECK(history.runs.front().worst == Pain{1});
  CHECK(history.activities.front().pain->limp == true);
  CHECK(history.runs.front().records.size() == 2);
}

TEST_CASE("half of the shorter is not more than half") {
  const auto count = [](std::string_view second) {
    return history_of(log_of(R"({"activities": [{"start": "2026-03-10T07:00:00", "duration_min": 60},
        {"start": ")" + std::string{second} +
                             R"(", "duration_min": 40}]})"),
                      day("2026-03-10"))
        .activities.size();
  };
  CHECK(count("2026-03-10T07:40:00") == 2);
  CHECK(count("2026-03-10T07:39:00") == 1);
}

TEST_CASE("a dated run beside a timed one of like distance stays, with a notice") {
  const History history = history_of(log_of(R"({"activities": [{"start": "2026-03-10T07:00:00", "distance_km": 10},
      {"date": "2026-03-10", "distance_km": 9.6}, {"date": "2026-03-10", "distance_km": 5}]})"),
                                     day("2026-03-10"));
  CHECK(history.runs.size() == 3);
  REQUIRE(history.notices.size() == 1);
  CHECK(history.notices.front().kind == Notice::Kind::possible_duplicate);
}

TEST_CASE("what was known can be copied, and outlives what it was made from") {
  const std::string_view text = R"({"activities": [{"date": "2026-01-01", "distance_km": 5},
    {"date": "2026-03-01", "distance_km": 8, "pain": 2}, {"date": "2026-03-20", "distance_km": 16}]})";
  History copy;
  {
    const History history = history_of(log_of(text), day("2026-03-21"));
    copy = history;
  }
  REQUIRE(copy.runs.size() == 3);
  CHECK(copy.activity_of(copy.runs[1]).distance == kilometres(8));
  const auto spikes = session_spikes(history_of(log_of(text), day("2026-03-21")), days_to(day("2026-03-21"), 7));
  REQUIRE(spikes.size() == 1);
  CHECK(spikes.front().session.distance == kilometres(16));
  CHECK(spikes.front().longest.distance == kilometres(8));
}

TEST_CASE("a run that states no distance makes the load of its day unknown") {
  std::string runs;
  for (int back = 60; back >= 0; --back)
    runs += (runs.empty() ? "" : ", ") + std::string{R"({"date": ")"} +
            iso_date(day("2026-03-29") - std::chrono::days{back}) +
            (back == 10 ? R"("})" : R"(", "distance_km": )" + std::to_string(5 + back % 3) + "}");
  const std::string log = R"({"activities": [)" + runs + "]}";
  const auto week = [&](std::string_view as_of) {
    return compute_week(history_of(log_of(log), day(as_of)), days_to(day(as_of), 7));
  };
  for (const auto* within : {"2026-03-19", "2026-03-25"}) {
    CHECK_FALSE(week(within).monotony);
    CHECK_FALSE(week(within).strain);
    CHECK_FALSE(week(within).fatigue);
  }
  CHECK(week("2026-03-26").monotony);
  CHECK(week("2026-03-26").fatigue);
  CHECK_FALSE(week("2026-03-29").fitness);  // 42 days look further back
  CHECK(week("2026-03-29").acwr_ewma);      // one run of 28 is less than a quarter
  CHECK(week("2026-03-18").fitness);
}
