#include "rules/alone.hpp"
#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<Level> ask(const RuleInput& c) {
  const auto latest = last_runs(c, settled_hours_of);
  if (latest.empty() && !c.history.runs_in(days_of(c, "last-runs.days")).empty()) return CannotTell{};
  const auto recent = runs_that_tell(c, days_of(c, "symptom.days"), settled_hours_of);
  std::vector<Finding<Level>> findings;
  for (const auto& [run, hours] : recent) {
    if (!settled_too_late(*run, c.policy)) continue;
    findings.push_back(about_run(Level::stop, "stop", *run, hours, c.policy["slow-to-settle.stop-from"], Unit::hours));
    let_fall(findings.back(), run->begin, c.condition);
  }
  for (const auto& [run, hours] : recent)
    if (above(c, hours, "slow-to-settle.reduce-above") && !settled_too_late(*run, c.policy))
      findings.push_back(
          about_run(Level::reduce, "reduce", *run, hours, c.policy["slow-to-settle.reduce-above"], Unit::hours));
  const Repeat small{above, "slow-to-settle.repeat-above", Unit::hours, "slow-to-settle.repeat-runs"};
  if (const auto finding = repeated(c, latest, small)) findings.push_back(*finding);
  return strongest(findings);
}

constexpr ThresholdUse thresholds[] = {{"symptom.days", "days"},
                                       {"last-runs.days", "days"},
                                       {"last-runs.count", "runs"},
                                       {"slow-to-settle.stop-from", "h"},
                                       {"slow-to-settle.reduce-above", "h"},
                                       {"slow-to-settle.repeat-above", "h"},
                                       {"slow-to-settle.repeat-runs", "runs"}};

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

constinit const Rule rules::slow_to_settle{"slow-to-settle", Topic::symptom, ask, thresholds, examples};

}  // namespace patella
