#include <limits>

#include "catch_include.hpp"
#include "logs.hpp"

using namespace patella;

TEST_CASE("a policy replaces the numbers that it names and remembers the shipped ones") {
  const PolicyResult result = read_policy(
      R"({"version": 1, "thresholds": {"weekly-spike.caution-above": 1.2, "sore.days": 14, "x_why": "coach"}})", "p.json");
  REQUIRE(result.ok());
  CHECK(result.diagnostics.empty());
  CHECK(result.policy.threshold("weekly-spike.caution-above").value == 1.2);
  REQUIRE(result.policy.changed().size() == 1);  // 14 days are what is shipped
  CHECK(result.policy.changed().front().key == "weekly-spike.caution-above");
  CHECK(result.policy.changed().front().shipped == 1.3);
}

TEST_CASE("a policy changes the decision, and the decision says so") {
  const auto* log = R"({"activities": [{"date": "2026-03-28", "pain": 3}]})";
  const Policy patient = read_policy(R"({"thresholds": {"pain-during.reduce-above": 4}})", "p.json").policy;
  CHECK(reason(decide_on(log, "2026-03-29"), "pain-during"));
  const Decision decision = decide_on(log, "2026-03-29", patient);
  CHECK_FALSE(reason(decision, "pain-during"));
  CHECK(decision.changed_thresholds.size() == 1);
}

TEST_CASE("everything wrong with a policy is told at once, with its place") {
  const PolicyResult result = read_policy(R"({"version": 2,
  "thresholds": {
    "weekly-spike.caution-abov": 1.2,
    "sore.days": "14",
    "pain-during.stop-above": 50,
    "sore.points": 1,
    "sore.points": 2,
    "new-load.days": [14]
  }, "treshold": {}, "x_note": {"deep": [1]}})",
                                          "p.json");
  CHECK_FALSE(result.ok());
  std::vector<std::pair<std::size_t, std::string>> places;
  for (const Diagnostic& d : result.diagnostics) places.emplace_back(d.line, d.pointer.text());
  CHECK(places == std::vector<std::pair<std::size_t, std::string>>{{1, "/version"},
                                                                   {3, "/thresholds/weekly-spike.caution-abov"},
                                                                   {4, "/thresholds/sore.days"},
                                                                   {5, "/thresholds/pain-during.stop-above"},
                                                                   {7, "/thresholds/sore.points"},
                                                                   {8, "/thresholds/new-load.days"},
                                                                   {9, "/treshold"}});
}

TEST_CASE("a policy that is no object, and one that is no JSON") {
  CHECK_FALSE(read_policy("[1, 2]", "p.json").ok());
  CHECK_FALSE(read_policy("12", "p.json").ok());
  CHECK_FALSE(read_policy("", "p.json").ok());
  CHECK_FALSE(read_policy(R"({"thresholds": {"sore.days": 1e999}})", "p.json").ok());
  CHECK(read_policy("{}", "p.json").ok());
}

TEST_CASE("a threshold that does not exist is a bug of ours") {
  CHECK_THROWS_AS((shipped_policy()[{"no.such-threshold", "days"}]), std::logic_error);
  CHECK_THROWS_AS((shipped_policy()[{"symptom.days", "runs"}]), std::logic_error);
}

TEST_CASE("what is counted is a whole number") {
  for (const Threshold& threshold : shipped_policy().thresholds()) {
    if (!is_count(threshold.unit) || threshold.min + 0.9 > threshold.max) continue;
    const std::string text =
        "{\"thresholds\": {\n  \"" + threshold.key + "\": " + std::to_string(threshold.min + 0.9) + "}}";
    INFO(text);
    const PolicyResult result = read_policy(text, "p.json");
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics.front().id == "not-whole");
    CHECK(result.diagnostics.front().line == 2);
  }
  CHECK(read_policy(R"({"thresholds": {"symptom.days": 8, "pain-during.stop-above": 4.5}})", "p.json").ok());
}

TEST_CASE("a policy cannot be made of thresholds that contradict each other or themselves") {
  const Threshold good{.key = "a.days",
                       .value = 7,
                       .unit = "days",
                       .basis = "ours",
                       .sources = {},
                       .note = "",
                       .min = 1,
                       .max = 14,
                       .shipped = {}};
  CHECK_NOTHROW(Policy{{good}});
  CHECK_THROWS_AS((Policy{{good, good}}), std::invalid_argument);
  for (const double value : {0.0, 15.0, 7.5, std::numeric_limits<double>::quiet_NaN()}) {
    Threshold bad = good;
    bad.value = value;
    CHECK_THROWS_AS(Policy{{bad}}, std::invalid_argument);
  }
}
