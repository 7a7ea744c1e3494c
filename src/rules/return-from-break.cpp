#include "measure/spikes.hpp"
#include "measure/windows.hpp"
#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

Answer<LoadLevel> evaluate(const RuleInput& input) {
  if (input.history.runs.empty()) return CannotTell{};
  const auto& pause = input.metrics.last_break;
  if (!pause || !at_least(input, pause->free_days, key::return_from_break_days)) return Silent{};
  const auto& longest = pause->longest_before;
  Finding<LoadLevel> finding{
      .level = LoadLevel::caution,
      .arm = "caution",
      .value = pause->free_days,
      .limit = input.policy[key::return_from_break_days],
      .unit = Unit::days,
      .days = {pause->last_run_before},
      .entries = pause->records,
      .facts = {{"longest", longest ? std::optional{in_kilometres(*longest)} : std::nullopt, Unit::km}}};
  const Session* session = longest_session(input.history, days_to(input.history.as_of, window::week));
  if (session && longest && exceeds(session->distance->value, input.policy[key::return_from_break_share] * longest->value)) {
    finding.level = LoadLevel::reduce;
    finding.arm = "long-session";
    add_evidence(finding, session->day, session->records);
    finding.facts.push_back({"session", in_kilometres(*session->distance), Unit::km});
  }
  return finding;
}

constexpr ThresholdKey thresholds[] = {key::return_from_break_days, key::return_from_break_share};

constexpr Example examples[] = {
    {"14 days without a run, then exactly half of the old longest", Example::Outcome::caution, "2026-03-20",
     R"({"activities": [{"date": "2026-03-01", "distance_km": 10}, {"date": "2026-03-16", "distance_km": 5}]})"},
    {"14 days without a run, then 6 km after a longest of 10 km", Example::Outcome::reduce, "2026-03-20",
     R"({"activities": [{"date": "2026-03-01", "distance_km": 10}, {"date": "2026-03-16", "distance_km": 6}]})"},
    {"13 days without a run are no break", Example::Outcome::silent, "2026-03-20",
     R"({"activities": [{"date": "2026-03-02", "distance_km": 10}, {"date": "2026-03-16", "distance_km": 10}]})"},
    {"no run for 14 days, today included", Example::Outcome::caution, "2026-03-15",
     R"({"activities": [{"date": "2026-03-01", "distance_km": 10}]})"},
    {"the first runs of a log are no return", Example::Outcome::silent, "2026-03-20",
     R"({"activities": [{"date": "2026-03-16", "distance_km": 10}]})"},
    {"there is no run in the log", Example::Outcome::cannot_tell, "2026-03-20",
     R"({"activities": [{"date": "2026-03-16", "sport": "ride"}]})"},
};

}  // namespace

constinit const Rule rules::return_from_break{"return-from-break", Topic::load, evaluate, thresholds, examples};

}  // namespace patella
