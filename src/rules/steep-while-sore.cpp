#include <algorithm>

#include "measure/descent.hpp"
#include "measure/windows.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

using std::chrono::days;

bool hurt(const RuleInput& input, const Activity& run) {
  const auto worst = worst_points(run), settled = settled_hours(run),
             morning = morning_points(input.history, run.day + days{1});
  const double baseline = baseline_of(input.history), slow = input.policy[key::steep_while_sore_settled];
  return (worst && exceeds(points_over(*worst, baseline), input.policy[key::steep_while_sore_worst])) ||
         (settled && exceeds(*settled, slow) && day_after_hours(run, slow) <= input.day) ||
         (run.day < input.day && morning &&
          reaches(points_over(*morning, baseline), input.policy[key::steep_while_sore_morning]));
}

Answer<LoadLevel> evaluate(const RuleInput& input) {
  if (!input.knee.sore_known) return CannotTell{};
  if (!input.knee.sore) return Silent{};
  Finding<LoadLevel> finding{.level = LoadLevel::caution,
                             .arm = "caution",
                             .value = 0,
                             .limit = input.policy[key::steep_while_sore_above],
                             .unit = Unit::km};
  bool unknown = false;
  for (const Run& run : input.history.runs_in(days_to(input.day, window::week))) {
    if (run.day < *input.knee.sore_since && !hurt(input, input.history.activity_of(run))) continue;
    const auto steep = steep_descent_of(input.history.activity_of(run));
    unknown = unknown || !steep;
    if (!steep || steep->value <= 0) continue;
    *finding.value += in_kilometres(*steep);
    add_evidence(finding, run.day, run.records);
    if (hurt(input, input.history.activity_of(run))) {
      finding.level = LoadLevel::reduce;
      finding.arm = "hurt";
    }
  }
  if (exceeds(*finding.value, finding.limit)) {
    finding.until = finding.days.back() + days{window::week - 1};
    finding.until = std::min(*finding.until, *input.knee.sore_until);
    finding.ends_by = "week";
    return finding;
  }
  if (unknown) return CannotTell{};
  return Silent{};
}

constexpr ThresholdKey thresholds[] = {key::steep_while_sore_above, key::steep_while_sore_worst,
                                       key::steep_while_sore_settled, key::steep_while_sore_morning};

constexpr Example examples[] = {
    {"1 km at exactly -5 % with a sore knee, and that run did not hurt", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "grade_km": [[-5, 1], [0, 5]], "pain": 0}], "checkins": [{"date": "2026-03-09", "stairs_pain": 2}]})"},
    {"1 km steep with a sore knee, and that run hurt", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "steep_descent_km": 1, "pain": 3}]})"},
    {"it took 30 hours to settle", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "steep_descent_km": 1, "pain": {"during": 2, "settled_h": 30}}]})"},
    {"it took exactly 24 hours to settle", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "steep_descent_km": 1, "pain": {"during": 2, "settled_h": 24}}]})"},
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
