#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// A limp counts wherever the pain sits and whatever the sport; not stated counts as none.
std::vector<Symptom> find(const KneeDay& day) {
  std::vector<Symptom> found;
  for (const Activity& activity : activities_on(day.history, day.day))
    if (limps(activity)) found.push_back(symptom_of(activity, KneeField::limp, Level::stop, "limp", 1, day, 0, Unit::flag));
  return found;
}

Answer<Level> evaluate(const RuleInput& input) {
  return strongest_symptom(input, rules::limp, !input.history.activities.empty());
}

constexpr ThresholdKey thresholds[] = {key::stop_days};

constexpr Example examples[] = {
    {"the stride changed two days ago", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "distance_km": 8, "pain": {"during": 2, "limp": true}}]})"},
    {"a limp counts wherever the pain sits, on a walk too", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "sport": "walk", "pain": {"during": 2, "limp": true, "site": "hip"}}]})"},
    {"a later run was clean", Example::Outcome::reduce, "2026-03-13",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "limp": true}}, {"date": "2026-03-12", "pain": {"during": 1}}]})"},
    {"seven days have passed, and nobody said a word", Example::Outcome::reduce, "2026-03-17",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "limp": true}}]})"},
    {"two days with a clean run end it", Example::Outcome::silent, "2026-03-14",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2, "limp": true}}, {"date": "2026-03-12", "pain": 1}, {"date": "2026-03-14", "pain": 1}]})"},
    {"nothing was said of a limp", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 2}}]})"},
    {"the log is empty", Example::Outcome::cannot_tell, "2026-03-12", R"({"activities": []})"},
};

}  // namespace

constinit const Rule rules::limp{"limp", Topic::symptom, evaluate, thresholds, examples, std::nullopt, find};

}  // namespace patella
