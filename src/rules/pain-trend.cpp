#include "measure/trend.hpp"
#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// One trend is many looks at the same runs: it may say reduce and never stop.
Answer<Level> ask(const RuleInput& c) {
  const WeekPain& pain = c.metrics.week.pain;
  if (!at_least(c, pain.scores, "pain-trend.scores") || !pain.trend_per_week || !pain.trend_z) return CannotTell{};
  const double median = c.metrics.trend_median.value_or(0);
  if (!at_least(c, *pain.trend_per_week, "pain-trend.slope") || !at_least(c, *pain.trend_z, "pain-trend.z") ||
      !at_least(c, median, "pain-trend.median"))
    return Silent{};
  Finding<Level> finding{
      Level::reduce, "rising", pain.trend_per_week, c.policy["pain-trend.slope"], Unit::points_per_week, {}, {}, {}, {},
      false};
  finding.facts = {{"scores", pain.scores, Unit::days}, {"median", median, Unit::points}};
  for (const Run& run : c.history.runs_in(days_to(c.history.as_of, trend_days))) {
    if (!run.worst) continue;
    finding.days.push_back(run.day);
    finding.entries.push_back(run.records.front());
  }
  return finding;
}

constexpr ThresholdUse thresholds[] = {{"pain-trend.scores", "scores"},
                                       {"pain-trend.slope", "points/week"},
                                       {"pain-trend.z", "z"},
                                       {"pain-trend.median", "points"}};

constexpr Example examples[] = {
    {"from 0 to 3 in nine runs of four weeks", Example::Outcome::reduce, "2026-03-28",
     R"({"activities": [{"date": "2026-03-02", "pain": 0}, {"date": "2026-03-05", "pain": 0.5}, {"date": "2026-03-08", "pain": 0.5},
         {"date": "2026-03-11", "pain": 1}, {"date": "2026-03-14", "pain": 1.5}, {"date": "2026-03-17", "pain": 1.5},
         {"date": "2026-03-20", "pain": 2}, {"date": "2026-03-23", "pain": 2}, {"date": "2026-03-27", "pain": 3}]})"},
    {"as steep, but still below 2", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [{"date": "2026-03-02", "pain": 0}, {"date": "2026-03-05", "pain": 0}, {"date": "2026-03-08", "pain": 0.5},
         {"date": "2026-03-11", "pain": 0.5}, {"date": "2026-03-14", "pain": 1}, {"date": "2026-03-17", "pain": 1},
         {"date": "2026-03-20", "pain": 1.5}, {"date": "2026-03-23", "pain": 1.5}, {"date": "2026-03-27", "pain": 2}]})"},
    {"up and down", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [{"date": "2026-03-02", "pain": 2}, {"date": "2026-03-05", "pain": 0}, {"date": "2026-03-08", "pain": 3},
         {"date": "2026-03-11", "pain": 1}, {"date": "2026-03-14", "pain": 0}, {"date": "2026-03-17", "pain": 3},
         {"date": "2026-03-20", "pain": 2}, {"date": "2026-03-23", "pain": 3}, {"date": "2026-03-27", "pain": 2}]})"},
    {"clear, but a slow rise: from 2 to 2.5", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [{"date": "2026-03-02", "pain": 2}, {"date": "2026-03-05", "pain": 2}, {"date": "2026-03-08", "pain": 2},
         {"date": "2026-03-11", "pain": 2}, {"date": "2026-03-14", "pain": 2}, {"date": "2026-03-17", "pain": 2.5},
         {"date": "2026-03-20", "pain": 2.5}, {"date": "2026-03-23", "pain": 2.5}, {"date": "2026-03-27", "pain": 2.5}]})"},
    {"eight scores are too few", Example::Outcome::cannot_tell, "2026-03-28",
     R"({"activities": [{"date": "2026-03-05", "pain": 0}, {"date": "2026-03-08", "pain": 1}, {"date": "2026-03-11", "pain": 1},
         {"date": "2026-03-14", "pain": 2}, {"date": "2026-03-17", "pain": 2}, {"date": "2026-03-20", "pain": 3},
         {"date": "2026-03-23", "pain": 3}, {"date": "2026-03-27", "pain": 4}]})"},
};

}  // namespace

constinit const Rule rules::pain_trend{"pain-trend", Topic::symptom, ask, thresholds, examples};

}  // namespace patella
