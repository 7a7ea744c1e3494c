#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<Level> evaluate(const RuleInput& input) {
  const auto latest = latest_runs(input, settled_hours);
  if (latest.empty() && !input.history.runs_in(last_days(input, key::last_runs_days)).empty()) return CannotTell{};
  const auto recent = runs_with_value(input, last_days(input, key::symptom_days), settled_hours);
  std::vector<Finding<Level>> findings;
  for (const RunValue& run : recent) {
    if (!settling_raises_stop(*run.run, input.policy)) continue;
    findings.push_back(finding_of_run(Level::stop, "stop", run, input.policy[key::slow_to_settle_stop_from], Unit::hours));
    lower_after_clean_run(findings.back(), input.history.activity_of(*run.run), input.runner);
  }
  for (const RunValue& run : recent)
    if (above(input, run.value, key::slow_to_settle_reduce_above) && !settling_raises_stop(*run.run, input.policy))
      findings.push_back(
          finding_of_run(Level::reduce, "reduce", run, input.policy[key::slow_to_settle_reduce_above], Unit::hours));
  const Repeat small{above, key::slow_to_settle_repeat_above, Unit::hours, key::slow_to_settle_repeat_runs};
  if (const auto finding = find_repeat(input, latest, small)) findings.push_back(*finding);
  return strongest(findings);
}

constexpr ThresholdKey thresholds[] = {key::symptom_days,
                                       key::last_runs_days,
                                       key::last_runs_count,
                                       key::slow_to_settle_stop_from,
                                       key::slow_to_settle_reduce_above,
                                       key::slow_to_settle_repeat_above,
                                       key::slow_to_settle_repeat_runs};

constexpr Example examples[] = {
    {"settled after exactly 24 hours", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 24}}]})"},
    {"settled after 30 hours", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 30}}]})"},
    {"settled after exactly 48 hours", Example::Outcome::stop, "2026-03-13",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 48}}]})"},
    {"the 48 hours of a run at noon are not over at midnight of the next day", Example::Outcome::cannot_tell, "2026-03-11",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 48}}]})"},
    {"48 hours, and a later run was clean", Example::Outcome::reduce, "2026-03-14",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 48}}, {"date": "2026-03-14", "pain": 0}]})"},
    {"over one hour in each of the last three runs", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-02", "pain": {"during": 1, "settled_h": 2}}, {"date": "2026-03-05", "pain": {"during": 1, "settled_h": 3}},
         {"date": "2026-03-08", "pain": {"during": 1, "settled_h": 1.5}}]})"},
    {"exactly one hour in the last of three runs", Example::Outcome::silent, "2026-03-20",
     R"({"activities": [{"date": "2026-03-02", "pain": {"during": 1, "settled_h": 2}}, {"date": "2026-03-05", "pain": {"during": 1, "settled_h": 3}},
         {"date": "2026-03-08", "pain": {"during": 1, "settled_h": 1}}]})"},
    {"30 hours, and seven days have passed since the run", Example::Outcome::silent, "2026-03-17",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 30}}]})"},
    {"nobody noted when the knee settled", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2}}]})"},
};

}  // namespace

constinit const Rule rules::slow_to_settle{"slow-to-settle", Topic::symptom, evaluate, thresholds, examples};

}  // namespace patella
