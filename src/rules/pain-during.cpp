#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<Level> evaluate(const RuleInput& input) {
  const Days window = last_days(input, key::symptom_days);
  const auto runs = runs_with_value(input, window, worst_points);
  if (runs.empty() && !input.history.runs_in(window).empty()) return CannotTell{};
  std::vector<Finding<Level>> findings;
  // The stop comes first: where a clean run has lowered it, the reason still shows the worse run.
  for (const RunValue& run : runs) {
    if (!pain_raises_stop(*run.run, input.policy)) continue;
    findings.push_back(finding_of_run(Level::stop, "stop", run, input.policy[key::pain_during_stop_above], Unit::points));
    lower_after_clean_run(findings.back(), input.history.activity_of(*run.run), input.runner);
  }
  for (const RunValue& run : runs)
    if (above(input, run.value, key::pain_during_reduce_above) && !pain_raises_stop(*run.run, input.policy))
      findings.push_back(
          finding_of_run(Level::reduce, "reduce", run, input.policy[key::pain_during_reduce_above], Unit::points));
  return strongest(findings);
}

constexpr ThresholdKey thresholds[] = {key::symptom_days, key::pain_during_reduce_above, key::pain_during_stop_above};

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

constinit const Rule rules::pain_during{"pain-during", Topic::symptom, evaluate, thresholds, examples};

}  // namespace patella
