#include <array>

#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

struct Kind {
  Sport sport;
  std::string_view name;
};

/// Walks, swims and exercises of the rehabilitation are no new load.
constexpr std::array kinds{Kind{Sport::ride, "ride"}, Kind{Sport::hike, "hike"}, Kind{Sport::strength, "strength"},
                           Kind{Sport::other, "other"}};

Answer<LoadLevel> ask(const RuleInput& c) {
  if (!soreness_known(c) || c.history.days_of_log(c.history.as_of) < c.policy["new-load.log-days"]) return CannotTell{};
  if (!c.condition.sore()) return Silent{};
  const Days recent = days_of(c, "new-load.days");
  const Days before = days_before(recent, static_cast<int>(c.policy["new-load.before-days"]));
  std::vector<Finding<LoadLevel>> findings;
  for (const auto& [sport, name] : kinds) {
    Finding<LoadLevel> finding{
        LoadLevel::reduce, "new", 0, c.policy["new-load.activities"], Unit::activities, name, {}, {}, {}, false};
    bool old = false;
    for (const Activity& activity : c.history.activities_in({before.first, recent.last})) {
      if (activity.sport() != sport) continue;
      old = old || before.contains(activity.day);
      if (!recent.contains(activity.day)) continue;
      finding.days.push_back(activity.day);
      finding.entries.push_back(activity.origin);
    }
    finding.value = static_cast<double>(finding.entries.size());
    finding.facts = {{"days", c.policy["new-load.days"], Unit::days}};
    if (!old && at_least(c, *finding.value, "new-load.activities")) findings.push_back(finding);
  }
  return strongest(findings);
}

constexpr ThresholdUse thresholds[] = {{"new-load.activities", "activities"},
                                       {"new-load.days", "days"},
                                       {"new-load.before-days", "days"},
                                       {"new-load.log-days", "days"}};

constexpr Example examples[] = {
    {"two rides in two weeks, none in the four before, and a sore knee", Example::Outcome::reduce, "2026-03-28",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-18", "sport": "ride"}, {"date": "2026-03-20", "sport": "ride"}, {"date": "2026-03-25", "pain": 2}]})"},
    {"one ride alone", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-20", "sport": "ride"}, {"date": "2026-03-25", "pain": 2}]})"},
    {"there were rides before", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-01", "sport": "ride"}, {"date": "2026-03-18", "sport": "ride"}, {"date": "2026-03-20", "sport": "ride"},
         {"date": "2026-03-25", "pain": 2}]})"},
    {"walks and swims are no new load", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-18", "sport": "walk"}, {"date": "2026-03-20", "sport": "walk"}, {"date": "2026-03-21", "sport": "swim"},
         {"date": "2026-03-22", "sport": "swim"}, {"date": "2026-03-25", "pain": 2}]})"},
    {"the knee is not sore", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-18", "sport": "ride"}, {"date": "2026-03-20", "sport": "ride"}, {"date": "2026-03-25", "pain": 0}]})"},
    {"a log of less than 42 days cannot tell new from old", Example::Outcome::cannot_tell, "2026-03-28",
     R"({"activities": [{"date": "2026-02-16"}, {"date": "2026-03-18", "sport": "ride"}, {"date": "2026-03-20", "sport": "ride"}, {"date": "2026-03-25", "pain": 2}]})"},
    {"nobody said whether the knee is sore", Example::Outcome::cannot_tell, "2026-03-28",
     R"({"activities": [{"date": "2026-01-01"}, {"date": "2026-03-18", "sport": "ride"}, {"date": "2026-03-20", "sport": "ride"}]})"},
};

}  // namespace

constinit const Rule rules::new_load{"new-load", Topic::load, ask, thresholds, examples};

}  // namespace patella
