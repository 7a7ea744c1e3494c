#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

constexpr Flag flags[] = {Flag::cannot_bear_weight};

std::vector<Symptom> find(const KneeDay& day) { return find_flags(day, flags); }

Answer<Level> evaluate(const RuleInput& input) { return evaluate_flags(input, rules::cannot_bear_weight, flags); }

constexpr Example examples[] = {
    {"the leg cannot bear weight, and no later check-in says otherwise", Example::Outcome::stop, "2026-03-14",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "cannot_bear_weight": true}, {"date": "2026-03-12", "morning_pain": 1}]})"},
    {"confirmed exactly 28 days ago, it still counts in full", Example::Outcome::stop, "2026-04-07",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "cannot_bear_weight": true}]})"},
    {"last confirmed 29 days ago, it counts as reduce and the answer asks whether it is still so", Example::Outcome::reduce,
     "2026-04-08", R"({"activities": [], "checkins": [{"date": "2026-03-10", "cannot_bear_weight": true}]})"},
    {"a later check-in says that it is over", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "cannot_bear_weight": true}, {"date": "2026-03-12", "cannot_bear_weight": false}]})"},
    {"no check-in ever mentioned it", Example::Outcome::cannot_tell, "2026-03-14",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "morning_pain": 1}]})"},
};

}  // namespace

constinit const Rule rules::cannot_bear_weight{
    "cannot-bear-weight", Topic::red_flag, evaluate, flag_thresholds, examples, Urgency::same_day, find};

}  // namespace patella
