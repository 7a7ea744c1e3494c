#include <array>

#include "rules/asking.hpp"
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
const Checkin* latest_with(const RuleInput& c, const Field& field) {
  const Checkin* latest = nullptr;
  for (const Checkin& checkin : c.history.checkins_in(days_of(c, "symptom.days")))
    if (checkin.*field.value) latest = &checkin;
  return latest;
}

Finding<Level> about(const Field& field, const Checkin& checkin, Level level, std::string_view arm, double limit) {
  return {level, arm,  (checkin.*field.value)->value, limit, Unit::points, field.name, {checkin.day}, {checkin.origin},
          {},    false};
}

Answer<Level> ask(const RuleInput& c) {
  std::vector<Finding<Level>> findings;
  bool any = false;
  for (const Field& field : fields) {
    const Checkin* latest = latest_with(c, field);
    if (!latest) continue;
    any = true;
    const double points = (latest->*field.value)->value;
    if (above(c, points, "daily-pain.stop-above"))
      findings.push_back(about(field, *latest, Level::stop, "stop", c.policy["daily-pain.stop-above"]));
    else if (above(c, points, "daily-pain.reduce-above"))
      findings.push_back(about(field, *latest, Level::reduce, "reduce", c.policy["daily-pain.reduce-above"]));
  }
  if (!any) return CannotTell{};
  return strongest(findings);
}

constexpr ThresholdUse thresholds[] = {
    {"symptom.days", "days"}, {"daily-pain.reduce-above", "points"}, {"daily-pain.stop-above", "points"}};

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

constinit const Rule rules::daily_pain{"daily-pain", Topic::symptom, ask, thresholds, examples};

}  // namespace patella
