#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

using std::chrono::days;

/// The worst score of a window; absent where there is none.
const KneeScore* worst_score(const History& history, Days window) {
  const KneeScore* worst = nullptr;
  for (const KneeScore& score : history.knee_scores_in(window))
    if (!worst || score.pain > worst->pain) worst = &score;
  return worst;
}

Answer<Level> ask(const RuleInput& c) {
  const int weeks = static_cast<int>(c.policy["no-improvement.weeks"]);
  const KneeScore *oldest = nullptr, *newest = nullptr;
  bool unknown = false;
  for (int back = 7 * (weeks - 1); back >= 0; back -= 7) {
    const KneeScore* worst = worst_score(c.history, days_to(c.history.as_of - days{back}, 7));
    if (!worst) {
      unknown = true;
      continue;
    }
    if (!at_least(c, worst->pain.value, "no-improvement.sore")) return Silent{};
    if (!oldest) oldest = worst;
    newest = worst;
  }
  if (unknown) return CannotTell{};
  const double gain = oldest->pain.value - newest->pain.value;
  if (!at_least(c, newest->pain.value, "no-improvement.current") || at_least(c, gain, "no-improvement.gain"))
    return Silent{};
  Finding<Level> finding{Level::caution,
                         "plateau",
                         gain,
                         c.policy["no-improvement.gain"],
                         Unit::points,
                         {},
                         {oldest->day, newest->day},
                         {oldest->record, newest->record},
                         {},
                         false};
  finding.facts = {{"oldest", oldest->pain.value, Unit::points},
                   {"newest", newest->pain.value, Unit::points},
                   {"weeks", weeks * 7.0, Unit::days}};
  return finding;
}

constexpr ThresholdUse thresholds[] = {{"no-improvement.weeks", "weeks"},
                                       {"no-improvement.sore", "points"},
                                       {"no-improvement.current", "points"},
                                       {"no-improvement.gain", "points"}};

constexpr Example examples[] = {
    {"six sore weeks, from 3 to 2", Example::Outcome::caution, "2026-03-28",
     R"({"activities": [], "checkins": [{"date": "2026-02-18", "stairs_pain": 3}, {"date": "2026-02-25", "stairs_pain": 3},
         {"date": "2026-03-04", "stairs_pain": 1}, {"date": "2026-03-11", "stairs_pain": 3}, {"date": "2026-03-18", "stairs_pain": 2},
         {"date": "2026-03-25", "stairs_pain": 2}]})"},
    {"six sore weeks, and two points better", Example::Outcome::silent, "2026-03-28",
     R"({"activities": [], "checkins": [{"date": "2026-02-18", "stairs_pain": 4}, {"date": "2026-02-25", "stairs_pain": 3},
         {"date": "2026-03-04", "stairs_pain": 3}, {"date": "2026-03-11", "stairs_pain": 3}, {"date": "2026-03-18", "stairs_pain": 2},
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

constinit const Rule rules::no_improvement{"no-improvement", Topic::symptom, ask, thresholds, examples, Urgency::routine};

}  // namespace patella
