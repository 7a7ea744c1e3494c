#include "rules/asking.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

/// The longest session of the last 7 days.
const Session* longest_of(std::span<const Session> sessions) {
  const Session* longest = nullptr;
  for (const Session& session : sessions)
    if (session.distance && (!longest || *session.distance > *longest->distance)) longest = &session;
  return longest;
}

Answer<LoadLevel> ask(const RuleInput& c) {
  if (c.history.runs.empty()) return CannotTell{};
  const auto& pause = c.metrics.last_break;
  if (!pause || !at_least(c, pause->free_days, "return-from-break.days")) return Silent{};
  Finding<LoadLevel> finding{LoadLevel::caution,
                             "caution",
                             pause->free_days,
                             c.policy["return-from-break.days"],
                             Unit::days,
                             {},
                             {pause->last_run_before},
                             pause->records,
                             {},
                             false};
  const Session* session = longest_of(c.history.sessions_in(days_to(c.history.as_of, 7)));
  finding.facts = {
      {"longest", pause->longest_before ? std::optional{in_kilometres(*pause->longest_before)} : std::nullopt, Unit::km}};
  if (session && pause->longest_before &&
      exceeds(session->distance->value, c.policy["return-from-break.share"] * pause->longest_before->value)) {
    finding.level = LoadLevel::reduce;
    finding.arm = "long-session";
    finding.days.push_back(session->day);
    finding.entries.insert(finding.entries.end(), session->records.begin(), session->records.end());
    finding.facts.push_back({"session", in_kilometres(*session->distance), Unit::km});
  }
  return finding;
}

constexpr ThresholdUse thresholds[] = {{"return-from-break.days", "days"}, {"return-from-break.share", "ratio"}};

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

constinit const Rule rules::return_from_break{"return-from-break", Topic::load, ask, thresholds, examples};

}  // namespace patella
