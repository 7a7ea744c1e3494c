#include <algorithm>

#include "measure/windows.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// Whether so many days with clean runs have come since that nothing older counts.
bool is_over(const RuleInput& input, Day worst) {
  const KneeDay today{input.day, input.history, input.policy, baseline_of(input.history)};
  int clean = 0;
  for (Day day = worst + std::chrono::days{1}; day <= input.day; day += std::chrono::days{1})
    clean += is_clean_run_day(today, day);
  return clean >= input.policy.count(key::symptom_clean_days);
}

Answer<Level> evaluate(const RuleInput& input) {
  const double baseline = baseline_of(input.history);
  const int weeks = input.policy.count(key::no_improvement_weeks);
  const KneeScore *oldest = nullptr, *newest = nullptr;
  bool unknown = false;
  for (int back = weeks - 1; back >= 0; --back) {
    const Day last = input.day - std::chrono::days{window::week * back};
    const auto scores = input.history.knee_scores_in(days_to(last, window::week));
    if (scores.empty()) {
      unknown = true;
      continue;
    }
    const KneeScore& worst = *std::ranges::max_element(scores, {}, &KneeScore::pain);
    if (!reaches(worst.pain.value - baseline, input.policy[key::no_improvement_sore])) return Silent{};
    if (!oldest) oldest = &worst;
    newest = &worst;
  }
  if (unknown) return CannotTell{};
  const double gain = oldest->pain.value - newest->pain.value;
  if (!reaches(newest->pain.value - baseline, input.policy[key::no_improvement_current]) ||
      reaches(gain, input.policy[key::no_improvement_gain]) || is_over(input, newest->day))
    return Silent{};
  return Finding<Level>{.level = Level::caution,
                        .arm = "plateau",
                        .value = gain,
                        .limit = input.policy[key::no_improvement_gain],
                        .unit = Unit::points,
                        .days = {oldest->day, newest->day},
                        .entries = {oldest->record, newest->record},
                        .facts = {{"oldest", oldest->pain.value, Unit::points},
                                  {"newest", newest->pain.value, Unit::points},
                                  {"weeks", static_cast<double>(window::week * weeks), Unit::days}}};
}

constexpr ThresholdKey thresholds[] = {key::no_improvement_weeks, key::no_improvement_sore, key::no_improvement_current,
                                       key::no_improvement_gain,  key::symptom_clean_days,  key::clean_worst,
                                       key::clean_rise,           key::clean_settled};

constexpr Example examples[] = {
    {"six sore weeks, from 3 to 2", Example::Outcome::caution, "2026-03-28",
     R"({"activities": [], "checkins": [{"date": "2026-02-18", "stairs_pain": 3}, {"date": "2026-02-25", "stairs_pain": 3},
         {"date": "2026-03-04", "stairs_pain": 1}, {"date": "2026-03-11", "stairs_pain": 3}, {"date": "2026-03-18", "stairs_pain": 2},
         {"date": "2026-03-25", "stairs_pain": 2}]})"},
    {"six sore weeks, and two points better", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [], "checkins": [{"date": "2026-02-18", "stairs_pain": 4}, {"date": "2026-02-25", "stairs_pain": 3},
         {"date": "2026-03-04", "stairs_pain": 3}, {"date": "2026-03-11", "stairs_pain": 3}, {"date": "2026-03-18", "stairs_pain": 2},
         {"date": "2026-03-25", "stairs_pain": 2}]})"},
    {"three days with clean runs have followed", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [{"date": "2026-03-26", "pain": {"during": 2}}, {"date": "2026-03-27", "pain": {"start": 0, "end": 0.5}},
         {"start": "2026-03-28T06:00:00", "pain": {"during": 1, "settled_h": 15}}], "checkins": [{"date": "2026-02-18", "stairs_pain": 3},
         {"date": "2026-02-25", "stairs_pain": 3}, {"date": "2026-03-04", "stairs_pain": 1}, {"date": "2026-03-11", "stairs_pain": 3}, {"date": "2026-03-18", "stairs_pain": 2},
         {"date": "2026-03-25", "stairs_pain": 2}]})"},
    {"it is down to 1.5", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [], "checkins": [{"date": "2026-02-18", "stairs_pain": 3}, {"date": "2026-02-25", "stairs_pain": 3},
         {"date": "2026-03-04", "stairs_pain": 1}, {"date": "2026-03-11", "stairs_pain": 3}, {"date": "2026-03-18", "stairs_pain": 2},
         {"date": "2026-03-25", "stairs_pain": 1.5}]})"},
    {"one week in between was free of pain", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [], "checkins": [{"date": "2026-02-18", "stairs_pain": 3}, {"date": "2026-02-25", "stairs_pain": 3},
         {"date": "2026-03-04", "stairs_pain": 0.5}, {"date": "2026-03-11", "stairs_pain": 3}, {"date": "2026-03-18", "stairs_pain": 2},
         {"date": "2026-03-25", "stairs_pain": 2}]})"},
    {"one of the six weeks has no score", Example::Outcome::cannot_tell, "2026-03-28",
     R"({"activities": [], "checkins": [{"date": "2026-02-18", "stairs_pain": 3}, {"date": "2026-02-25", "stairs_pain": 3},
         {"date": "2026-03-11", "stairs_pain": 3}, {"date": "2026-03-18", "stairs_pain": 2}, {"date": "2026-03-25", "stairs_pain": 2}]})"},
};

}  // namespace

constinit const Rule rules::no_improvement{"no-improvement", Topic::symptom, evaluate,
                                           thresholds,       examples,       Urgency::routine};

}  // namespace patella
