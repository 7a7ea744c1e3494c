#include <sstream>

#include "catch_include.hpp"
#include "files.hpp"
#include "patella/read.hpp"
#include "patella/render.hpp"
#include "text/printable.hpp"

using namespace patella;

namespace {

Decision decision_of(std::string_view log, std::string_view as_of, const Policy& policy = shipped_policy()) {
  const ReadResult read = read_log(log, "log.json");
  REQUIRE(read.ok());
  return decide(read.log, *parse_day(as_of), policy);
}

std::string text_of(std::string_view log, std::string_view as_of, const TextStyle& style = {}) {
  return render_text(decision_of(log, as_of), {}, style);
}

constexpr std::string_view sore = R"({"activities": [
  {"date": "2026-10-01", "distance_km": 8, "pain": 0}, {"date": "2026-11-02", "distance_km": 10, "pain": 1},
  {"date": "2026-11-09", "distance_km": 10, "descent_m": 50, "pain": 2},
  {"date": "2026-11-19", "distance_km": 14.2, "descent_m": 340, "grade_km": [[-8, 0.7], [0, 13.5]], "cadence_spm": 166,
   "pain": {"during": 3, "settled_h": 20, "next_morning": 2}}]})";
constexpr std::string_view swollen = R"({"activities": [], "checkins": [{"date": "2026-11-20", "swelling": true}]})";
constexpr std::string_view nothing = R"({"activities": []})";

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the verdict comes first, what is no diagnosis last") {
  CHECK(text_of(sore, "2026-11-21").starts_with("REDUCE: "));
  CHECK(text_of(swollen, "2026-11-21").starts_with("STOP: "));
  CHECK(text_of(nothing, "2026-11-21").starts_with("NOT ENOUGH DATA: "));
  CHECK(lines_of(text_of(sore, "2026-11-21")).back().ends_with("It is not a diagnosis."));
}

TEST_CASE("whom to see comes before the plan where it cannot wait") {
  const std::string text = text_of(swollen, "2026-11-21", {.width = 100});
  CHECK(text.find("See someone soon") < text.find("Next 7 days"));
  CHECK(contains(text, "patella add checkin --into LOG --no-swelling"));
}

TEST_CASE("what is not known comes first where there is nothing else") {
  const std::string text = text_of(nothing, "2026-11-21");
  CHECK(text.find("What to record next") < text.find("Next 7 days"));
}

TEST_CASE("a log that ended long ago says so right after the verdict") {
  const std::vector<std::string> lines = lines_of(text_of(sore, "2026-12-31", {.width = 120}));
  CHECK(contains(lines.at(1), "The log ends on Thu 19 Nov, 42 days before"));
}

TEST_CASE("no line is longer than the page is wide") {
  for (const int width : {40, 60, 80, 120}) {
    for (const std::string_view log : {sore, swollen, nothing}) {
      for (const bool ascii : {false, true}) {
        for (const std::string& line : lines_of(text_of(log, "2026-11-21", {.width = width, .ascii = ascii}))) {
          CAPTURE(width, line);
          CHECK(columns(line) <= width);
        }
      }
    }
    for (const Rule* rule : all_rules()) {
      for (const std::string& line : lines_of(render_rule(*rule, shipped_policy(), {.width = width}))) {
        CAPTURE(width, line);
        CHECK(columns(line) <= width);
      }
    }
    for (const std::string& line : lines_of(render_rules(shipped_policy(), {.width = width}))) {
      CAPTURE(width, line);
      CHECK(columns(line) <= width);
    }
  }
}

TEST_CASE("ASCII output is ASCII") {
  std::string text = render_rules(shipped_policy(), {.ascii = true});
  for (const std::string_view log : {sore, swollen, nothing}) text += text_of(log, "2026-11-21", {.ascii = true});
  for (const Rule* rule : all_rules()) text += render_rule(*rule, shipped_policy(), {.ascii = true});
  CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
}

TEST_CASE("everything but the colours is the same in colour") {
  std::string coloured = text_of(sore, "2026-11-21", {.colour = true});
  for (std::size_t at = coloured.find('\033'); at != std::string::npos; at = coloured.find('\033')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == text_of(sore, "2026-11-21"));
}

TEST_CASE("miles and feet where they are asked for") {
  const std::string text = text_of(sore, "2026-11-21", {.width = 120, .units = UnitSystem::imperial});
  CHECK(contains(text, "8.8 mi"));
  CHECK_FALSE(contains(text, "14.2 km"));
}

TEST_CASE("the smaller limit is shown where a run may be longer than the week") {
  Decision decision = decision_of(sore, "2026-11-21");
  decision.plan.max_distance = kilometres(9);
  decision.plan.max_run = kilometres(12);
  const std::string text = render_text(decision, {}, {.width = 120});
  CHECK(contains(text, "9.0 km in one run (the week's limit is smaller"));
}

TEST_CASE("hostile names in warnings are shown, not obeyed") {
  const std::vector<Diagnostic> warnings{
      {.severity = Severity::warning, .file = "\033[31mlog\u202e.json", .line = 1, .column = 2, .message = "odd"}};
  const std::string text = render_text(decision_of(sore, "2026-11-21"), warnings, {});
  CHECK_FALSE(contains(text, "\033"));
  CHECK_FALSE(contains(text, "\u202e"));
  CHECK(contains(text, ".json:1:2: odd"));
}

TEST_CASE("only the first warnings are shown, the others counted") {
  const std::vector<Diagnostic> warnings(9, Diagnostic{.severity = Severity::warning, .file = "log.json", .message = "odd"});
  CHECK(contains(render_text(decision_of(sore, "2026-11-21"), warnings, {}), "4 more warnings"));
}

TEST_CASE("a policy of one's own is named in check and in explain") {
  const PolicyResult mine = read_policy(R"({"version": 1, "thresholds": {"pain-during.reduce-above": 1}})", "mine.json");
  REQUIRE(mine.ok());
  const std::string change = "pain-during.reduce-above is 1 point instead of 2 points";
  CHECK(contains(render_text(decision_of(sore, "2026-11-21", mine.policy), {}, {.width = 120}), change));
  CHECK(contains(render_rule(*find_rule("pain-during"), mine.policy, {.width = 120}), change));
  CHECK(contains(render_rules(mine.policy, {.width = 120}), change));
}

TEST_CASE("explain says everything about a rule") {
  const std::string text = render_rule(*find_rule("long-run-spike"), shipped_policy(), {.width = 120});
  for (const std::string_view part :
       {"Was a run much longer", "How it works", "long-run-spike.caution-above = 1.10", "Frandsen",
        "10.1136/bjsports-2024-109380", "Grade B", "We read the abstract", "Worked examples", "cannot tell"}) {
    CAPTURE(part);
    CHECK(contains(text, part));
  }
}
