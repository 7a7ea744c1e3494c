#include <array>

#include "measure/windows.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

struct DailyField {
  std::string_view name;
  KneeField field;
};

constexpr std::array fields{DailyField{"morning", KneeField::morning}, DailyField{"stairs", KneeField::stairs},
                            DailyField{"sitting", KneeField::sitting}, DailyField{"rest", KneeField::rest},
                            DailyField{"before", KneeField::before}};

std::vector<RecordRef> records_of(const KneeDay& day, KneeField field) {
  if (field == KneeField::morning) return morning_records(day.history, day.day);
  if (field != KneeField::before) return {checkin_on(day.history, day.day)->origin};
  std::vector<RecordRef> records;
  for (const Activity& activity : activities_on(day.history, day.day))
    if (activity.pain && activity.pain->is_knee() && activity.pain->before) records.push_back(activity.origin);
  return records;
}

std::vector<Symptom> find(const KneeDay& day) {
  std::vector<Symptom> found;
  const double stop_above = day.policy[key::daily_pain_stop_above], reduce_above = day.policy[key::daily_pain_reduce_above];
  for (const auto& [name, field] : fields) {
    const auto points = points_on(day.history, day.day, field);
    if (!points) continue;
    Symptom symptom;
    symptom.field = field;
    symptom.excess = points_over(*points, day.baseline);
    const bool stop = exceeds(*points, stop_above) && symptom.excess > 0;
    if (!stop && !exceeds(symptom.excess, reduce_above)) continue;
    symptom.finding = {.level = stop ? Level::stop : Level::reduce,
                       .arm = stop ? "stop" : "reduce",
                       .value = points,
                       .limit = stop ? stop_above : reduce_above,
                       .unit = Unit::points,
                       .subject = name,
                       .days = {day.day},
                       .entries = records_of(day, field)};
    found.push_back(std::move(symptom));
  }
  return found;
}

Answer<Level> evaluate(const RuleInput& input) {
  const Days week = days_to(input.day, window::week);
  bool stated = false;
  for (Day day = week.first; day <= week.last; day += std::chrono::days{1})
    for (const DailyField& each : fields) stated = stated || points_on(input.history, day, each.field);
  return strongest_symptom(input, rules::daily_pain, stated);
}

constexpr ThresholdKey thresholds[] = {key::stop_days, key::daily_pain_reduce_above, key::daily_pain_stop_above};

constexpr Example examples[] = {
    {"exactly 2 on the stairs", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "stairs_pain": 2}]})"},
    {"3 on the stairs", Example::Outcome::reduce, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "stairs_pain": 3, "morning_pain": 1}]})"},
    {"6 at rest", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "stairs_pain": 3, "rest_pain": 6}]})"},
    {"it was 6, and one good word does not end a stop", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "sitting_pain": 6}, {"date": "2026-03-11", "sitting_pain": 1}]})"},
    {"good words on two days end it", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "sitting_pain": 6}, {"date": "2026-03-11", "sitting_pain": 1}, {"date": "2026-03-12", "sitting_pain": 0}]})"},
    {"it was 8, and then a week of silence", Example::Outcome::reduce, "2026-03-17",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "stairs_pain": 8}]})"},
    {"3, and a newer score of 1", Example::Outcome::silent, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "stairs_pain": 3}, {"date": "2026-03-11", "stairs_pain": 1}]})"},
    {"silence does not end a 3", Example::Outcome::reduce, "2026-03-30",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "stairs_pain": 3}]})"},
    {"6 before a run", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"before": 6}}]})"},
    {"the morning after a run is a morning", Example::Outcome::stop, "2026-03-12",
     R"({"activities": [{"date": "2026-03-10", "pain": {"during": 0, "next_morning": 6}}]})"},
    {"no check-in tells of pain", Example::Outcome::cannot_tell, "2026-03-12",
     R"({"activities": [], "checkins": [{"date": "2026-03-10", "sleep_h": 8}]})"},
};

}  // namespace

constinit const Rule rules::daily_pain{"daily-pain", Topic::symptom, evaluate, thresholds, examples, std::nullopt, find};

}  // namespace patella
