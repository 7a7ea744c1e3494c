#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<Level> evaluate(const RuleInput& input) {
  const auto latest = latest_runs(input, rise_points);
  if (latest.empty() && !input.history.runs_in(last_days(input, key::last_runs_days)).empty()) return CannotTell{};
  std::vector<Finding<Level>> findings;
  for (const RunValue& run : runs_with_value(input, last_days(input, key::symptom_days), rise_points)) {
    if (!rise_raises_stop(*run.run, input.policy)) continue;
    findings.push_back(finding_of_run(Level::stop, "stop", run, input.policy[key::pain_rising_stop_rise], Unit::points));
    findings.back().facts = {{"end", run.run->end->value, Unit::points}};
    lower_after_clean_run(findings.back(), input.history.activity_of(*run.run), input.runner);
  }
  const Repeat small{at_least, key::pain_rising_repeat_rise, Unit::points, key::pain_rising_repeat_runs};
  if (const auto finding = find_repeat(input, latest, small)) findings.push_back(*finding);
  return strongest(findings);
}

constexpr ThresholdKey thresholds[] = {key::symptom_days,           key::last_runs_days,       key::last_runs_count,
                                       key::pain_rising_stop_rise,  key::pain_rising_stop_end, key::pain_rising_repeat_rise,
                                       key::pain_rising_repeat_runs};

constexpr Example examples[] = {
    {"from 1 at the start to 3 at the end", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"start": 1, "end": 3}}]})"},
    {"two points up, but no more than 2.5 at the end", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"start": 0.5, "end": 2.5}}]})"},
    {"from 1 to 3, and a later run was clean", Example::Outcome::reduce, "2026-03-13",
     R"({"activities": [{"date": "2026-03-10", "pain": {"start": 1, "end": 3}}, {"date": "2026-03-12", "pain": {"during": 1}}]})"},
    {"one point up in two of the last three runs", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-02", "pain": {"start": 0, "end": 1}}, {"date": "2026-03-05", "pain": {"start": 1, "end": 1}},
         {"date": "2026-03-08", "pain": {"start": 0, "end": 1}}]})"},
    {"one point up in only one of the last three", Example::Outcome::silent, "2026-03-20",
     R"({"activities": [{"date": "2026-03-01", "pain": {"start": 0, "end": 1}}, {"date": "2026-03-02", "pain": {"start": 0, "end": 0}},
         {"date": "2026-03-05", "pain": {"start": 1, "end": 1}}, {"date": "2026-03-08", "pain": {"start": 0, "end": 1}}]})"},
    {"from 1 to 3, and seven days have passed since", Example::Outcome::silent, "2026-03-17",
     R"({"activities": [{"date": "2026-03-10", "pain": {"start": 1, "end": 3}}]})"},
    {"only the pain at rest before the run and at its end were noted", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"before": 0, "end": 4}}]})"},
};

}  // namespace

constinit const Rule rules::pain_rising{"pain-rising", Topic::symptom, evaluate, thresholds, examples};

}  // namespace patella
