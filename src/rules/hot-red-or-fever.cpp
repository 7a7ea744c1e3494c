#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

constexpr Flag flags[] = {Flag::hot_red, Flag::fever};

std::vector<Symptom> find(const KneeDay& day) { return find_flags(day, flags); }

Answer<Level> evaluate(const RuleInput& input) { return evaluate_flags(input, rules::hot_red_or_fever, flags); }

constexpr Example examples[] = {
    {"the knee is hot and red, and no later check-in says otherwise", Example::Outcome::stop, "2026-03-14",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "hot_red": true}, {"date": "2026-03-12", "morning_pain": 1}]})"},
    {"confirmed exactly 28 days ago, it still counts in full", Example::Outcome::stop, "2026-04-07",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "hot_red": true}]})"},
    {"last confirmed 29 days ago, it counts as reduce and the answer asks whether it is still so", Example::Outcome::reduce,
     "2026-04-08", R"({"activities": [], "checkins": [{"date": "2026-03-10", "hot_red": true}]})"},
    {"fever alone is enough, even when the knee is no longer red", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "hot_red": true},
         {"date": "2026-03-11", "hot_red": false, "fever": true}]})"},
    {"a later check-in says that it is over", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "hot_red": true}, {"date": "2026-03-12", "hot_red": false}]})"},
    {"no check-in ever mentioned it", Example::Outcome::cannot_tell, "2026-03-14",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "morning_pain": 1}]})"},
};

}  // namespace

constinit const Rule rules::hot_red_or_fever{"hot-red-or-fever", Topic::red_flag,   evaluate, flag_thresholds,
                                             examples,           Urgency::same_day, find};

}  // namespace patella
