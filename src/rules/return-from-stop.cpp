#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// Whether anything in the days looked back on could have stated a stop.
bool anything_stated(const RuleInput& c, Days window) {
  for (const Run& run : c.history.runs_in(window)) {
    const auto& pain = c.history.activity_of(run).pain;
    if (run.has_pain_entry || (pain && pain->limp)) return true;
  }
  for (const Checkin& checkin : c.history.checkins_in(window))
    for (const auto& flag : checkin.flags)
      if (flag) return true;
  return false;
}

Answer<Level> ask(const RuleInput& c) {
  const Days window = days_of(c, "return-from-stop.days");
  const auto& stop = c.condition.last_stop;
  if (!stop || !window.contains(*stop)) {
    if (anything_stated(c, window)) return Silent{};
    return CannotTell{};
  }
  if (at_least(c, c.condition.clean_days, "return-from-stop.clean-days")) return Silent{};
  return Finding<Level>{Level::reduce,
                        "stages",
                        c.condition.clean_days,
                        c.policy["return-from-stop.clean-days"],
                        Unit::runs,
                        {},
                        {*stop},
                        c.condition.last_stop_records,
                        {},
                        false};
}

constexpr ThresholdUse thresholds[] = {{"return-from-stop.days", "days"}, {"return-from-stop.clean-days", "runs"}};

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

constinit const Rule rules::return_from_stop{"return-from-stop", Topic::symptom, ask, thresholds, examples};

}  // namespace patella
