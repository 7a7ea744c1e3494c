#include <algorithm>
#include <array>

#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

struct NamedSport {
  Sport sport;
  std::string_view name;
};

/// Walks, swims and exercises are what a sore knee is told to do, and no new load.
constexpr std::array sports{NamedSport{Sport::ride, "ride"}, NamedSport{Sport::hike, "hike"},
                            NamedSport{Sport::other, "other"}};

/// Looked at on the day of the latest of them, so that a load is not new because time passes.
std::optional<Finding<LoadLevel>> find_new(const RuleInput& input, const NamedSport& named) {
  const int recent_days = input.policy.count(key::new_load_days);
  std::optional<Day> latest;
  for (const Activity& activity : input.history.activities_in(days_to(input.day, recent_days)))
    if (activity.sport() == named.sport) latest = activity.day;
  if (!latest || input.history.days_of_log(*latest) < input.policy.count(key::new_load_log_days)) return std::nullopt;
  Finding<LoadLevel> finding{.level = LoadLevel::reduce,
                             .arm = "new",
                             .limit = input.policy[key::new_load_activities],
                             .unit = Unit::activities,
                             .subject = named.name,
                             .facts = {{"days", input.policy[key::new_load_days], Unit::days}},
                             .until = std::min(*latest + std::chrono::days{recent_days - 1}, *input.knee.sore_until),
                             .ends_by = "week"};
  const Days recent = days_to(*latest, recent_days);
  const Days before = days_before(recent, input.policy.count(key::new_load_before_days));
  for (const Activity& activity : input.history.activities_in({before.first, recent.last})) {
    if (activity.sport() != named.sport) continue;
    if (before.contains(activity.day)) return std::nullopt;
    add_evidence(finding, activity.day, std::span{&activity.origin, 1});
  }
  finding.value = static_cast<double>(finding.entries.size());
  if (!reaches(*finding.value, finding.limit)) return std::nullopt;
  return finding;
}

Answer<LoadLevel> evaluate(const RuleInput& input) {
  const int needed = input.policy.count(key::new_load_log_days);
  if (!input.knee.sore_known || input.history.days_of_log(input.day) < needed) return CannotTell{};
  if (!input.knee.sore) return Silent{};
  std::vector<Finding<LoadLevel>> findings;
  for (const NamedSport& named : sports)
    if (auto finding = find_new(input, named)) findings.push_back(std::move(*finding));
  return strongest(findings);
}

constexpr ThresholdKey thresholds[] = {key::new_load_activities, key::new_load_days, key::new_load_before_days,
                                       key::new_load_log_days};

constexpr Example examples[] = {
    {"cycling twice, and once 49 days before", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-01-20", "sport": "ride"}, {"date": "2026-03-05", "sport": "ride"}, {"date": "2026-03-10", "sport": "ride"},
         {"date": "2026-03-11", "pain": 2}]})"},
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
