#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<LoadLevel> evaluate(const RuleInput& input) {
  if (!input.runner.soreness_known) return CannotTell{};
  if (!input.runner.sore()) return Silent{};
  Finding<LoadLevel> finding{
      .level = LoadLevel::reduce, .arm = "speed", .limit = input.policy[key::speed_while_sore_above], .unit = Unit::runs};
  bool unknown = false;
  for (const Run& run : input.history.runs_in(last_days(input, key::symptom_days))) {
    if (run.day < *input.runner.sore_since) continue;
    const auto& workout = input.history.activity_of(run).workout;
    unknown = unknown || !workout;
    if (workout && is_speed_work(*workout)) add_evidence(finding, run.day, run.own_record());
  }
  finding.value = static_cast<double>(finding.entries.size());
  if (above(input, *finding.value, key::speed_while_sore_above)) return finding;
  if (unknown) return CannotTell{};
  return Silent{};
}

constexpr ThresholdKey thresholds[] = {key::symptom_days, key::speed_while_sore_above};

constexpr Example examples[] = {
    {"intervals with a sore knee", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "workout": "intervals", "pain": 2}]})"},
    {"hills count as speed work", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "workout": "hills", "pain": 0}], "checkins": [{"date": "2026-03-09", "stairs_pain": 2}]})"},
    {"an easy run with a sore knee", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "workout": "easy", "pain": 2}]})"},
    {"the intervals came before the knee got sore", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-08", "workout": "intervals", "pain": 0}], "checkins": [{"date": "2026-03-09", "stairs_pain": 2}]})"},
    {"intervals, and the knee is not sore", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "workout": "intervals", "pain": 1}]})"},
    {"seven days have passed since the intervals", Example::Outcome::silent, "2026-03-17",
     R"({"activities": [{"date": "2026-03-10", "workout": "intervals", "pain": 2}]})"},
    {"the kind of run was not noted", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": 2}]})"},
    {"nobody said whether the knee is sore", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "workout": "intervals"}]})"},
};

}  // namespace

constinit const Rule rules::speed_while_sore{"speed-while-sore", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
