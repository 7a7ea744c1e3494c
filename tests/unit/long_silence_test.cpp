/// Stretches of years without a record: how they begin is shown, the rest is counted, in every format.
#include <sstream>

#include "catch_include.hpp"
#include "logs.hpp"
#include "nlohmann/json.hpp"
#include "patella/render_replay.hpp"
#include "patella/render_report.hpp"

using namespace patella;
using nlohmann::json;

namespace {

/// Two runs with 1,000 weeks and a day between them.
Log log_with_gap() {
  return log_of(R"({"activities": [{"date": "2007-09-19", "distance_km": 5}, {"date": "2026-11-19", "distance_km": 6}]})");
}

Report whole_report() {
  ReportRequest request;
  request.weeks.reset();
  return report(log_with_gap(), day("2026-11-22"), request, shipped_policy());
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("a report counts the weeks of a long silence instead of printing them") {
  const Report made = whole_report();
  REQUIRE(made.rows.size() == 14);
  for (std::size_t i = 0; i + 1 < made.rows.size(); ++i) CHECK_FALSE(made.rows[i].gap_before);
  REQUIRE(made.rows.back().gap_before);
  const Days gap = *made.rows.back().gap_before;
  CHECK(gap.first == made.rows[12].week.days.last + std::chrono::days{1});
  CHECK(gap.last == made.rows[13].week.days.first - std::chrono::days{1});
  CHECK(gap.count() == 987 * 7);

  const std::string note = "Where the first column counts weeks, so many weeks without a record are left out.";
  const std::string text = render_report_text(made, {}, {.width = 200});
  CHECK(count(text, "\n987 weeks") == 1);
  const std::string markdown = render_report_markdown(made, {}, UnitSystem::metric);
  CHECK(count(markdown, "| 987 weeks |") == 3);
  CHECK(count(markdown, note) == 1);
  const std::string html = render_report_html(made, {}, UnitSystem::metric);
  CHECK(count(html, "<th scope=row>987&nbsp;weeks") == 1);
  CHECK(count(html, "<tr><th scope=row>") == 15);
  CHECK(count(html, "viewBox=\"0 0 150 ") >= 3);  // a place for the gap in every chart
  CHECK(count(render_report_csv(made), "\r\n") == 15);
  const json document = json::parse(render_report_json(made, {}));
  CHECK(document.at("weeks").size() == 14);
  CHECK(document.at("gaps") == json::array({{{"from", iso_date(gap.first)}, {"to", iso_date(gap.last)}}}));
}

TEST_CASE("a replay leaves out the days of a long silence and says how many") {
  for (const ReplayStep every : {ReplayStep::day, ReplayStep::week}) {
    const Replay made = replay(log_with_gap(), {.every = every, .from = {}, .to = {}}, shipped_policy());
    const bool daily = every == ReplayStep::day;
    REQUIRE(made.days.size() == (daily ? 93u : 14u));
    REQUIRE(made.days.back().gap_before);
    const Days gap = *made.days.back().gap_before;
    CHECK(gap.first == made.days[made.days.size() - 2].day + std::chrono::days{1});
    CHECK(made.days.back().day - gap.last <= std::chrono::days{daily ? 1 : 7});
    const std::string text = render_replay_text(made, {.width = 300});
    CHECK(count(text, std::to_string(gap.count()) + " days without a record\n") == 1);
    CHECK(count(text, "Left out: " + std::to_string(gap.count()) + " days") == 1);
    CHECK(json::parse(render_replay_json(made)).at("gaps").size() == 1);
  }
}

TEST_CASE("what follows a record is shown for 91 days, and nothing is left out of a shorter silence") {
  const auto gaps = [](std::string_view second) {
    const json log{{"activities", {{{"date", "2026-01-01"}}}}, {"checkins", {{{"date", second}}}}};
    const Replay made = replay(log_of(log.dump()), {}, shipped_policy());
    return std::ranges::count_if(made.days, [](const ReplayDay& d) { return d.gap_before.has_value(); });
  };
  CHECK(gaps("2026-04-03") == 0);
  CHECK(gaps("2026-04-04") == 1);
}

TEST_CASE("every day of a backtest and of a replay that asks for it is there") {
  ReplayRequest request;
  request.every_gap = true;
  CHECK(replay(log_with_gap(), request, shipped_policy()).days.size() == 1000 * 7 + 2);
}

TEST_CASE("no window of the policy is longer than the silence that is shown") {
  for (const Threshold& threshold : shipped_policy().thresholds()) {
    CAPTURE(threshold.key);
    if (threshold.unit == "days") CHECK(threshold.value <= 91);
    if (threshold.unit == "weeks") CHECK(threshold.value * 7 <= 91);
  }
}

TEST_CASE("a log over all years is answered in a few kilobytes") {
  const Log log =
      log_of(R"({"activities": [{"date": "1951-01-01", "distance_km": 5}, {"date": "2026-11-19", "distance_km": 6}]})");
  ReportRequest all;
  all.weeks.reset();
  const Report made = report(log, day("2099-12-31"), all, shipped_policy());
  for (const std::string& answer : {render_report_text(made, {}, {}), render_report_csv(made), render_report_json(made, {}),
                                    render_report_markdown(made, {}, UnitSystem::metric)})
    CHECK(answer.size() < 60'000);
  CHECK(render_report_html(made, {}, UnitSystem::metric).size() < 100'000);
  const Replay days = replay(log, {.every = ReplayStep::day, .from = {}, .to = day("2099-12-31")}, shipped_policy());
  CHECK(render_replay_text(days, {}).size() < 20'000);
  CHECK(render_replay_json(days).size() < 200'000);
}
