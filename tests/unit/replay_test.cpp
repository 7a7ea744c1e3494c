/// Replaying: what is said of a day rests on what was known by its end, however the replay gets there.
#include <algorithm>
#include <sstream>

#include "catch_include.hpp"
#include "generated.hpp"
#include "patella/render.hpp"
#include "patella/render_replay.hpp"
#include "patella/render_report.hpp"
#include "patella/replay.hpp"
#include "text/printable.hpp"

using namespace patella;
using nlohmann::json;

namespace {

using std::chrono::days;

/// A random log that has, beside the rest, records of one activity on several days: the same id again, a watch and a
/// phone at midnight.
json log_with_late_duplicates(unsigned seed) {
  json log = random_log(seed);
  Dice dice{seed + 1000};
  auto& activities = log["activities"].get_ref<json::array_t&>();
  for (int i = 0; i < 4 && !activities.empty(); ++i) {
    json again = activities[static_cast<std::size_t>(dice.below(static_cast<int>(activities.size())))];
    if (again.value("sport", "run") != "run") continue;
    again.erase("start");
    again["date"] = iso_date(day("2026-03-29") - days{dice.below(60)});
    again["id"] = "run-" + std::to_string(dice.below(20));
    activities.push_back(again);
  }
  const std::string evening = iso_date(day("2026-03-29") - days{20}), next = iso_date(day("2026-03-29") - days{19});
  activities.push_back(
      {{"start", evening + "T23:50:00"}, {"duration_min", 60}, {"distance_km", 10}, {"pain", {{"during", 3}}}});
  activities.push_back({{"start", next + "T00:05:00"},
                        {"duration_min", 50},
                        {"distance_km", 9},
                        {"descent_m", 100},
                        {"rpe", 5},
                        {"cadence_spm", 170}});
  activities.push_back({{"start", next + "T01:10:00"}, {"duration_min", 30}, {"distance_km", 5}});
  return log;
}

std::string said(const Decision& decision) {
  Decision plain = decision;
  plain.notices.clear();
  plain.files = {"log.json"};
  return render_json(plain, {});
}

Replay replay_of(const json& log, ReplayRequest request = {}) {
  return replay(log_of(log.dump()), request, shipped_policy());
}

std::string rules_of(const ReplayDay& day) {
  std::string text = iso_date(day.day) + ' ' + std::to_string(static_cast<int>(day.verdict)) +
                     std::to_string(static_cast<int>(day.confidence));
  for (const MissingData missing : day.missing) text += 'm' + std::to_string(static_cast<int>(missing));
  for (const Reason& reason : day.reasons)
    text += ' ' + std::string{reason.rule->id} + std::to_string(static_cast<int>(reason.finding.level)) + '=' +
            std::to_string(reason.finding.value.value_or(-1));
  return text;
}

std::vector<std::string> dates(const Replay& replay) {
  std::vector<std::string> all;
  for (const ReplayDay& each : replay.days) all.push_back(iso_date(each.day));
  return all;
}

const ReplayDay& at(const Replay& replay, std::string_view date) {
  return *std::find_if(replay.days.begin(), replay.days.end(), [&](const ReplayDay& each) { return each.day == day(date); });
}

bool has(const ReplayDay& day, std::string_view rule) {
  return std::any_of(day.reasons.begin(), day.reasons.end(), [&](const Reason& r) { return r.rule->id == rule; });
}

}  // namespace

TEST_CASE("a replay says of every day what a check of that day says, plan and figures too") {
  int reopened = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    const Log log = log_of(log_with_late_duplicates(seed).dump());
    std::vector<Day> asked;
    for (Day each = days_recorded(log)->first - days{1}; each <= days_recorded(log)->last + days{3}; each += days{1})
      asked.push_back(each);
    decide_each(log, asked, shipped_policy(), std::chrono::Monday, [&](const Decision& replayed) {
      INFO("seed " << seed << ", " << iso_date(replayed.as_of));
      const Decision checked = decide(log, replayed.as_of, shipped_policy());
      CHECK((said(replayed) == said(checked)));
      reopened += std::any_of(checked.notices.begin(), checked.notices.end(),
                              [](const Notice& n) { return n.kind == Notice::Kind::joined; });
    });
  }
  CHECK(reopened > 500);
}

TEST_CASE("steps of any size come to the same") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const Log log = log_of(log_with_late_duplicates(seed).dump());
    Dice dice{seed};
    std::vector<Day> asked;
    for (Day each = day("2026-01-01"); each <= day("2026-04-02"); each += days{1 + dice.below(9)}) asked.push_back(each);
    decide_each(log, asked, shipped_policy(), std::chrono::Monday, [&](const Decision& replayed) {
      INFO("seed " << seed << ", " << iso_date(replayed.as_of));
      CHECK((said(replayed) == said(decide(log, replayed.as_of, shipped_policy()))));
    });
  }
}

TEST_CASE("nothing in a replay changes when later records are removed") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    json log = log_with_late_duplicates(seed);
    const Replay whole = replay_of(log);
    const Day cut = day("2026-03-29") - days{Dice{seed}.below(40)};
    for (const char* list : {"activities", "checkins"}) {
      auto& records = log[list].get_ref<json::array_t&>();
      std::erase_if(records, [&](const json& record) {
        return day((record.contains("date") ? record["date"] : record["start"]).get<std::string>().substr(0, 10)) > cut;
      });
    }
    const Replay early = replay_of(log);
    INFO("seed " << seed);
    REQUIRE(early.days.size() <= whole.days.size());
    for (std::size_t i = 0; i < early.days.size(); ++i) CHECK(rules_of(early.days[i]) == rules_of(whole.days[i]));
  }
}

TEST_CASE("the next morning is not known on the evening of the run") {
  const Replay replay =
      replay_of({{"activities",
                  {{{"date", "2026-03-10"}, {"distance_km", 8}, {"pain", {{"during", 1}, {"next_morning", 4}}}},
                   {{"date", "2026-03-12"}, {"sport", "walk"}}}}});
  CHECK_FALSE(has(at(replay, "2026-03-10"), "next-morning"));
  CHECK(has(at(replay, "2026-03-11"), "next-morning"));
}

TEST_CASE("how long the knee took to settle is not known before it has") {
  const Replay replay = replay_of({{"activities",
                                    {{{"start", "2026-03-10T18:00:00"},
                                      {"duration_min", 60},
                                      {"distance_km", 8},
                                      {"pain", {{"during", 1}, {"settled_h", 50}}}},
                                     {{"date", "2026-03-14"}, {"sport", "walk"}}}}});
  // At 19:00 of the next day it has not settled for 24 hours, and at 19:00 of the day after not for 48.
  CHECK_FALSE(has(at(replay, "2026-03-10"), "slow-to-settle"));
  CHECK(has(at(replay, "2026-03-11"), "slow-to-settle"));
  CHECK(at(replay, "2026-03-11").verdict != Verdict::stop);
  CHECK(has(at(replay, "2026-03-12"), "slow-to-settle"));
  CHECK(at(replay, "2026-03-12").verdict == Verdict::stop);
}

TEST_CASE("the days asked for") {
  const json log{{"activities",
                  {{{"date", "2026-12-24"}, {"distance_km", 8}},
                   {{"date", "2026-12-27"}, {"sport", "ride"}},
                   {{"date", "2027-01-02"}, {"distance_km", 8}},
                   {{"date", "2027-01-02"}, {"distance_km", 3}}}},
                 {"checkins", {{{"date", "2026-12-23"}, {"sleep_h", 8}}, {{"date", "2027-01-05"}, {"sleep_h", 8}}}}};
  using Dates = std::vector<std::string>;
  CHECK(replay_of(log).days.size() == 14);
  CHECK(dates(replay_of(log, {.every = ReplayStep::run, .from = {}, .to = {}})) == Dates{"2026-12-24", "2027-01-02"});
  CHECK(dates(replay_of(log, {.every = ReplayStep::week, .from = {}, .to = {}})) ==
        Dates{"2026-12-27", "2027-01-03", "2027-01-05"});
  CHECK(dates(replay_of(log, {.every = ReplayStep::week, .from = {}, .to = {}, .week_start = std::chrono::Sunday})) ==
        Dates{"2026-12-26", "2027-01-02", "2027-01-05"});
  CHECK(dates(replay_of(log, {.from = day("2027-01-01"), .to = day("2027-01-02")})) == Dates{"2027-01-01", "2027-01-02"});
  CHECK(replay_of(log, {.from = day("2027-01-09"), .to = {}}).days.empty());
  CHECK(replay_of({{"activities", json::array()}}).days.empty());
}

TEST_CASE("a replay under another policy says which numbers differ") {
  const PolicyResult strict =
      read_policy(R"({"version": 1, "thresholds": {"pain-during.reduce-above": 0.5}})", "policy.json");
  REQUIRE(strict.ok());
  const Log log = log_of(R"({"activities": [{"date": "2026-03-10", "distance_km": 8, "pain": 1}]})");
  CHECK(replay(log, {}, shipped_policy()).days.front().verdict == Verdict::keep_running);
  const Replay own = replay(log, {}, strict.policy);
  CHECK(own.days.front().verdict == Verdict::reduce);
  CHECK(render_replay_text(own, {.width = 200}).find("pain-during.reduce-above is 0.5 points instead of 2 points") !=
        std::string::npos);
  CHECK(json::parse(render_replay_json(own))["policy"]["pain-during.reduce-above"] == 0.5);
}

TEST_CASE("CSV and JSON of a replay tell the same") {
  const Replay replay = replay_of(random_log(7));
  const json document = json::parse(render_replay_json(replay));
  const std::string csv = render_replay_csv(replay);
  REQUIRE(document["days"].size() == replay.days.size());
  CHECK(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) == replay.days.size() + 1);
  CHECK(csv.starts_with("as_of,verdict,confidence,missing,changed,stop,reduce,caution\r\n"));
  for (const json& each : document["days"]) {
    const std::string row = "\r\n" + each["as_of"].get<std::string>() + ',' + each["verdict"].get<std::string>() + ',' +
                            each["confidence"].get<std::string>() + ',';
    CHECK(csv.find(row.substr(1)) != std::string::npos);
  }
}

TEST_CASE("the calendar of a replay has one sign a day, each in its own column") {
  const std::string text = render_replay_text(
      replay_of({{"activities", {{{"date", "2026-01-30"}, {"distance_km", 5}}, {{"date", "2026-02-03"}, {"pain", 4}}}}}),
      {.ascii = true});
  CHECK(text.find("         1   5    10   15   20   25   30\n") != std::string::npos);
  CHECK(text.find("\nJan 2026 " + std::string(29, ' ') + "??\n") != std::string::npos);
  CHECK(text.find("\nFeb 2026 ??r\n") != std::string::npos);
}

TEST_CASE("no line that looks back is longer than it may be") {
  json log = random_log(3);
  log["injuries"] = {{{"start", "2026-03-20"}, {"end", "2026-03-22"}, {"site", "knee_left"}},
                     {{"start", "2026-02-10"}, {"end", "2026-02-12"}}};
  const Log read = log_of(log.dump());
  const Replay days_of_log = replay(read, {}, shipped_policy());
  const Backtest found = backtest({{"some-athlete.json", days_of_log, read.injuries}}, shipped_policy());
  const Report weeks = report(read, day("2026-03-29"), {.weeks = {}, .from = {}, .to = {}}, shipped_policy());
  for (const int width : {40, 53, 60, 72, 80, 100, 133, 200}) {
    const TextStyle style{.width = width};
    for (const std::string& text : {render_replay_text(days_of_log, style), render_backtest_text(found, style),
                                    render_report_text(weeks, {}, style)}) {
      std::istringstream lines{text};
      for (std::string line; std::getline(lines, line);) {
        INFO(width << ": " << line);
        CHECK(columns(line) <= width);
      }
    }
  }
}

TEST_CASE("days that are not in order are a bug of the caller") {
  const std::vector<Day> days{day("2026-03-02"), day("2026-03-01")};
  CHECK_THROWS_AS(decide_each(log_of(R"({"activities": []})"), days, shipped_policy(), std::chrono::Monday, [](Decision) {}),
                  std::invalid_argument);
}
