#include "rules/alone.hpp"
#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<Level> ask(const RuleInput& c) {
  const Days window = days_of(c, "symptom.days");
  const auto runs = runs_that_tell(c, window, worst_of);
  if (runs.empty() && !c.history.runs_in(window).empty()) return CannotTell{};
  std::vector<Finding<Level>> findings;
  for (const auto& [run, worst] : runs)
    if (above(c, worst, "pain-during.reduce-above") && !hurt_too_much(*run, c.policy))
      findings.push_back(
          about_run(Level::reduce, "reduce", *run, worst, c.policy["pain-during.reduce-above"], Unit::points));
  for (const auto& [run, worst] : runs) {
    if (!hurt_too_much(*run, c.policy)) continue;
    findings.push_back(about_run(Level::stop, "stop", *run, worst, c.policy["pain-during.stop-above"], Unit::points));
    let_fall(findings.back(), run->begin, c.condition);
  }
  return strongest(findings);
}

constexpr ThresholdUse thresholds[] = {
    {"symptom.days", "days"}, {"pain-during.reduce-above", "points"}, {"pain-during.stop-above", "points"}};

constexpr Example examples[] = {
    {"worst pain of exactly 2 is within the limit", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2}}]})"},
    {"worst pain of 2.5", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2.5}}]})"},
    {"exactly 5 is still reduce", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 3, "after": 5}}]})"},
    {"worst pain of 5.5", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 5.5}}]})"},
    {"it hurt more than 5, and a later run was clean", Example::Outcome::reduce, "2026-03-13",
     R"({"activities": [{"date": "2026-03-10", "pain": 6}, {"date": "2026-03-13", "pain": 1}]})"},
    {"the pain was elsewhere", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 6, "site": "achilles"}}]})"},
    {"no run of the last seven days", Example::Outcome::silent, "2026-03-20",
     R"({"activities": [{"date": "2026-03-10", "pain": 6}]})"},
    {"a run without a word on pain", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "distance_km": 8}]})"},
};

}  // namespace

constinit const Rule rules::pain_during{"pain-during", Topic::symptom, ask, thresholds, examples};

}  // namespace patella
