/// What is counted against injuries, on days few enough to count by hand.
#include <algorithm>
#include <sstream>

#include "advise/relative_risk.hpp"
#include "catch_include.hpp"
#include "files.hpp"
#include "generated.hpp"
#include "patella/render_replay.hpp"

using namespace patella;
using Catch::Matchers::WithinAbs;
using nlohmann::json;

namespace {

const Day first = day("2026-01-05");  // a Monday

Reason reason_of(std::string_view rule, Level level) {
  Reason reason;
  reason.rule = find_rule(rule);
  REQUIRE(reason.rule);
  reason.finding.level = level;
  return reason;
}

/// A day from one letter: k keep running, c the same with a caution for the week, r reduce for pain, l reduce for a long
/// run, S stop for a locked knee, ? not enough data, n the same with a caution for the week.
ReplayDay replay_day(char letter) {
  ReplayDay result;
  result.verdict = letter == '?' || letter == 'n'   ? Verdict::insufficient_data
                   : letter == 'S'                  ? Verdict::stop
                   : letter == 'r' || letter == 'l' ? Verdict::reduce
                                                    : Verdict::keep_running;
  if (letter == 'c' || letter == 'n') result.reasons = {reason_of("weekly-spike", Level::caution)};
  if (letter == 'r') result.reasons = {reason_of("pain-during", Level::reduce)};
  if (letter == 'l') result.reasons = {reason_of("long-run-spike", Level::reduce)};
  if (letter == 'S') result.reasons = {reason_of("locked", Level::stop)};
  return result;
}

/// An injury from the day of that index to another, or without an end.
Injury injury(int from, std::optional<int> to = std::nullopt) {
  Injury result;
  result.start = first + std::chrono::days{from};
  if (to) result.end = first + std::chrono::days{*to};
  return result;
}

AthleteReplay athlete(std::string_view letters, std::vector<Injury> injuries) {
  AthleteReplay result;
  result.name = "log.json";
  result.injuries = std::move(injuries);
  Day today = first;
  for (const char letter : letters) {
    result.replay.days.push_back(replay_day(letter));
    result.replay.days.back().day = today;
    today += std::chrono::days{1};
  }
  return result;
}

/// So many days with other letters at some places.
std::string days_of(std::size_t count, const std::vector<std::pair<std::size_t, char>>& marks = {}) {
  std::string letters(count, 'k');
  for (const auto& [at, letter] : marks) letters.at(at) = letter;
  return letters;
}

Policy needing(int injuries, int athletes) {
  const json policy{
      {"version", 1},
      {"thresholds", {{"against-injuries.least-injuries", injuries}, {"against-injuries.least-athletes", athletes}}}};
  PolicyResult result = read_policy(policy.dump(), "policy.json");
  REQUIRE(result.ok());
  return result.policy;
}

Backtest against(const std::vector<AthleteReplay>& athletes, const Policy& policy = shipped_policy()) {
  return backtest(athletes, policy);
}

/// What was said before the first injury of one athlete.
std::array<DaysBeforeInjury, 3> before(std::string_view letters, std::vector<Injury> injuries) {
  return against({athlete(letters, std::move(injuries))}).injuries.front().before;
}

std::vector<bool> in_log(const std::array<DaysBeforeInjury, 3>& preceded) {
  return {preceded[0].in_log, preceded[1].in_log, preceded[2].in_log};
}

const RuleBacktest& said_of(const Backtest& found, std::string_view rule) {
  const auto match =
      std::ranges::find_if(found.rows, [rule](const RuleBacktest& s) { return (s.rule ? s.rule->id : "verdict") == rule; });
  REQUIRE(match != found.rows.end());
  return *match;
}

/// Five athletes of 40 days with an injury on day 30; three were told to reduce on day 25, the first of them on day 10 too.
std::vector<AthleteReplay> five() {
  std::vector<AthleteReplay> all;
  for (int i = 0; i < 5; ++i) {
    std::string letters = days_of(40);
    if (i < 3) letters[25] = 'r';
    if (i == 0) letters[10] = 'r';
    all.push_back(athlete(letters, {injury(30)}));
  }
  return all;
}

/// Twenty athletes, of whom every other one was told before the injury.
std::vector<AthleteReplay> twenty() {
  std::vector<AthleteReplay> all;
  for (std::size_t i = 0; i < 20; ++i) {
    std::string letters = days_of(120, {{20 + 3 * i, 'r'}});
    if (i % 2 == 0) letters[96] = 'r';
    all.push_back(athlete(letters, {injury(100, 104)}));
  }
  return all;
}

/// Injuries a day over the seven days after something was said, over injuries a day otherwise: once more, from letters.
double ratio_in_sevens(const std::vector<AthleteReplay>& athletes, Verdict said) {
  double days[2]{}, begun[2]{};
  for (const AthleteReplay& a : athletes) {
    const auto begins_on = [&](Day d) { return std::ranges::count(a.injuries, d, &Injury::start); };
    const auto injured_on = [&](Day d) {
      return std::ranges::any_of(a.injuries, [d](const Injury& i) { return i.start <= d && (!i.end || d <= *i.end); });
    };
    for (std::size_t i = 7; i < a.replay.days.size(); ++i) {
      bool was_said = false, injured = false;
      for (std::size_t k = i - 7; k < i; ++k) {
        was_said |= a.replay.days[k].verdict == said;
        injured |= injured_on(a.replay.days[k].day);
      }
      if (injured) continue;
      ++days[was_said];
      begun[was_said] += static_cast<double>(begins_on(a.replay.days[i].day));
    }
  }
  return begun[1] / days[1] / (begun[0] / days[0]);
}

}  // namespace

TEST_CASE("what is said on the day of an injury came too late to count", "[hindsight]") {
  for (const DaysBeforeInjury& each : before(days_of(40, {{30, 'S'}, {31, 'r'}}), {injury(30)})) {
    CHECK(each.in_log);
    CHECK(each.worst == Verdict::keep_running);
    CHECK(each.rules.empty());
  }
}

TEST_CASE("7, 14 and 28 days are looked back on, the last of them the eve of the injury", "[hindsight]") {
  const auto told_before = [](std::size_t days) {
    std::vector<bool> told;
    for (const DaysBeforeInjury& each : before(days_of(40, {{30 - days, 'r'}}), {injury(30)}))
      told.push_back(each.worst == Verdict::reduce);
    return told;
  };
  CHECK(told_before(1) == std::vector{true, true, true});
  CHECK(told_before(7) == std::vector{true, true, true});
  CHECK(told_before(8) == std::vector{false, true, true});
  CHECK(told_before(14) == std::vector{false, true, true});
  CHECK(told_before(15) == std::vector{false, false, true});
  CHECK(told_before(28) == std::vector{false, false, true});
  CHECK(told_before(29) == std::vector{false, false, false});
}

TEST_CASE("days that reach back beyond the log are not in it", "[hindsight]") {
  CHECK(in_log(before(days_of(40), {injury(28)})) == std::vector{true, true, true});
  CHECK(in_log(before(days_of(40), {injury(27)})) == std::vector{true, true, false});
  CHECK(in_log(before(days_of(40), {injury(13)})) == std::vector{true, false, false});
  CHECK(in_log(before(days_of(40), {injury(6)})) == std::vector{false, false, false});
  CHECK(in_log(before(days_of(40), {injury(-3, 2)})) == std::vector{false, false, false});
  CHECK(in_log(before(days_of(40), {injury(40)})) == std::vector{false, false, false});
  CHECK(in_log(before("", {injury(3)})) == std::vector{false, false, false});
}

TEST_CASE("days with another injury are not looked back on", "[hindsight]") {
  const auto after_injury_to = [](int last) { return in_log(before(days_of(60), {injury(50), injury(15, last)})); };
  CHECK(after_injury_to(21) == std::vector{true, true, true});
  CHECK(after_injury_to(22) == std::vector{true, true, false});
  CHECK(after_injury_to(36) == std::vector{true, false, false});
  CHECK(after_injury_to(42) == std::vector{true, false, false});
  CHECK(after_injury_to(43) == std::vector{false, false, false});
  CHECK(after_injury_to(55) == std::vector{false, false, false});
}

TEST_CASE("of two injuries that begin on one day both count", "[hindsight]") {
  const Backtest found = against({athlete(days_of(40), {injury(30, 33), injury(30)})});
  CHECK(found.rows.front().look_back[0].injuries == 2);
  CHECK(found.rows.front().look_back[0].athletes == 1);
}

TEST_CASE("an injury without an end lasts as long as the log", "[hindsight]") {
  const Backtest open = against({athlete(days_of(100), {injury(30), injury(90)})});
  CHECK(open.days == 30);
  CHECK_FALSE(open.injuries[1].before[0].in_log);
  const Backtest over = against({athlete(days_of(100), {injury(30, 34), injury(90)})});
  CHECK(over.days == 30 + 55);
  CHECK(over.injuries[1].before[0].in_log);
}

TEST_CASE("days without an answer say nothing, and a stretch of nothing else cannot be looked back on", "[hindsight]") {
  CHECK(in_log(before(std::string(30, '?') + days_of(10), {injury(30)})) == std::vector{false, false, false});
  CHECK(in_log(before(std::string(20, 'k') + std::string(20, '?'), {injury(30)})) == std::vector{false, true, true});
  const auto one_answer = before(std::string(29, '?') + "r" + std::string(10, '?'), {injury(30)});
  CHECK(in_log(one_answer) == std::vector{true, true, true});
  CHECK(one_answer[0].worst == Verdict::reduce);
  CHECK(against({athlete("??k?r?", {})}).days == 2);
}

TEST_CASE("the worst verdict is told, and the rules behind reduce and stop in the order of the table", "[hindsight]") {
  const DaysBeforeInjury week = before(days_of(40, {{24, 'l'}, {26, 'S'}, {27, 'r'}, {28, 'c'}}), {injury(30)})[0];
  CHECK(week.worst == Verdict::stop);
  CHECK(week.rules == std::vector{find_rule("locked"), find_rule("pain-during"), find_rule("long-run-spike")});
}

TEST_CASE("days on which it was said and beginnings are counted where there is no injury", "[hindsight]") {
  const Backtest found = against({athlete("kkrrkrkSSrrkkcrk", {injury(7, 9)}), athlete("rk?Sl", {})});
  CHECK(found.days == 16 - 3 + 4);
  const RuleBacktest& verdict = said_of(found, "verdict");
  CHECK(verdict.rule == nullptr);
  CHECK(verdict.days == 3 + 1 + 1 + 3);
  CHECK(verdict.begun == 2 + 0 + 1 + 2);  // the alarm that came up during the injury began there
  CHECK(said_of(found, "pain-during").days == 6);
  CHECK(said_of(found, "locked").days == 1);
}

TEST_CASE("how often it was said is counted on the days with an answer, which it is held against", "[hindsight]") {
  const Backtest found = against({athlete("nnnnkcnc", {})});
  CHECK(found.days == 3);
  CHECK(said_of(found, "weekly-spike").days == 2);
  const json document = json::parse(render_backtest_json(found));
  for (const json& said : document["said"]) CHECK(said["days_per_100"].get<double>() <= 100);
}

TEST_CASE("each rule that ever spoke has a row, cautions too, and no other rule", "[hindsight]") {
  const Backtest found = against({athlete(days_of(40, {{3, 'c'}, {9, 'r'}}), {injury(30)}), athlete("kSk", {})});
  std::vector<std::string> rows;
  for (const RuleBacktest& said : found.rows) rows.emplace_back(said.rule ? said.rule->id : "verdict");
  CHECK(rows == std::vector<std::string>{"verdict", "locked", "pain-during", "weekly-spike"});
  CHECK(said_of(found, "weekly-spike").days == 1);
  CHECK(said_of(found, "verdict").days == 2);
}

TEST_CASE("shares before injuries and in matched windows, counted by hand", "[hindsight]") {
  const LookBack week = said_of(against(five(), needing(5, 5)), "verdict").look_back[0];
  CHECK(week.injuries == 5);
  CHECK(week.athletes == 5);
  CHECK(week.preceded == 3);
  CHECK(week.share == 0.6);
  // The weekday of day 30 comes again on days 9 and 16; of the two windows the first athlete's second was told in.
  REQUIRE(week.share_without);
  CHECK_THAT(*week.share_without, WithinAbs(0.5 / 5, 1e-12));
}

TEST_CASE("matched windows end on the weekday of the injury", "[hindsight]") {
  const auto share_without = [](std::size_t told) {
    std::vector<AthleteReplay> all;
    for (int i = 0; i < 5; ++i) all.push_back(athlete(days_of(60, {{told, 'r'}}), {injury(51)}));
    return said_of(against(all, needing(5, 5)), "verdict").look_back[0].share_without;
  };
  // Windows before days 9, 16, 23, 30 and 37: day 44 is too near to the injury, day 2 too near to the first.
  for (std::size_t told = 2; told <= 36; ++told) {
    INFO("told on day " << told);
    CHECK(share_without(told) == 0.2);
  }
  CHECK(share_without(1) == 0);
  CHECK(share_without(37) == 0);
  CHECK(share_without(43) == 0);
}

TEST_CASE("injuries a day after it was said, over injuries a day otherwise, counted by hand", "[hindsight]") {
  const LookBack week = said_of(against(five(), needing(5, 5)), "verdict").look_back[0];
  // Days 7 to 30 of five athletes: 24 each. After it was said: days 26 to 30 of three, and 11 to 17 of one of them.
  const double after = 3 * 5 + 7, otherwise = 5 * 24 - after;
  REQUIRE(week.relative_risk);
  CHECK_THAT(*week.relative_risk, WithinAbs((3 / after) / (2 / otherwise), 1e-12));
  CHECK_THAT(*week.relative_risk, WithinAbs(ratio_in_sevens(five(), Verdict::reduce), 1e-12));
}

TEST_CASE("the ratio of many athletes is the one that counting over again gives, with an interval around it",
          "[hindsight]") {
  const LookBack week = said_of(against(twenty(), needing(10, 5)), "verdict").look_back[0];
  REQUIRE(week.relative_risk);
  CHECK_THAT(*week.relative_risk, WithinAbs(ratio_in_sevens(twenty(), Verdict::reduce), 1e-12));
  REQUIRE(week.interval);
  CHECK(week.interval->first < *week.relative_risk);
  CHECK(*week.relative_risk < week.interval->second);
  CHECK(said_of(against(twenty(), needing(10, 5)), "verdict").look_back[0].interval == week.interval);
}

TEST_CASE("a rule's own row holds its own numbers", "[hindsight]") {
  std::vector<AthleteReplay> all = five();
  for (AthleteReplay& a : all) a.replay.days[27].reasons = replay_day('c').reasons;
  const Backtest found = against(all, needing(5, 5));
  CHECK(said_of(found, "verdict").look_back[0].preceded == 3);
  CHECK(said_of(found, "pain-during").look_back[0].preceded == 3);
  CHECK(said_of(found, "weekly-spike").look_back[0].preceded == 5);
  CHECK_FALSE(said_of(found, "weekly-spike").look_back[0].relative_risk);  // no injury came without it
  CHECK(said_of(found, "weekly-spike").look_back[2].injuries == 5);
}

TEST_CASE("no ratio to nothing", "[hindsight]") {
  CHECK_FALSE(relative_risk({}));
  CHECK_FALSE(relative_risk(std::vector<ExposureCounts>{{0, 0, 10, 2}}));
  CHECK_FALSE(relative_risk(std::vector<ExposureCounts>{{10, 2, 0, 0}}));
  CHECK_FALSE(relative_risk(std::vector<ExposureCounts>{{10, 0, 10, 0}}));
  CHECK_FALSE(relative_risk(std::vector<ExposureCounts>{{10, 2, 10, 0}}));
  CHECK(relative_risk(std::vector<ExposureCounts>{{10, 0, 10, 2}}) == 0);
  CHECK(relative_risk(std::vector<ExposureCounts>{{10, 1, 30, 1}, {10, 1, 10, 3}}) == 1);
}

TEST_CASE("an interval comes from the athletes and is the same every time", "[hindsight]") {
  const std::vector<ExposureCounts> alike(8, ExposureCounts{10, 2, 40, 2});
  REQUIRE(risk_interval(alike));
  CHECK(risk_interval(alike)->first == 4);
  CHECK(risk_interval(alike)->second == 4);
  std::vector<ExposureCounts> mixed;
  for (long i = 0; i < 12; ++i) mixed.push_back({20 + i, 1 + i % 3, 200 - i, 1 + i % 2});
  const auto interval = risk_interval(mixed);
  REQUIRE(interval);
  CHECK(interval->first < *relative_risk(mixed));
  CHECK(*relative_risk(mixed) < interval->second);
  CHECK(risk_interval(mixed) == interval);
}

TEST_CASE("an interval without a bound is not told", "[hindsight]") {
  CHECK_FALSE(risk_interval({}));
  // One athlete in five without a warning: often none of them is drawn.
  CHECK_FALSE(risk_interval(
      std::vector<ExposureCounts>{{10, 1, 90, 0}, {10, 1, 90, 0}, {10, 1, 90, 0}, {10, 1, 90, 0}, {10, 0, 90, 1}}));
  // Samples in which nothing was ever said, or nobody was hurt, tell nothing.
  CHECK_FALSE(risk_interval(std::vector<ExposureCounts>{{10, 1, 90, 1}, {0, 0, 90, 1}, {0, 0, 90, 1}}));
  CHECK_FALSE(risk_interval(std::vector<ExposureCounts>{{10, 1, 90, 1}, {10, 0, 90, 0}, {10, 0, 90, 0}}));
  const LookBack week = said_of(against(five(), needing(5, 5)), "verdict").look_back[0];
  CHECK(week.relative_risk);
  CHECK_FALSE(week.interval);
}

TEST_CASE("with too few injuries or athletes there is no number", "[hindsight]") {
  std::vector<AthleteReplay> one_athlete{athlete(days_of(900, {{300, 'r'}}), {})};
  for (int i = 1; i <= 12; ++i) one_athlete.front().injuries.push_back(injury(70 * i, 70 * i + 2));
  for (const auto& few : {five(), one_athlete}) {
    const Backtest found = against(few);
    CHECK(found.least_injuries == 10);
    CHECK(found.least_athletes == 5);
    for (const RuleBacktest& said : found.rows)
      for (const LookBack& back : said.look_back) {
        CHECK(back.injuries > 0);
        CHECK_FALSE(back.preceded);
        CHECK_FALSE(back.share);
        CHECK_FALSE(back.share_without);
        CHECK_FALSE(back.relative_risk);
        CHECK_FALSE(back.interval);
      }
    const json document = json::parse(render_backtest_json(found));
    for (const json& said : document["said"])
      for (const json& back : said["look_back"])
        for (const auto* key : {"preceded", "share", "share_without", "relative_risk", "interval_low", "interval_high"})
          CHECK(back.at(key).is_null());
    const std::vector<std::string> csv = lines_of(render_backtest_csv(found));
    REQUIRE(csv.size() == 1 + 3 * found.rows.size());
    CHECK(csv.front().ends_with(",preceded,share,share_without,relative_risk,interval_low,interval_high\r"));
    for (std::size_t i = 1; i < csv.size(); ++i) CHECK(csv[i].ends_with(",,,,,,\r"));
    const std::string text = render_backtest_text(found, {});
    const std::string shares =
        text.substr(text.find("In the 7 days before"), text.rfind("Before: share") - text.find("In the 7 days before"));
    CHECK(shares.find("Too few injuries") != std::string::npos);
    CHECK(shares.find('%') == std::string::npos);
    CHECK(shares.find("Elsewhere") == std::string::npos);
  }
}

TEST_CASE("a policy says how many injuries and athletes it takes", "[hindsight]") {
  const auto told = [](const std::vector<AthleteReplay>& athletes, int injuries, int least_athletes) {
    const Backtest found = against(athletes, needing(injuries, least_athletes));
    CHECK(found.least_injuries == injuries);
    CHECK(found.least_athletes == least_athletes);
    return found.rows.front().look_back[0].share.has_value();
  };
  CHECK(told(five(), 5, 5));
  CHECK_FALSE(told(five(), 6, 5));
  CHECK_FALSE(told(five(), 5, 6));
  CHECK(told(five(), 5, 2));
  CHECK(told(twenty(), 20, 20));
  CHECK_FALSE(told(twenty(), 21, 20));
}

TEST_CASE("text, CSV and JSON say the same of injuries", "[hindsight]") {
  const Backtest found = against(twenty());
  const json document = json::parse(render_backtest_json(found));
  const std::vector<std::string> csv = lines_of(render_backtest_csv(found));
  const std::string text = render_backtest_text(found, {});
  REQUIRE(csv.size() == 1 + 3 * document["said"].size());
  std::size_t row = 1;
  for (const json& said : document["said"])
    for (const json& back : said["look_back"]) {
      std::string expected =
          said["rule"].get<std::string>() + ',' + said["days_per_100"].dump() + ',' + said["begun_per_100"].dump();
      for (const auto* key : {"days", "injuries", "athletes", "preceded", "share", "share_without", "relative_risk",
                              "interval_low", "interval_high"})
        expected += ',' + (back.at(key).is_null() ? std::string{} : back.at(key).dump());
      CHECK(csv[row++] == expected + '\r');
    }
  const LookBack week = said_of(found, "pain-during").look_back[0];
  REQUIRE(week.interval);
  std::ostringstream ratio;
  ratio.precision(2);
  ratio << std::fixed << *week.relative_risk << " (" << week.interval->first << " to " << week.interval->second << ')';
  CHECK(text.find(ratio.str()) != std::string::npos);
  CHECK(text.find("50 %") != std::string::npos);
  CHECK(text.find("2026-04-15") != std::string::npos);  // day 100
}
