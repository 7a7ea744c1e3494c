/// Years of real runners, every day of them.

#include "catch_include.hpp"
#include "files.hpp"
#include "logs.hpp"
#include "patella/backtest.hpp"
#include "patella/render_report.hpp"

using namespace patella;

namespace {

/// The text of a file of the real data, where there are any.
std::optional<std::string> real(const std::string& name) {
  const auto file = test_data(name);
  if (!file) return std::nullopt;
  REQUIRE(std::filesystem::exists(*file));
  return text_of(*file);
}

struct ExposureCounts {
  int days = 0, stop = 0, reduce = 0, unknown = 0;
};

/// Decides on every day and checks what must hold on each.
ExposureCounts every_day(const Log& log) {
  ExposureCounts tally;
  const Day first = log.activities.front().day, last = log.activities.back().day;
  for (Day today = first; today <= last; today += std::chrono::days{1}) {
    const Decision d = decide(log, today, shipped_policy());
    ++tally.days;
    tally.stop += d.verdict == Verdict::stop;
    tally.reduce += d.verdict == Verdict::reduce;
    tally.unknown += d.verdict == Verdict::insufficient_data;
    INFO(iso_date(today));
    REQUIRE(d.confidence != Confidence::high);  // no word on pain in these logs
    for (const auto& value : {d.week.week_ratio, d.week.monotony, d.week.acwr_ewma, d.week.longest_run_ratio})
      if (value) REQUIRE((std::isfinite(*value) && *value >= 0));
    if (d.plan.max_distance) REQUIRE(d.plan.max_distance->value >= 0);
  }
  return tally;
}

}  // namespace

TEST_CASE("four and a half years of one runner, five and a half months of them at zero") {
  const auto text = real("logs/runner-a-2022-2026.json");
  if (!text) return;
  const Log log = log_of(*text);
  const ExposureCounts tally = every_day(log);
  CHECK(tally.days == 1646);
  CHECK(tally.stop == 0);  // load alone never says stop
  CHECK(tally.reduce > 0);
  CHECK(tally.reduce < tally.days / 5);
  const Decision in_the_gap = decide(log, day("2024-09-15"), shipped_policy());
  CHECK(in_the_gap.verdict == Verdict::insufficient_data);
  CHECK(reason(in_the_gap, "return-from-break"));
  CHECK(in_the_gap.week.distance == Distance{0});
}

TEST_CASE("434 days of an elite runner") {
  const auto text = real("logs/runner-b-434-days.json");
  if (!text) return;
  const ExposureCounts tally = every_day(log_of(*text));
  CHECK(tally.days == 420);
  CHECK(tally.stop == 0);
  CHECK(tally.reduce < tally.days / 5);
  CHECK(tally.unknown == 34 + 110);  // the first five weeks, and a summer without a run
}

TEST_CASE("what was said before the injury of the public logs, as the manual tells it") {
  std::vector<AthleteReplay> athletes;
  for (const char* name : {"logs/runner-a-2022-2026.json", "logs/runner-b-434-days.json"}) {
    const auto text = real(name);
    if (!text) return;
    const Log log = log_of(*text);
    athletes.push_back({name, replay(log, {}, shipped_policy()), log.injuries});
  }
  const Backtest found = backtest(athletes, shipped_policy());
  REQUIRE(found.injuries.size() == 1);
  CHECK(found.injuries.front().before.front().worst == Verdict::keep_running);
  const RuleBacktest& verdict = found.rows.front();
  CHECK(found.days == 1124);
  CHECK(std::lround(1000.0 * verdict.days / found.days) == 34);
  CHECK(std::lround(1000.0 * verdict.begun / found.days) == 4);
  for (const LookBack& back : verdict.look_back) CHECK_FALSE(back.share);  // one injury of one athlete
  for (const RuleBacktest& said : found.rows)
    if (said.rule && said.rule->id == "weekly-spike") CHECK(std::lround(1000.0 * said.days / found.days) == 20);
}

TEST_CASE("reports of real logs in every format") {
  for (const auto& [name, as_of] :
       {std::pair{"logs/runner-a-2022-2026.json", "2026-07-04"}, std::pair{"logs/runner-b-434-days.json", "2014-03-03"}}) {
    const auto text = real(name);
    if (!text) return;
    const Report all = report(log_of(*text), day(as_of), {.weeks = {}, .from = {}, .to = {}}, shipped_policy());
    int weeks = 0;
    for (const ReportRow& row : all.rows) {
      weeks += 1 + (row.gap_before ? row.gap_before->count() / 7 : 0);
      CHECK(row.week.distance);
      CHECK(row.week.distance->value < 300e3);
      CHECK(row.verdict != Verdict::stop);
    }
    CHECK(weeks > 55);
    CHECK(render_report_html(all, {}, UnitSystem::metric).size() < 200'000);
    std::istringstream lines{render_report_text(all, {}, {.ascii = true})};
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 80);
  }
}
