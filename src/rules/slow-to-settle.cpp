#include "measure/windows.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// What has not settled when the limit has passed counts from then on.
std::vector<Symptom> find(const KneeDay& day) {
  std::vector<Symptom> found;
  const double stop_from = day.policy[key::slow_to_settle_stop_from],
               reduce_above = day.policy[key::slow_to_settle_reduce_above];
  const Days recent = days_to(day.day, 2 + static_cast<int>(std::max(stop_from, reduce_above)) / 24);
  for (const Activity& activity : day.history.activities_in(recent)) {
    const auto settled = settled_hours(activity);
    if (!settled) continue;
    if (reaches(*settled, stop_from) && day_after_hours(activity, stop_from) == day.day)
      found.push_back(symptom_of(activity, KneeField::settling, Level::stop, "stop", *settled, day, stop_from, Unit::hours));
    else if (exceeds(*settled, reduce_above) && day_after_hours(activity, reduce_above) == day.day)
      found.push_back(
          symptom_of(activity, KneeField::settling, Level::reduce, "reduce", *settled, day, reduce_above, Unit::hours));
  }
  find_repeat(found, day, KneeField::settling, settled_hours,
              {exceeds, key::slow_to_settle_repeat_above, Unit::hours, key::slow_to_settle_repeat_runs});
  return found;
}

Answer<Level> evaluate(const RuleInput& input) {
  const Days week = days_to(input.day, window::week);
  return strongest_symptom(input, rules::slow_to_settle,
                           input.history.runs_in(week).empty() || is_stated(input, settled_hours));
}

constexpr ThresholdKey thresholds[] = {key::stop_days,
                                       key::last_runs_days,
                                       key::last_runs_count,
                                       key::slow_to_settle_stop_from,
                                       key::slow_to_settle_reduce_above,
                                       key::slow_to_settle_repeat_above,
                                       key::slow_to_settle_repeat_runs};

constexpr Example examples[] = {
    {"settled after exactly 24 hours", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 24}}]})"},
    {"settled after 30 hours", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 30}}]})"},
    {"settled after exactly 48 hours", Example::Outcome::stop, "2026-03-13",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 48}}]})"},
    {"at midnight of the next day it has not settled for 24 hours, and the 48 are not over", Example::Outcome::reduce,
     "2026-03-11", R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 48}}]})"},
    {"48 hours, and a later run was clean", Example::Outcome::reduce, "2026-03-14",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 48}}, {"date": "2026-03-14", "pain": 0}]})"},
    {"over one hour in each of the last three runs", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [{"date": "2026-03-02", "pain": {"during": 1, "settled_h": 2}}, {"date": "2026-03-05", "pain": {"during": 1, "settled_h": 3}},
         {"date": "2026-03-08", "pain": {"during": 1, "settled_h": 1.5}}]})"},
    {"exactly one hour in the last of three runs", Example::Outcome::silent, "2026-03-20",
     R"({"activities": [{"date": "2026-03-02", "pain": {"during": 1, "settled_h": 2}}, {"date": "2026-03-05", "pain": {"during": 1, "settled_h": 3}},
         {"date": "2026-03-08", "pain": {"during": 1, "settled_h": 1}}]})"},
    {"30 hours, and eight days have passed", Example::Outcome::silent, "2026-03-19",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 30}}]})"},
    {"48 hours, and seven days have passed in silence", Example::Outcome::reduce, "2026-03-19",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "settled_h": 48}}]})"},
    {"over one hour three times, the first 29 days before", Example::Outcome::silent, "2026-03-03",
     R"({"activities": [{"date": "2026-02-01", "pain": {"during": 1, "settled_h": 2}}, {"date": "2026-02-15", "pain": {"during": 1, "settled_h": 3}},
         {"date": "2026-03-02", "pain": {"during": 1, "settled_h": 1.5}}]})"},
    {"nobody noted when the knee settled", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2}}]})"},
};

}  // namespace

constinit const Rule rules::slow_to_settle{"slow-to-settle", Topic::symptom, evaluate, thresholds,
                                           examples,         std::nullopt,   find};

}  // namespace patella
