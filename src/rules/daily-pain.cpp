#include <array>

#include "rules/finding.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

struct Field {
  std::string_view name;
  std::optional<Pain> Checkin::*value;
};

constexpr std::array fields{Field{"morning", &Checkin::morning}, Field{"stairs", &Checkin::stairs},
                            Field{"sitting", &Checkin::sitting}, Field{"rest", &Checkin::rest}};

/// The latest check-in of the days looked at that states the field.
const Checkin* latest_with(const RuleInput& input, const Field& field) {
  const Checkin* latest = nullptr;
  for (const Checkin& checkin : input.history.checkins_in(last_days(input, key::symptom_days)))
    if (checkin.*field.value) latest = &checkin;
  return latest;
}

Answer<Level> evaluate(const RuleInput& input) {
  std::vector<Finding<Level>> findings;
  bool any = false;
  for (const Field& field : fields) {
    const Checkin* latest = latest_with(input, field);
    if (!latest) continue;
    any = true;
    const double points = (latest->*field.value)->value;
    const bool stop = above(input, points, key::daily_pain_stop_above);
    if (!stop && !above(input, points, key::daily_pain_reduce_above)) continue;
    findings.push_back({.level = stop ? Level::stop : Level::reduce,
                        .arm = stop ? "stop" : "reduce",
                        .value = points,
                        .limit = input.policy[stop ? key::daily_pain_stop_above : key::daily_pain_reduce_above],
                        .unit = Unit::points,
                        .subject = field.name,
                        .days = {latest->day},
                        .entries = {latest->origin}});
  }
  if (!any) return CannotTell{};
  return strongest(findings);
}

constexpr ThresholdKey thresholds[] = {key::symptom_days, key::daily_pain_reduce_above, key::daily_pain_stop_above};

constexpr Example examples[] = {
    {"exactly 2 on the stairs", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "stairs_pain": 2}]})"},
    {"3 on the stairs", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "stairs_pain": 3, "morning_pain": 1}]})"},
    {"6 at rest", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "stairs_pain": 3, "rest_pain": 6}]})"},
    {"it was 6, and the latest word is 1", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "sitting_pain": 6}, {"date": "2026-03-11", "sitting_pain": 1}]})"},
    {"the latest word is seven days old", Example::Outcome::cannot_tell, "2026-03-17",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "stairs_pain": 3}]})"},
    {"no check-in tells of pain", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "sleep_h": 8}]})"},
};

}  // namespace

constinit const Rule rules::daily_pain{"daily-pain", Topic::symptom, evaluate, thresholds, examples};

}  // namespace patella
