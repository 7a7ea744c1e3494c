#include "measure/windows.hpp"
#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// A trend looks at the same runs many times over: it may say reduce and never stop.
Answer<Level> evaluate(const RuleInput& input) {
  const WeekPain& pain = input.metrics.week.pain;
  if (!at_least(input, pain.scores, key::pain_trend_scores) || !pain.trend_per_week || !pain.trend_z) return CannotTell{};
  const double median = input.metrics.trend_median.value_or(0);
  if (!at_least(input, *pain.trend_per_week, key::pain_trend_slope) || !at_least(input, *pain.trend_z, key::pain_trend_z) ||
      !at_least(input, median, key::pain_trend_median))
    return Silent{};
  Finding<Level> finding{.level = Level::reduce,
                         .arm = "rising",
                         .value = pain.trend_per_week,
                         .limit = input.policy[key::pain_trend_slope],
                         .unit = Unit::points_per_week,
                         .facts = {{"scores", pain.scores, Unit::days}, {"median", median, Unit::points}}};
  for (const Run& run : input.history.runs_in(days_to(input.history.as_of, window::four_weeks)))
    if (run.worst) add_evidence(finding, run.day, run.own_record());
  return finding;
}

constexpr ThresholdKey thresholds[] = {key::pain_trend_scores, key::pain_trend_slope, key::pain_trend_z,
                                       key::pain_trend_median};

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

constinit const Rule rules::pain_trend{"pain-trend", Topic::symptom, evaluate, thresholds, examples};

}  // namespace patella
