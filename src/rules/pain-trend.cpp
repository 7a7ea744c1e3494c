#include "measure/pain_trend.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// A trend looks at the same runs many times over: it may say reduce and never stop. Every day with a score decides anew.
std::vector<Symptom> find(const KneeDay& day) {
  const std::vector<DayScore> scores = worst_scores(day.history, day.day, day.baseline);
  if (scores.empty() || scores.back().day != day.day) return {};
  if (std::ssize(scores) < day.policy.count(key::pain_trend_scores)) return {};
  const PainTrend trend = pain_trend(scores);
  const double current = median_of_last(scores, 3), small = day.policy[key::pain_trend_median];
  const bool hurts_now = reaches(scores.back().points, small) || reaches(scores[scores.size() - 2].points, small);
  if (!reaches(trend.per_week, day.policy[key::pain_trend_slope]) || !reaches(trend.z, day.policy[key::pain_trend_z]) ||
      !reaches(current, small) || !hurts_now)
    return {};
  const bool reduce = reaches(current, day.policy[key::pain_trend_reduce_median]);
  Symptom symptom;
  symptom.field = KneeField::activity;
  symptom.repeated = true;
  symptom.excess = current;
  symptom.finding = {
      .level = reduce ? Level::reduce : Level::caution,
      .arm = reduce ? "rising" : "caution",
      .value = trend.per_week,
      .limit = day.policy[key::pain_trend_slope],
      .unit = Unit::points_per_week,
      .days = {day.day},
      .facts = {{"scores", static_cast<double>(scores.size()), Unit::days},
                {"median", current, Unit::points},
                {"weeks", static_cast<double>((scores.back().day - scores.front().day).count()), Unit::days}}};
  for (const Activity& activity : activities_on(day.history, day.day))
    if (worst_points(activity)) symptom.finding.entries.push_back(activity.origin);
  return {symptom};
}

Answer<Level> evaluate(const RuleInput& input) {
  const auto scores = worst_scores(input.history, input.day, 0);
  return strongest_symptom(input, rules::pain_trend, std::ssize(scores) >= input.policy.count(key::pain_trend_scores));
}

constexpr ThresholdKey thresholds[] = {key::pain_trend_scores, key::pain_trend_slope, key::pain_trend_z,
                                       key::pain_trend_median, key::pain_trend_reduce_median};

constexpr Example examples[] = {
    {"from 0 to 3 in nine runs of four weeks", Example::Outcome::reduce, "2026-03-28",
     R"({"activities": [{"date": "2026-03-02", "pain": 0}, {"date": "2026-03-05", "pain": 0.5}, {"date": "2026-03-08", "pain": 0.5},
         {"date": "2026-03-11", "pain": 1}, {"date": "2026-03-14", "pain": 1.5}, {"date": "2026-03-17", "pain": 1.5},
         {"date": "2026-03-20", "pain": 2}, {"date": "2026-03-23", "pain": 2}, {"date": "2026-03-27", "pain": 3}]})"},
    {"as steep, but still below 2", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [{"date": "2026-03-02", "pain": 0}, {"date": "2026-03-05", "pain": 0}, {"date": "2026-03-08", "pain": 0.5},
         {"date": "2026-03-11", "pain": 0.5}, {"date": "2026-03-14", "pain": 1}, {"date": "2026-03-17", "pain": 1},
         {"date": "2026-03-20", "pain": 1.5}, {"date": "2026-03-23", "pain": 1.5}, {"date": "2026-03-27", "pain": 2}]})"},
    {"slowly from 0 to 1.5 in eleven weeks", Example::Outcome::caution, "2026-03-20",
     R"({"activities": [{"date": "2026-01-05", "pain": 0}, {"date": "2026-01-08", "pain": 0.5},
         {"date": "2026-01-12", "pain": 0}, {"date": "2026-01-15", "pain": 0.5}, {"date": "2026-01-19", "pain": 0},
         {"date": "2026-01-22", "pain": 0.5}, {"date": "2026-01-26", "pain": 0}, {"date": "2026-01-29", "pain": 1},
         {"date": "2026-02-02", "pain": 0.5}, {"date": "2026-02-05", "pain": 1}, {"date": "2026-02-09", "pain": 0.5},
         {"date": "2026-02-12", "pain": 1}, {"date": "2026-02-16", "pain": 0.5}, {"date": "2026-02-19", "pain": 1.5},
         {"date": "2026-02-23", "pain": 1}, {"date": "2026-02-26", "pain": 1.5}, {"date": "2026-03-02", "pain": 1},
         {"date": "2026-03-05", "pain": 1.5}, {"date": "2026-03-09", "pain": 1}, {"date": "2026-03-12", "pain": 1},
         {"date": "2026-03-16", "pain": 2}, {"date": "2026-03-19", "pain": 1.5}]})"},
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

constinit const Rule rules::pain_trend{"pain-trend", Topic::symptom, evaluate, thresholds, examples, std::nullopt, find};

}  // namespace patella
