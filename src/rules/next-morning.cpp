#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<Level> ask(const RuleInput& c) {
  const auto latest = last_runs(c, over_baseline_of);
  if (latest.empty() && !c.history.runs_in(days_of(c, "last-runs.days")).empty()) return CannotTell{};
  std::vector<Finding<Level>> findings;
  for (const auto& [run, points] : runs_that_tell(c, days_of(c, "symptom.days"), over_baseline_of))
    if (at_least(c, points, "next-morning.once"))
      findings.push_back(about_run(Level::reduce, "once", *run, points, c.policy["next-morning.once"], Unit::points));
  const Repeat small{at_least, "next-morning.repeat", Unit::points, "next-morning.repeat-runs"};
  if (const auto finding = repeated(c, latest, small)) findings.push_back(*finding);
  return strongest(findings);
}

constexpr ThresholdUse thresholds[] = {{"symptom.days", "days"},          {"last-runs.days", "days"},
                                       {"last-runs.count", "runs"},       {"next-morning.once", "points"},
                                       {"next-morning.repeat", "points"}, {"next-morning.repeat-runs", "runs"}};

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

constinit const Rule rules::next_morning{"next-morning", Topic::symptom, ask, thresholds, examples};

}  // namespace patella
