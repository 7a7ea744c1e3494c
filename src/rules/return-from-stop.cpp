#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// Whether anything in the days looked back on could have stated a stop.
bool anything_stated(const RuleInput& input, Days window) {
  for (const Run& run : input.history.runs_in(window)) {
    const auto& pain = input.history.activity_of(run).pain;
    if (run.has_pain_entry || (pain && pain->limp)) return true;
  }
  for (const Checkin& checkin : input.history.checkins_in(window))
    for (const auto& flag : checkin.flags)
      if (flag) return true;
  return false;
}

Answer<Level> evaluate(const RuleInput& input) {
  const Days window = last_days(input, key::return_from_stop_days);
  const auto& stop = input.runner.last_stop;
  if (!stop || !window.contains(*stop)) {
    if (anything_stated(input, window)) return Silent{};
    return CannotTell{};
  }
  if (at_least(input, input.runner.clean_days, key::return_from_stop_clean_days)) return Silent{};
  return Finding<Level>{.level = Level::reduce,
                        .arm = "stages",
                        .value = input.runner.clean_days,
                        .limit = input.policy[key::return_from_stop_clean_days],
                        .unit = Unit::runs,
                        .days = {*stop},
                        .entries = input.runner.last_stop_records};
}

constexpr ThresholdKey thresholds[] = {key::return_from_stop_days, key::return_from_stop_clean_days};

constexpr Example examples[] = {
    {"a limp ten days ago, and four days with a clean run since", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 4, "limp": true}}, {"date": "2026-03-12", "pain": 1}, {"date": "2026-03-14", "pain": 1},
         {"date": "2026-03-16", "pain": 0}, {"date": "2026-03-18", "pain": 0}]})"},
    {"five days with a clean run since", Example::Outcome::silent, "2026-03-20",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 4, "limp": true}}, {"date": "2026-03-12", "pain": 1}, {"date": "2026-03-14", "pain": 1},
         {"date": "2026-03-16", "pain": 0}, {"date": "2026-03-18", "pain": 0}, {"date": "2026-03-20", "pain": 0}]})"},
    {"two clean runs on one day are one day", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 4, "limp": true}}, {"date": "2026-03-12", "pain": 1}, {"date": "2026-03-14", "pain": 1},
         {"date": "2026-03-16", "pain": 0}, {"date": "2026-03-18", "pain": 0}, {"date": "2026-03-18", "pain": 0}]})"},
    {"the knee was swollen until a week ago, and no run since", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "swelling": true}, {"date": "2026-03-13", "swelling": false}]})"},
    {"the stop lies 28 days back", Example::Outcome::silent, "2026-04-07",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 6}}, {"date": "2026-04-05", "pain": 1}]})"},
    {"no word on pain in four weeks", Example::Outcome::cannot_tell, "2026-03-20",
     R"({"activities": [{"date": "2026-03-10", "distance_km": 8}]})"},
};

}  // namespace

constinit const Rule rules::return_from_stop{"return-from-stop", Topic::symptom, evaluate, thresholds, examples};

}  // namespace patella
