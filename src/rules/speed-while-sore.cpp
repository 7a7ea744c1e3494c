#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<LoadLevel> ask(const RuleInput& c) {
  if (!soreness_known(c)) return CannotTell{};
  if (!c.condition.sore()) return Silent{};
  Finding<LoadLevel> finding{
      LoadLevel::reduce, "speed", 0, c.policy["speed-while-sore.above"], Unit::runs, {}, {}, {}, {}, false};
  bool unknown = false;
  for (const Run& run : c.history.runs_in(days_of(c, "symptom.days"))) {
    if (run.day < *c.condition.sore_since) continue;
    const auto& workout = c.history.activity_of(run).workout;
    unknown = unknown || !workout;
    if (!workout || !is_speed_work(*workout)) continue;
    finding.days.push_back(run.day);
    finding.entries.push_back(run.records.front());
  }
  finding.value = static_cast<double>(finding.entries.size());
  if (above(c, *finding.value, "speed-while-sore.above")) return finding;
  if (unknown) return CannotTell{};
  return Silent{};
}

constexpr ThresholdUse thresholds[] = {{"symptom.days", "days"}, {"speed-while-sore.above", "runs"}};

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

constinit const Rule rules::speed_while_sore{"speed-while-sore", Topic::load, ask, thresholds, examples};

}  // namespace patella
