#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<Level> evaluate(const RuleInput& input) {
  const auto latest = latest_runs(input, points_over_baseline);
  if (latest.empty() && !input.history.runs_in(last_days(input, key::last_runs_days)).empty()) return CannotTell{};
  std::vector<Finding<Level>> findings;
  for (const RunValue& run : runs_with_value(input, last_days(input, key::symptom_days), points_over_baseline))
    if (at_least(input, run.value, key::next_morning_once))
      findings.push_back(finding_of_run(Level::reduce, "once", run, input.policy[key::next_morning_once], Unit::points));
  const Repeat small{at_least, key::next_morning_repeat, Unit::points, key::next_morning_repeat_runs};
  if (const auto finding = find_repeat(input, latest, small)) findings.push_back(*finding);
  return strongest(findings);
}

constexpr ThresholdKey thresholds[] = {key::symptom_days,      key::last_runs_days,      key::last_runs_count,
                                       key::next_morning_once, key::next_morning_repeat, key::next_morning_repeat_runs};

constexpr Example examples[] = {
    {"exactly two points above the usual morning", Example::Outcome::reduce, "2026-03-12",
     R"({"athlete": {"baseline_pain": 1}, "activities": [{"date": "2026-03-10", "pain": {"during": 1, "next_morning": 3}}]})"},
    {"the check-in of the day after stands in", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 1}}], "checkins": [{"date": "2026-03-11", "morning_pain": 2}]})"},
    {"one point above, once", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 1, "next_morning": 1}}]})"},
    {"one point above after two of the last three runs", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-06", "pain": {"next_morning": 1}}, {"date": "2026-03-08", "pain": {"next_morning": 0}},
         {"date": "2026-03-10", "pain": {"next_morning": 1}}]})"},
    {"two points above, and seven days have passed since the run", Example::Outcome::silent, "2026-03-17",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 1, "next_morning": 2}}]})"},
    {"one point above after the last two runs, two weeks ago", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-03", "pain": {"next_morning": 1}}, {"date": "2026-03-05", "pain": {"next_morning": 1}}]})"},
    {"the next morning has not come yet", Example::Outcome::cannot_tell, "2026-03-10",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 1, "next_morning": 3}}]})"},
    {"no next morning was noted", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 1}}]})"},
};

}  // namespace

constinit const Rule rules::next_morning{"next-morning", Topic::symptom, evaluate, thresholds, examples};

}  // namespace patella
