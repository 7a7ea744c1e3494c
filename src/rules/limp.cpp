#include "activity/same_activity.hpp"
#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// A limp counts wherever the pain sits and whatever the sport; not stated counts as none.
Answer<Level> ask(const RuleInput& c) {
  if (c.history.activities.empty()) return CannotTell{};
  std::vector<Finding<Level>> findings;
  for (const Activity& activity : c.history.activities_in(days_of(c, "symptom.days"))) {
    if (!activity.pain || !activity.pain->limp.value_or(false)) continue;
    findings.push_back({Level::stop, "limp", 1, 0, Unit::flag, {}, {activity.day}, activity.records(), {}, false});
    let_fall(findings.back(), begin_of(activity), c.condition);
  }
  return strongest(findings);
}

constexpr ThresholdUse thresholds[] = {{"symptom.days", "days"}};

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

constinit const Rule rules::limp{"limp", Topic::symptom, ask, thresholds, examples};

}  // namespace patella
