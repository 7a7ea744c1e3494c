#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// A limp counts wherever the pain sits and whatever the sport; not stated counts as none.
Answer<Level> evaluate(const RuleInput& input) {
  if (input.history.activities.empty()) return CannotTell{};
  std::vector<Finding<Level>> findings;
  for (const Activity& activity : input.history.activities_in(last_days(input, key::symptom_days))) {
    if (!activity.pain || !activity.pain->limp.value_or(false)) continue;
    findings.push_back({.level = Level::stop,
                        .arm = "limp",
                        .value = 1,
                        .unit = Unit::flag,
                        .days = {activity.day},
                        .entries = activity.records()});
    lower_after_clean_run(findings.back(), activity, input.runner);
  }
  return strongest(findings);
}

constexpr ThresholdKey thresholds[] = {key::symptom_days};

constexpr Example examples[] = {
    {"the stride changed two days ago", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "distance_km": 8, "pain": {"during": 2, "limp": true}}]})"},
    {"a limp counts wherever the pain sits, on a walk too", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "sport": "walk", "pain": {"during": 2, "limp": true, "site": "hip"}}]})"},
    {"a later run was clean", Example::Outcome::reduce, "2026-03-13",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "limp": true}}, {"date": "2026-03-12", "pain": {"during": 1}}]})"},
    {"seven days have passed since", Example::Outcome::silent, "2026-03-17",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "limp": true}}]})"},
    {"nothing was said of a limp", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2}}]})"},
    {"the log is empty", Example::Outcome::cannot_tell, "2026-03-12", R"({"activities": []})"},
};

}  // namespace

constinit const Rule rules::limp{"limp", Topic::symptom, evaluate, thresholds, examples};

}  // namespace patella
