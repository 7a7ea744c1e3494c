#include "rules/alone.hpp"
#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<Level> ask(const RuleInput& c) {
  const auto latest = last_runs(c, rise_of);
  if (latest.empty() && !c.history.runs_in(days_of(c, "last-runs.days")).empty()) return CannotTell{};
  std::vector<Finding<Level>> findings;
  for (const auto& [run, rise] : runs_that_tell(c, days_of(c, "symptom.days"), rise_of)) {
    if (!rose_too_much(*run, c.policy)) continue;
    findings.push_back(about_run(Level::stop, "stop", *run, rise, c.policy["pain-rising.stop-rise"], Unit::points));
    findings.back().facts = {{"end", run->end->value, Unit::points}};
    let_fall(findings.back(), run->begin, c.condition);
  }
  const Repeat small{at_least, "pain-rising.repeat-rise", Unit::points, "pain-rising.repeat-runs"};
  if (const auto finding = repeated(c, latest, small)) findings.push_back(*finding);
  return strongest(findings);
}

constexpr ThresholdUse thresholds[] = {{"symptom.days", "days"},           {"last-runs.days", "days"},
                                       {"last-runs.count", "runs"},        {"pain-rising.stop-rise", "points"},
                                       {"pain-rising.stop-end", "points"}, {"pain-rising.repeat-rise", "points"},
                                       {"pain-rising.repeat-runs", "runs"}};

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

constinit const Rule rules::pain_rising{"pain-rising", Topic::symptom, ask, thresholds, examples};

}  // namespace patella
