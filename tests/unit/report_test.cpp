/// The rows of a report: which weeks, what they hold, and what was said at their ends.
#include "patella/report.hpp"
#include "catch_include.hpp"
#include "generated.hpp"
#include "render/report_sections.hpp"

using namespace patella;
using nlohmann::json;

namespace {

using Catch::Matchers::WithinAbs;
using std::chrono::days;

/// A run of `km` every day but Mondays from `first` to `last`.
json daily(std::string_view first, std::string_view last, double km) {
  json activities = json::array();
  for (Day each = day(first); each <= day(last); each += days{1})
    if (std::chrono::weekday{each} != std::chrono::Monday)
      activities.push_back({{"date", iso_date(each)}, {"distance_km", km}});
  return {{"activities", activities}};
}

Report report_of(const json& log, std::string_view as_of, const ReportRequest& request = {}) {
  return report(log_of(log.dump()), day(as_of), request, shipped_policy());
}

std::vector<std::string> firsts(const Report& report) {
  std::vector<std::string> all;
  for (const ReportRow& row : report.rows) all.push_back(iso_date(row.week.days.first));
  return all;
}

}  // namespace

TEST_CASE("twelve weeks up to the current one, and no more than the log has") {
  const json log = daily("2026-01-05", "2026-11-18", 5);
  const Report twelve = report_of(log, "2026-11-18");
  REQUIRE(twelve.rows.size() == 12);
  CHECK(firsts(twelve).front() == "2026-08-31");
  CHECK(firsts(twelve).back() == "2026-11-16");
  CHECK(report_of(log, "2026-11-18", {.weeks = 3, .from = {}, .to = {}}).rows.size() == 3);
  CHECK(report_of(log, "2026-01-20").rows.size() == 3);
  CHECK(report_of(log, "2026-11-18", {.weeks = {}, .from = {}, .to = {}}).rows.size() == 46);
  CHECK(report_of(log, "2026-01-04").rows.empty());
  CHECK(report_of({{"activities", json::array()}}, "2026-01-04").rows.empty());
}

TEST_CASE("from and to name the weeks that they lie in") {
  const json log = daily("2026-01-05", "2026-11-18", 5);
  using Dates = std::vector<std::string>;
  CHECK(firsts(report_of(log, "2026-11-18", {.weeks = {}, .from = day("2026-03-11"), .to = day("2026-03-16")})) ==
        Dates{"2026-03-09", "2026-03-16"});
  CHECK(firsts(report_of(log, "2026-11-18", {.weeks = 2, .from = {}, .to = day("2026-03-16")})) ==
        Dates{"2026-03-09", "2026-03-16"});
  CHECK(firsts(report_of(log, "2026-11-18", {.weeks = {}, .from = day("2026-11-11"), .to = day("2030-01-01")})) ==
        Dates{"2026-11-09", "2026-11-16"});
  CHECK(firsts(report_of(log, "2026-11-18", {.weeks = 1, .from = {}, .to = {}, .week_start = std::chrono::Sunday})) ==
        Dates{"2026-11-15"});
  // Weeks before the log are no weeks without running.
  CHECK(firsts(report_of(log, "2026-01-20", {.weeks = {}, .from = day("2025-06-01"), .to = {}})).front() == "2026-01-05");
}

TEST_CASE("the week that is not over is marked and has no ratio") {
  const Report report = report_of(daily("2026-09-07", "2026-11-18", 5), "2026-11-18");
  const ReportRow& last = report.rows.back();
  CHECK(last.unfinished);
  CHECK_FALSE(last.week.previous_week_ratio);
  CHECK_FALSE(last.week.longest_run_ratio);
  CHECK_FALSE(last.four_week_ratio);
  CHECK(last.week.distance == kilometres(10));
  CHECK(last.verdict == report.decision.verdict);
  const ReportRow& before = report.rows[report.rows.size() - 2];
  CHECK_FALSE(before.unfinished);
  CHECK(before.week.previous_week_ratio == 1.0);
  CHECK_FALSE(report_of(daily("2026-09-07", "2026-11-22", 5), "2026-11-22").rows.back().unfinished);
}

TEST_CASE("a week against the mean of the four before") {
  json log = daily("2026-09-07", "2026-11-15", 5);
  for (json& run : log["activities"])
    if (run["date"] >= "2026-11-09") run["distance_km"] = 6;
  const Report report = report_of(log, "2026-11-15");
  CHECK_THAT(*report.rows.back().four_week_ratio, WithinAbs(1.2, 1e-9));
  CHECK(report.rows.back().longest_before == kilometres(5));
  CHECK_FALSE(report.rows[3].four_week_ratio);  // 28 days of log are no base and a week
  // More than a quarter of the runs of the base do not state their distance.
  int silent = 0;
  for (json& run : log["activities"])
    if (run["date"] < "2026-11-09" && run["date"] >= "2026-10-12" && silent++ % 3 == 0) run.erase("distance_km");
  CHECK_FALSE(report_of(log, "2026-11-15").rows.back().four_week_ratio);
}

TEST_CASE("the verdict of a row is what was said at the week's end, from what was known then") {
  json log = daily("2026-09-07", "2026-11-18", 5);
  for (json& run : log["activities"]) run["pain"] = 0;
  auto& activities = log["activities"].get_ref<json::array_t&>();
  for (json& run : activities)
    if (run["date"] == "2026-11-15") run["pain"] = {{"during", 1}, {"next_morning", 5}, {"settled_h", 60}};
  const Report report = report_of(log, "2026-11-18");
  const ReportRow& row = report.rows[report.rows.size() - 2];
  CHECK(row.week.days.last == day("2026-11-15"));
  CHECK(row.verdict == Verdict::keep_running);                 // nobody knew on that evening
  CHECK(row.week.pain.next_morning_over_baseline == Pain{5});  // the number is as known today
  CHECK(report.decision.verdict != Verdict::keep_running);
  for (const ReportRow& each : report.rows) {
    const Day end = std::min(each.week.days.last, day("2026-11-18"));
    CHECK(each.verdict == decide(log_of(log.dump()), end, shipped_policy()).verdict);
  }
}

TEST_CASE("the limit of a row is the one that the plan gave on the evening before") {
  const json log = random_log(11);
  const Report report = report_of(log, "2026-03-29");
  int limits = 0;
  for (const ReportRow& row : report.rows) {
    const Decision then = decide(log_of(log.dump()), row.week.days.first - days{1}, shipped_policy());
    CHECK(row.max_distance == then.plan.max_distance);
    limits += row.max_distance.has_value();
  }
  CHECK(limits > 2);
}

TEST_CASE("what was said seven days ago is known without what came since") {
  const json log{
      {"activities", {{{"date", "2026-11-10"}, {"pain", 0}}, {{"date", "2026-11-17"}, {"pain", {{"during", 6}}}}}}};
  const Report report = report_of(log, "2026-11-18");
  CHECK(report.before.as_of == day("2026-11-11"));
  CHECK(report.before.verdict == Verdict::keep_running);
  CHECK(report.decision.verdict == Verdict::stop);
}

TEST_CASE("weeks over the end of a year") {
  const Report report = report_of(daily("2026-11-02", "2027-01-12", 5), "2027-01-12", {.weeks = 4, .from = {}, .to = {}});
  using Dates = std::vector<std::string>;
  CHECK(firsts(report) == Dates{"2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11"});
  CHECK(iso_week(report.rows[1].week.days.first) == IsoWeek{2026, 53});
  CHECK(iso_week(report.rows[2].week.days.first) == IsoWeek{2027, 1});
  CHECK(report.rows[1].week.distance == kilometres(30));
  CHECK(report.rows[1].week.previous_week_ratio == 1.0);
}

TEST_CASE("the answer of a report is the answer of a check") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const json log = random_log(seed);
    const Report made = report_of(log, "2026-03-29");
    const Decision checked = decide_on(log.dump(), "2026-03-29");
    INFO("seed " << seed);
    CHECK(made.decision.verdict == checked.verdict);
    CHECK(made.decision.reasons.size() == checked.reasons.size());
    CHECK(made.decision.notices.size() == checked.notices.size());
    CHECK(made.rows.back().week.distance == checked.calendar_week.distance);
  }
}

TEST_CASE("what hurts is told where no score tells it") {
  const auto hurts = [](const char* pain) {
    const json log{{"activities", {{{"date", "2026-11-17"}, {"pain", json::parse(pain)}}}}};
    return render::headlines_of(report_of(log, "2026-11-20"), UnitSystem::metric)[1].text;
  };
  CHECK(hurts(R"({"limp": true})") == "Pain changed your stride.");
  CHECK(hurts(R"({"during": 1, "settled_h": 30})") ==
        "Worst pain 1 of 10 in the runs of the last 7 days; the knee was slow to settle after running.");
  CHECK(hurts(R"({"during": 0})") == "Nothing in the runs of the last 7 days that tell of the knee.");
  CHECK(hurts("{}") == "Nobody can say: no run of the last 7 days tells how the knee felt.");
}

TEST_CASE("a week has the most serious state of the knee of its days, and none where nobody said a word") {
  // Calm, then 3 and 7 of 10, good words on a walk, stages, calm again, silence.
  json log = {{"activities", json::array()}};
  const auto run = [&](const char* date, double km, double pain) {
    log["activities"].push_back({{"date", date}, {"distance_km", km}, {"duration_min", 6 * km}, {"pain", pain}});
  };
  for (const char* date : {"2026-02-02", "2026-02-05", "2026-02-08", "2026-02-10", "2026-02-12", "2026-02-15"})
    run(date, 8, 0);
  run("2026-02-18", 8, 3);
  run("2026-02-24", 8, 7);
  for (const char* date : {"2026-03-05", "2026-03-07"})
    log["activities"].push_back({{"date", date}, {"sport", "walk"}, {"duration_min", 30}, {"pain", 0}});
  for (const char* date : {"2026-03-10", "2026-03-12", "2026-03-14", "2026-03-16", "2026-03-18"}) run(date, 5, 0);
  for (const char* date : {"2026-03-24", "2026-03-28", "2026-03-31", "2026-04-04", "2026-04-08", "2026-04-12"})
    run(date, 6, 0);
  log["activities"].push_back({{"date", "2026-04-16"}, {"distance_km", 6}});

  std::vector<std::optional<KneeState>> states;
  const Report weeks = report_of(log, "2026-04-19", {.weeks = {}, .from = {}, .to = {}});
  for (const ReportRow& row : weeks.rows) states.push_back(row.knee);
  using enum KneeState;
  CHECK(states == std::vector<std::optional<KneeState>>{calm, calm, sore, stopped, stopped, returning, returning, returning,
                                                        returning, returning, std::nullopt});
}
