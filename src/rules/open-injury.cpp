#include <algorithm>

#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// An injury of the knee that the log does not end keeps the answer from keep running.
Answer<Level> evaluate(const RuleInput& input) {
  if (input.knee.injuries.empty()) {
    if (input.history.injuries.empty() && !input.history.athlete.prior_knee_pain) return CannotTell{};
    return Silent{};
  }
  const Injury& injury = input.knee.injuries.front().injury;
  return Finding<Level>{.level = Level::reduce,
                        .arm = "open",
                        .value = (input.day - injury.start).count(),
                        .limit = input.policy[key::open_injury_clean_days],
                        .unit = Unit::days,
                        .days = {injury.start},
                        .entries = {injury.origin},
                        .ends_by = "injury"};
}

constexpr ThresholdKey thresholds[] = {key::open_injury_clean_days};

constexpr Example examples[] = {
    {"a knee injury without an end", Example::Outcome::reduce, "2026-03-15",
     R"({"injuries": [{"start": "2026-03-10", "site": "knee"}], "activities": [{"date": "2026-03-12", "pain": 0}]})"},
    {"it has ended", Example::Outcome::silent, "2026-03-15",
     R"({"injuries": [{"start": "2026-03-10", "end": "2026-03-14", "site": "knee"}], "activities": [{"date": "2026-03-12", "pain": 0}]})"},
    {"its end is later than the day", Example::Outcome::reduce, "2026-03-13",
     R"({"injuries": [{"start": "2026-03-10", "end": "2026-03-14", "site": "knee"}], "activities": [{"date": "2026-03-12", "pain": 0}]})"},
    {"fourteen days of clean runs without one that hurt", Example::Outcome::silent, "2026-03-28",
     R"({"injuries": [{"start": "2026-03-10", "site": "knee_left"}],
         "activities": [{"date": "2026-03-14", "pain": 0}, {"date": "2026-03-20", "pain": 1}, {"date": "2026-03-28", "pain": 0}]})"},
    {"thirteen days of clean runs", Example::Outcome::reduce, "2026-03-27",
     R"({"injuries": [{"start": "2026-03-10", "site": "knee_left"}],
         "activities": [{"date": "2026-03-14", "pain": 0}, {"date": "2026-03-20", "pain": 1}, {"date": "2026-03-27", "pain": 0}]})"},
    {"it is not of the knee", Example::Outcome::silent, "2026-03-15",
     R"({"injuries": [{"start": "2026-03-10", "site": "achilles"}], "activities": [{"date": "2026-03-12", "pain": 0}]})"},
    {"nothing is known of injuries", Example::Outcome::cannot_tell, "2026-03-15",
     R"({"activities": [{"date": "2026-03-12", "pain": 0}]})"},
};

}  // namespace

constinit const Rule rules::open_injury{"open-injury", Topic::symptom, evaluate, thresholds, examples};

}  // namespace patella
