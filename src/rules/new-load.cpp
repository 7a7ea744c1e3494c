#include <array>

#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

struct NamedSport {
  Sport sport;
  std::string_view name;
};

/// Walks, swims and exercises of the rehabilitation are no new load.
constexpr std::array sports{NamedSport{Sport::ride, "ride"}, NamedSport{Sport::hike, "hike"},
                            NamedSport{Sport::strength, "strength"}, NamedSport{Sport::other, "other"}};

Answer<LoadLevel> evaluate(const RuleInput& input) {
  const bool enough_log = input.history.days_of_log(input.history.as_of) >= input.policy.count(key::new_load_log_days);
  if (!input.runner.soreness_known || !enough_log) return CannotTell{};
  if (!input.runner.sore()) return Silent{};
  const Days recent = last_days(input, key::new_load_days);
  const Days before = days_before(recent, input.policy.count(key::new_load_before_days));
  std::vector<Finding<LoadLevel>> findings;
  for (const auto& [sport, name] : sports) {
    Finding<LoadLevel> finding{.level = LoadLevel::reduce,
                               .arm = "new",
                               .limit = input.policy[key::new_load_activities],
                               .unit = Unit::activities,
                               .subject = name,
                               .facts = {{"days", input.policy[key::new_load_days], Unit::days}}};
    bool old = false;
    for (const Activity& activity : input.history.activities_in({before.first, recent.last})) {
      if (activity.sport() != sport) continue;
      old = old || before.contains(activity.day);
      if (recent.contains(activity.day)) add_evidence(finding, activity.day, std::span{&activity.origin, 1});
    }
    finding.value = static_cast<double>(finding.entries.size());
    if (!old && at_least(input, *finding.value, key::new_load_activities)) findings.push_back(finding);
  }
  return strongest(findings);
}

constexpr ThresholdKey thresholds[] = {key::new_load_activities, key::new_load_days, key::new_load_before_days,
                                       key::new_load_log_days};

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

constinit const Rule rules::new_load{"new-load", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
