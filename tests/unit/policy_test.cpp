#include "catch_include.hpp"
#include "logs.hpp"

using namespace patella;

TEST_CASE("a policy replaces the numbers that it names and remembers the shipped ones") {
  const PolicyResult result = read_policy(
      R"({"version": 1, "thresholds": {"weekly-spike.caution-above": 1.2, "sore.days": 14, "x_why": "coach"}})", "p.json");
  REQUIRE(result.ok());
  CHECK(result.diagnostics.empty());
  CHECK(result.policy["weekly-spike.caution-above"] == 1.2);
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
  CHECK_THROWS_AS(shipped_policy()["no.such-threshold"], std::logic_error);
}
