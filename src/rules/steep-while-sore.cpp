#include "measure/descent.hpp"
#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

bool hurt(const RuleInput& c, const Run& run) {
  return (run.worst && above(c, run.worst->value, "steep-while-sore.worst")) ||
         (run.settled && above(c, run.settled->count(), "steep-while-sore.settled")) ||
         (run.over_baseline && at_least(c, run.over_baseline->value, "steep-while-sore.morning"));
}

Answer<LoadLevel> ask(const RuleInput& c) {
  if (!soreness_known(c)) return CannotTell{};
  if (!c.condition.sore()) return Silent{};
  const Days week = days_of(c, "symptom.days");
  Finding<LoadLevel> finding{
      LoadLevel::caution, "caution", 0, c.policy["steep-while-sore.above"], Unit::km, {}, {}, {}, {}, false};
  double steep_km = 0;
  bool unknown = false;
  for (const Run& run : c.history.runs_in(week)) {
    if (run.day < *c.condition.sore_since) continue;
    const auto steep = steep_descent_of(c.history.activity_of(run));
    unknown = unknown || !steep;
    if (!steep || steep->value <= 0) continue;
    steep_km += in_kilometres(*steep);
    finding.days.push_back(run.day);
    finding.entries.insert(finding.entries.end(), run.records.begin(), run.records.end());
    if (hurt(c, run)) {
      finding.level = LoadLevel::reduce;
      finding.arm = "hurt";
    }
  }
  if (above(c, steep_km, "steep-while-sore.above")) {
    finding.value = steep_km;
    return finding;
  }
  if (unknown) return CannotTell{};
  return Silent{};
}

constexpr ThresholdUse thresholds[] = {{"symptom.days", "days"},
                                       {"steep-while-sore.above", "km"},
                                       {"steep-while-sore.worst", "points"},
                                       {"steep-while-sore.settled", "h"},
                                       {"steep-while-sore.morning", "points"}};

constexpr Example examples[] = {
    {"1 km at exactly -5 % with a sore knee, and that run did not hurt", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "grade_km": [[-5, 1], [0, 5]], "pain": 0}], "checkins": [{"date": "2026-03-09", "stairs_pain": 2}]})"},
    {"1 km steep with a sore knee, and that run hurt", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "steep_descent_km": 1, "pain": 3}]})"},
    {"it took 30 hours to settle", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "steep_descent_km": 1, "pain": {"during": 2, "settled_h": 30}}]})"},
    {"the morning after was two points worse", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "steep_descent_km": 1, "pain": {"during": 1, "next_morning": 2}}]})"},
    {"it was steep before the knee got sore", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-08", "steep_descent_km": 1, "pain": 0}], "checkins": [{"date": "2026-03-09", "stairs_pain": 2}]})"},
    {"seven days have passed since that run", Example::Outcome::silent, "2026-03-17",
     R"({"activities": [{"date": "2026-03-10", "steep_descent_km": 1, "pain": 3}]})"},
    {"-4.9 % is not steep", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "grade_km": [[-4.9, 1]], "pain": 3}]})"},
    {"the knee is not sore", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "steep_descent_km": 1, "pain": 1}]})"},
    {"raw GPS altitude says nothing of steepness", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "steep_descent_km": 1, "altitude_source": "gps", "pain": 3}]})"},
    {"nobody said whether the knee is sore", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "steep_descent_km": 1}]})"},
};

}  // namespace

constinit const Rule rules::steep_while_sore{"steep-while-sore", Topic::load, ask, thresholds, examples};

}  // namespace patella
