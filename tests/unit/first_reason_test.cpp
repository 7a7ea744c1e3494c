/// The reason that stands first is one of the verdict's level, in every answer.
#include "catch_include.hpp"
#include "generated.hpp"
#include "patella/render.hpp"
#include "patella/render_replay.hpp"
#include "patella/render_report.hpp"

using namespace patella;
using nlohmann::json;

namespace {

/// A flag that nobody has confirmed for long asks for less; a limp, whose rule comes later in the table, for none.
constexpr std::string_view limping = R"({"activities": [
  {"date": "2026-11-01", "distance_km": 8, "pain": 0}, {"date": "2026-11-20", "distance_km": 9, "pain": {"during": 6, "limp": true}}],
  "checkins": [{"date": "2026-10-10", "swelling": true}]})";

std::optional<Level> level_of(Verdict verdict) {
  if (verdict == Verdict::stop) return Level::stop;
  if (verdict == Verdict::reduce) return Level::reduce;
  return std::nullopt;
}

/// The first word behind `heading` that names a level.
std::string first_level(const std::string& text, std::string_view heading) {
  const std::size_t begin = text.find(heading);
  REQUIRE(begin != std::string::npos);
  const std::size_t stop = text.find("STOP", begin + heading.size()), reduce = text.find("REDUCE", begin + heading.size());
  return stop < reduce ? "STOP" : "REDUCE";
}

}  // namespace

TEST_CASE("reasons of the verdict's level come first, others by level and in the order of the rules") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const Decision decision = decide_on(random_log(seed).dump(), "2026-03-29");
    CAPTURE(seed);
    if (const auto level = level_of(decision.verdict)) {
      REQUIRE_FALSE(decision.reasons.empty());
      CHECK(decision.reasons.front().finding.level == *level);
    }
    CHECK(std::ranges::is_sorted(decision.reasons, std::greater{}, [](const Reason& r) { return r.finding.level; }));
  }
}

TEST_CASE("every answer gives a stop reason first where the verdict is stop") {
  const Decision decision = decide_on(limping, "2026-11-21");
  REQUIRE(decision.verdict == Verdict::stop);
  REQUIRE(std::ranges::any_of(decision.reasons, [](const Reason& r) { return r.finding.level == Level::reduce; }));
  CHECK(first_level(render_text(decision, {}, {}), "\nWhy\n") == "STOP");
  CHECK(json::parse(render_json(decision, {})).at("/reasons/0/level"_json_pointer) == "stop");

  const std::string brief = render_brief({}, decision, {.width = 400});
  CHECK(brief.starts_with("STOP: "));
  CHECK(first_level(brief, "\n") == "STOP");

  const Log log = log_of(limping);
  const Replay days = replay(log, {}, shipped_policy());
  CHECK(json::parse(render_replay_json(days)).at("days").back().at("/reasons/0/level"_json_pointer) == "stop");
  const std::string text = render_replay_text(days, {.width = 400});
  const std::size_t day = text.find("Fri 20 Nov 2026  STOP: ");
  REQUIRE(day != std::string::npos);
  const std::string why = text.substr(day, text.find('\n', day) - day);
  CHECK(why.find("(limp)") < why.find("(swelling)"));

  const Report weeks = report(log, parse_day("2026-11-21").value(), {}, shipped_policy());
  CHECK(first_level(render_report_text(weeks, {}, {}), "\nWhy\n") == "STOP");
  CHECK(first_level(render_report_markdown(weeks, {}, UnitSystem::metric), "\n### Why\n") == "STOP");
  CHECK(first_level(render_report_html(weeks, {}, UnitSystem::metric), "<h2>Why</h2>") == "STOP");
}
