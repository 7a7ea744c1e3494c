#include <algorithm>

#include "measure/windows.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

bool asks_for_less(const KneeCourse& knee) {
  return std::ranges::any_of(knee.symptoms, [](const Symptom& s) { return s.finding.level == Level::reduce; });
}

/// Speed work in which nothing hurt, with a knee that asks for nothing, is no reason to run less.
Answer<LoadLevel> evaluate(const RuleInput& input) {
  if (!input.knee.sore_known) return CannotTell{};
  if (!input.knee.sore) return Silent{};
  Finding<LoadLevel> finding{
      .level = LoadLevel::reduce, .limit = input.policy[key::speed_while_sore_above], .unit = Unit::runs};
  bool unknown = false, any_hurt = false;
  for (const Run& run : input.history.runs_in(days_to(input.day, window::week))) {
    const Activity& activity = input.history.activity_of(run);
    unknown = unknown || !activity.workout;
    if (!activity.workout || !is_speed_work(*activity.workout)) continue;
    const auto worst = worst_points(activity);
    const bool hurt =
        worst && exceeds(points_over(*worst, baseline_of(input.history)), input.policy[key::pain_during_reduce_above]);
    if (!hurt && !(asks_for_less(input.knee) && run.day >= *input.knee.sore_since)) continue;
    any_hurt = any_hurt || hurt;
    add_evidence(finding, run.day, run.own_record());
  }
  finding.value = static_cast<double>(finding.entries.size());
  if (exceeds(*finding.value, finding.limit)) {
    if (!any_hurt) finding.level = LoadLevel::caution;
    finding.arm = any_hurt ? "hurt" : "caution";
    finding.until = finding.days.back() + std::chrono::days{window::week - 1};
    finding.until = std::min(*finding.until, *input.knee.sore_until);
    finding.ends_by = "week";
    return finding;
  }
  if (unknown) return CannotTell{};
  return Silent{};
}

constexpr ThresholdKey thresholds[] = {key::speed_while_sore_above, key::pain_during_reduce_above};

constexpr Example examples[] = {
    {"intervals that hurt", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "workout": "intervals", "pain": 3}]})"},
    {"hills count as speed work; a symptom asks for less", Example::Outcome::caution, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "workout": "hills", "pain": 0}], "checkins": [{"date": "2026-03-09", "stairs_pain": 3}]})"},
    {"intervals in which nothing hurt, with a sore knee that asks for nothing", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "workout": "intervals", "pain": 0}], "checkins": [{"date": "2026-03-09", "stairs_pain": 2}]})"},
    {"an easy run with a sore knee", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "workout": "easy", "pain": 2}]})"},
    {"the intervals came before the knee got sore", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-08", "workout": "intervals", "pain": 0}], "checkins": [{"date": "2026-03-09", "stairs_pain": 3}]})"},
    {"intervals, and the knee is not sore", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "workout": "intervals", "pain": 1}]})"},
    {"seven days have passed since the intervals", Example::Outcome::silent, "2026-03-17",
     R"({"activities": [{"date": "2026-03-10", "workout": "intervals", "pain": 3}]})"},
    {"the kind of run was not noted", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": 2}]})"},
    {"nobody said whether the knee is sore", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "workout": "intervals"}]})"},
};

}  // namespace

constinit const Rule rules::speed_while_sore{"speed-while-sore", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
