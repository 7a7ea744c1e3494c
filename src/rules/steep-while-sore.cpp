#include "measure/descent.hpp"
#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

bool hurt(const RuleInput& input, const Run& run) {
  return (run.worst && above(input, run.worst->value, key::steep_while_sore_worst)) ||
         (run.settled && above(input, run.settled->count(), key::steep_while_sore_settled)) ||
         (run.over_baseline && at_least(input, run.over_baseline->value, key::steep_while_sore_morning));
}

Answer<LoadLevel> evaluate(const RuleInput& input) {
  if (!input.runner.soreness_known) return CannotTell{};
  if (!input.runner.sore()) return Silent{};
  Finding<LoadLevel> finding{.level = LoadLevel::caution,
                             .arm = "caution",
                             .value = 0,
                             .limit = input.policy[key::steep_while_sore_above],
                             .unit = Unit::km};
  bool unknown = false;
  for (const Run& run : input.history.runs_in(last_days(input, key::symptom_days))) {
    if (run.day < *input.runner.sore_since) continue;
    const auto steep = steep_descent_of(input.history.activity_of(run));
    unknown = unknown || !steep;
    if (!steep || steep->value <= 0) continue;
    *finding.value += in_kilometres(*steep);
    add_evidence(finding, run.day, run.records);
    if (hurt(input, run)) {
      finding.level = LoadLevel::reduce;
      finding.arm = "hurt";
    }
  }
  if (above(input, *finding.value, key::steep_while_sore_above)) return finding;
  if (unknown) return CannotTell{};
  return Silent{};
}

constexpr ThresholdKey thresholds[] = {key::symptom_days, key::steep_while_sore_above, key::steep_while_sore_worst,
                                       key::steep_while_sore_settled, key::steep_while_sore_morning};

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

constinit const Rule rules::steep_while_sore{"steep-while-sore", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
