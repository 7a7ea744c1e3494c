/// Numbers that cannot be right, or hardly: told, and kept out of sums, limits and bases.
#include <algorithm>
#include <chrono>

#include "catch_include.hpp"
#include "logs.hpp"

using namespace patella;

namespace {

std::string activity(const std::string& fields) { return R"({"activities": [{)" + fields + "}]}"; }

/// The id of the first problem of a log of one activity; empty where there is none.
std::string problem(const std::string& fields) {
  const ReadResult read = read_log(activity(fields), "log.json");
  return read.diagnostics.empty() ? "" : read.diagnostics.front().id;
}

const std::string one_day = R"("date": "2026-08-01", )";

}  // namespace

TEST_CASE("what no runner can have done is an error with its place", "[plausibility]") {
  for (const auto* fields : {R"("distance_km": 8000)", R"("distance_km": 8000, "sure": true)", R"("distance_mi": 700)",
                             R"("distance_km": 82, "duration_min": 48)"}) {
    INFO(fields);
    const ReadResult read = read_log(activity(one_day + fields), "log.json");
    REQUIRE_FALSE(read.ok());
    const Diagnostic& d = read.diagnostics.front();
    CHECK(d.id == "impossible");
    CHECK(d.line == 1);
    CHECK_FALSE(d.pointer.text().empty());
    CHECK_FALSE(d.found.empty());
    CHECK_FALSE(d.expected.empty());
    CHECK_FALSE(d.hint.empty());
  }
  CHECK(problem(R"("date": "0202-08-01", "distance_km": 8)") == "impossible");
  CHECK_FALSE(read_log(R"({"activities": [], "checkins": [{"date": "1926-08-01", "swelling": true}]})", "a").ok());
}

TEST_CASE("what hardly anybody has done is a warning until the runner is sure", "[plausibility]") {
  for (const auto* fields :
       {R"("distance_km": 251)", R"("distance_km": 22, "duration_min": 55)", R"("distance_km": 18, "duration_min": 23)",
        R"("distance_km": 10, "descent_m": 5001)", R"("distance_km": 10, "ascent_ft": 40000)", R"("cadence_spm": 59)",
        R"("cadence_spm": 261)", R"("duration_min": 14401)", R"("distance_mi": 160)", R"("descent_m": 30000)"}) {
    INFO(fields);
    CHECK(problem(one_day + fields) == "improbable");
    CHECK(problem(one_day + fields + R"(, "sure": true)").empty());
    CHECK(read_log(activity(one_day + fields), "a").ok());
  }
  CHECK(problem(R"("date": "1949-12-31")") == "improbable");
  CHECK(problem(R"("date": "1950-01-01")").empty());
}

TEST_CASE("what has been run is believed", "[plausibility]") {
  for (const auto* fields :
       {R"("distance_km": 250)", R"("distance_km": 42.195, "duration_min": 120.6)",
        R"("distance_km": 0.1, "duration_min": 0.16)", R"("distance_km": 10, "descent_m": 5000)", R"("cadence_spm": 260)",
        R"("sport": "ride", "distance_km": 600, "duration_min": 900)", R"("sport": "other", "cadence_spm": 20)",
        R"("duration_min": 14400)", R"("distance_km": 0, "descent_m": 100)"}) {
    INFO(fields);
    CHECK(problem(one_day + fields).empty());
  }
}

TEST_CASE("a Strava list is held to the same", "[plausibility]") {
  const auto list = [](const std::string& fields) {
    return read_log(R"([{"sport_type": "Run", "start_date_local": "2026-08-01T07:00:00Z", )" + fields + "}]", "list.json");
  };
  CHECK_FALSE(list(R"("distance": 8000000)").ok());
  const ReadResult bike = list(R"("distance": 22000, "moving_time": 3300)");
  REQUIRE(bike.diagnostics.size() == 1);
  CHECK(bike.diagnostics.front().id == "improbable");
  CHECK(bike.diagnostics.front().pointer.text() == "/0/moving_time");
}

TEST_CASE("an improbable record stays out of sums, sessions and bases, and its pain counts", "[plausibility]") {
  const auto log = [](const std::string& more) {
    return log_of(R"({"activities": [{"date": "2026-07-01", "distance_km": 8}, {"date": "2026-08-01", "distance_km": 300, )"
                  R"("duration_min": 2000, "descent_m": 90, "pain": 4)" +
                  more + "}]}");
  };
  const History history = history_of(log(""), day("2026-08-01"));
  REQUIRE(history.runs.size() == 2);
  CHECK_FALSE(history.sessions.back().distance);
  CHECK(history.loads.back().km == 0);
  CHECK(history.runs.back().worst == Pain{4});
  const Week week = compute_week(history, days_to(history.as_of, 7));
  CHECK_FALSE(week.distance);
  CHECK_FALSE(week.duration);
  CHECK_FALSE(week.descent);

  const History sure = history_of(log(R"(, "sure": true)"), day("2026-08-01"));
  CHECK(sure.sessions.back().distance == kilometres(300));
  CHECK(sure.loads.back().km == 300);
}

TEST_CASE("of two records of one activity the probable one stands", "[plausibility]") {
  const History history = history_of(
      log_of(
          R"({"activities": [{"id": "a", "date": "2026-08-01", "distance_km": 300, "duration_min": 2000, "rpe": 3, "sure": false},
                                {"id": "a", "date": "2026-08-01", "distance_km": 8}]})"),
      day("2026-08-01"));
  REQUIRE(history.activities.size() == 1);
  CHECK(history.activities.front().distance == kilometres(8));
}

TEST_CASE("a ratio to next to nothing is none", "[plausibility]") {
  const Decision decision = decide_on(
      R"({"activities": [{"date": "2026-06-01", "distance_km": 1e-300, "descent_m": 1e-300},
                         {"date": "2026-07-25", "distance_km": 1e-300, "descent_m": 1e-300},
                         {"date": "2026-08-01", "distance_km": 8, "descent_m": 100}]})",
      "2026-08-01");
  for (const auto& ratio : {decision.week.week_ratio, decision.week.previous_week_ratio, decision.week.longest_run_ratio,
                            decision.week.descent_ratio, decision.week.acwr_ewma, decision.week.acwr_uncoupled})
    CHECK(ratio.value_or(0) < 1e6);
}

TEST_CASE("hints suggest no unit that nobody wrote", "[plausibility]") {
  const auto hint = [](const std::string& name) {
    return read_log(activity(one_day + '"' + name + "\": 1"), "a").diagnostics.at(0).hint;
  };
  CHECK(hint("descent") == "did you mean `descent_m`?");
  CHECK(hint("ascent") == "did you mean `ascent_m`?");
  CHECK(hint("Distance") == "did you mean `distance_km`?");
  CHECK(hint("descent_feet") == "did you mean `descent_ft`?");
  CHECK(hint("distance_miles") == "did you mean `distance_mi`?");
  CHECK(hint("descent_mt") == "did you mean `descent_m`?");
}

TEST_CASE("notices of a day of many runs are few and quick", "[plausibility]") {
  std::string text = R"({"activities": [)";
  for (int i = 0; i < 2400; ++i)
    text += std::string{i == 0 ? "" : ","} + (i % 2 == 0 ? R"({"date": "2026-08-01", "distance_km": 8})"
                                                         : R"({"start": "2026-08-01T07:00:00", "distance_km": 8})");
  const History history = history_of(log_of(text + "]}"), day("2026-08-01"));
  CHECK(history.activities.size() == 2400);
  REQUIRE(history.notices.size() == 1200);
  std::size_t records = 0;
  for (const Notice& notice : history.notices) records += notice.records.size();
  CHECK(records <= 5 * 1200);
  CHECK(history.notices.front().count == 1201);
}
