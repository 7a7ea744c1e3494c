#include <algorithm>

#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

bool is_stated(const RuleInput& input, Days window) {
  const auto states = [](const Activity& a) { return worst_points(a).has_value() || (a.pain && a.pain->limp); };
  return std::ranges::any_of(input.history.activities_in(window), states) || !input.history.checkins_in(window).empty();
}

/// A stop that stands speaks alone.
Answer<Level> evaluate(const RuleInput& input) {
  const auto& way_back = input.knee.way_back;
  if (!way_back || !input.knee.stops.empty()) {
    if (is_stated(input, days_to(input.day, input.policy.count(key::stage_days)))) return Silent{};
    return CannotTell{};
  }
  const Symptom& cause = way_back->cause;
  const int done = static_cast<int>(way_back->stage);
  return Finding<Level>{.level = Level::reduce,
                        .arm = way_back->stages_done ? "growing" : "stages",
                        .value = way_back->stages_done ? done : std::max(0, done - 1),
                        .limit = static_cast<double>(Stage::run_30),
                        .unit = Unit::runs,
                        .subject = cause.field == KneeField::flag ? "" : cause.rule->id,
                        .days = {cause.day()},
                        .entries = cause.finding.entries,
                        .facts = {{"days", input.policy[key::stage_days], Unit::days}},
                        .ends_by = way_back->stages_done ? "way-back" : "stages"};
}

constexpr ThresholdKey thresholds[] = {key::stage_days};

constexpr Example examples[] = {
    {"a limp ten days ago, and four days with a clean run since", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 4, "limp": true}}, {"date": "2026-03-12", "pain": 1}, {"date": "2026-03-14", "pain": 1},
         {"date": "2026-03-16", "pain": 0}, {"date": "2026-03-18", "pain": 0}]})"},
    {"five days with a clean run since: the stages may be done, the way back is not", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 4, "limp": true}}, {"date": "2026-03-12", "pain": 1}, {"date": "2026-03-14", "pain": 1},
         {"date": "2026-03-16", "pain": 0}, {"date": "2026-03-18", "pain": 0}, {"date": "2026-03-20", "pain": 0}]})"},
    {"two clean runs on one day are one day", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 4, "limp": true}}, {"date": "2026-03-12", "pain": 1}, {"date": "2026-03-14", "pain": 1},
         {"date": "2026-03-16", "pain": 0}, {"date": "2026-03-18", "pain": 0}, {"date": "2026-03-18", "pain": 0}]})"},
    {"the knee was swollen until a week ago, and no run since", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "swelling": true}, {"date": "2026-03-13", "swelling": false}]})"},
    {"the stages are done, and 28 days have not passed", Example::Outcome::reduce, "2026-03-24",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 4, "limp": true}}, {"date": "2026-03-12", "distance_km": 5, "pain": 0},
         {"date": "2026-03-14", "distance_km": 5, "pain": 0}, {"date": "2026-03-16", "distance_km": 5, "pain": 0}, {"date": "2026-03-18", "distance_km": 5, "pain": 0},
         {"date": "2026-03-20", "distance_km": 5, "pain": 0}, {"date": "2026-03-22", "distance_km": 5, "pain": 0}, {"date": "2026-03-24", "distance_km": 5, "pain": 0}]})"},
    {"the stages are done, and 28 days have passed since the first clean run", Example::Outcome::silent, "2026-04-10",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 4, "limp": true}}, {"date": "2026-03-12", "distance_km": 5, "pain": 0},
         {"date": "2026-03-14", "distance_km": 5, "pain": 0}, {"date": "2026-03-16", "distance_km": 5, "pain": 0}, {"date": "2026-03-18", "distance_km": 5, "pain": 0},
         {"date": "2026-03-20", "distance_km": 5, "pain": 0}, {"date": "2026-03-22", "distance_km": 5, "pain": 0}, {"date": "2026-03-24", "distance_km": 5, "pain": 0},
         {"date": "2026-04-02", "distance_km": 5, "pain": 0}, {"date": "2026-04-10", "distance_km": 5, "pain": 0}]})"},
    {"a stop that stands speaks alone", Example::Outcome::silent, "2026-04-07",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 6}}, {"date": "2026-04-05", "pain": 1}]})"},
    {"no word on pain in four weeks", Example::Outcome::cannot_tell, "2026-03-20",
     R"({"activities": [{"date": "2026-03-10", "distance_km": 8}]})"},
};

}  // namespace

constinit const Rule rules::return_from_stop{"return-from-stop", Topic::symptom, evaluate, thresholds, examples};

}  // namespace patella
