#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

bool is_spike(const RuleInput& c, Height descent, Height highest) {
  return exceeds(descent.value, c.policy["descent-spike.above"] * highest.value) &&
         at_least(c, (descent - highest).value, "descent-spike.more");
}

Answer<LoadLevel> ask(const RuleInput& c) {
  const DescentSpike& spike = c.metrics.descent_spike;
  if (!c.condition.load_log || !spike.descent || !spike.highest) return CannotTell{};
  if (!is_spike(c, *spike.descent, *spike.highest)) return Silent{};
  const bool trusted = is_spike(c, *spike.descent_without_gps, *spike.highest);
  const bool sore = c.condition.sore() && trusted;
  Finding<LoadLevel> finding{sore ? LoadLevel::reduce : LoadLevel::caution,
                             sore ? "sore" : "caution",
                             c.metrics.week.descent_ratio,
                             c.policy["descent-spike.above"],
                             Unit::ratio,
                             {},
                             {},
                             {},
                             {},
                             false};
  finding.facts = {{"descent", spike.descent->value, Unit::metres},
                   {"highest", spike.highest->value, Unit::metres},
                   {"more", (*spike.descent - *spike.highest).value, Unit::metres}};
  for (const Run& run : c.history.runs_in(days_to(c.history.as_of, 7))) {
    if (!c.history.activity_of(run).descent) continue;
    finding.days.push_back(run.day);
    finding.entries.push_back(run.records.front());
  }
  return finding;
}

constexpr ThresholdUse thresholds[] = {{"load.log-days", "days"},
                                       {"load.runs", "runs"},
                                       {"load.run-days", "days"},
                                       {"descent-spike.above", "ratio"},
                                       {"descent-spike.more", "m"}};

constexpr Example examples[] = {
    {"520 m after 400 m is exactly 1.3 times", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "descent_m": 400}, {"date": "2026-03-10", "descent_m": 520}]})"},
    {"600 m after 400 m, and nothing hurts", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "descent_m": 400}, {"date": "2026-03-10", "descent_m": 600, "pain": 0}]})"},
    {"600 m after 400 m with a sore knee", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "descent_m": 400}, {"date": "2026-03-10", "descent_m": 600, "pain": 2}]})"},
    {"the same from raw GPS altitude raises nothing by itself", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "descent_m": 400},
         {"date": "2026-03-10", "descent_m": 600, "altitude_source": "gps", "pain": 2}]})"},
    {"twice as much, but only 99 m more", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "descent_m": 99}, {"date": "2026-03-10", "descent_m": 198}]})"},
    {"from a treadmill to 100 m of descent: no ratio, but metres", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-02", "sport": "treadmill"}, {"date": "2026-03-10", "descent_m": 100}]})"},
    {"one of the four weeks before does not state its descent", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-02-23", "distance_km": 8}, {"date": "2026-03-02", "descent_m": 400}, {"date": "2026-03-10", "descent_m": 600}]})"},
};

}  // namespace

constinit const Rule rules::descent_spike{"descent-spike", Topic::load, ask, thresholds, examples};

}  // namespace patella
