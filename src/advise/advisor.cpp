#include "advise/advisor.hpp"

#include <algorithm>

#include "advise/caps.hpp"
#include "advise/decide.hpp"
#include "advise/knee_course.hpp"
#include "advise/silence.hpp"
#include "advise/training_course.hpp"
#include "rules/knee_day.hpp"

namespace patella {
namespace {

using std::chrono::days;

std::optional<Day> first_day(const History& history) {
  std::optional<Day> first = history.begin();
  if (!history.checkins.empty()) first = std::min(first.value_or(Day::max()), history.checkins.front().day);
  return first;
}

/// The day after `day` on which something is stated; long silences change nothing in between.
std::optional<Day> next_record(const History& history, Day day) {
  std::optional<Day> next;
  const auto take = [&](const auto& records) {
    const auto later = std::ranges::upper_bound(records, day, {}, [](const auto& record) { return record.day; });
    if (later != records.end()) next = std::min(next.value_or(Day::max()), later->day);
  };
  take(history.activities);
  take(history.checkins);
  for (const Injury& injury : history.injuries)
    for (const auto& each : {std::optional{injury.start}, injury.end})
      if (each && *each > day) next = std::min(next.value_or(Day::max()), *each);
  return next;
}

bool load_asks_for_less(const RuleInput& input) {
  for (const Rule* rule : all_rules()) {
    if (rule->topic != Topic::load) continue;
    const auto evaluate = std::get<Answer<LoadLevel> (*)(const RuleInput&)>(rule->evaluate);
    const auto answer = evaluate(input);
    const auto* finding = std::get_if<Finding<LoadLevel>>(&answer);
    if (finding && finding->level == LoadLevel::reduce) return true;
  }
  return false;
}

void advance_one(Course& course, const History& history, Day day, const Policy& policy) {
  const KneeDay today{day, history, policy, baseline_of(history)};
  const std::size_t run_days = course.training.days.size();
  advance(course.training, today, course.knee);
  if (course.training.days.size() != run_days) course.training.growth = growth_after(today, course.training);
  const bool had_fever = has_fever(course.knee);
  advance(course.knee, today, course.training);
  if (had_fever && !has_fever(course.knee) && !course.knee.way_back) begin_after_fever(course.training, today);
  follow_hold(course.training, today, load_asks_for_less({day, history, course.knee, course.training, policy}));
  tell(course.training, day, caps_on(today, course.knee, course.training));
  course.day = day;
}

}  // namespace

void advance(Course& course, const History& history, Day to, const Policy& policy) {
  std::optional<Day> day = course.day ? std::optional{*course.day + days{1}} : first_day(history);
  while (day && *day <= to) {
    advance_one(course, history, *day, policy);
    const bool recorded = !history.activities_in({*day - longest_silence, *day}).empty() ||
                          !history.checkins_in({*day - longest_silence, *day}).empty();
    day = recorded ? std::optional{*day + days{1}} : next_record(history, *day);
  }
}

Advisor::Advisor(Log log, const Policy& policy, std::chrono::weekday week_start)
    : timeline_{std::move(log)}, policy_{policy}, week_start_{week_start} {}

void Advisor::add(Activity activity) { timeline_.add(std::move(activity)); }
void Advisor::add(Checkin checkin) { timeline_.add(std::move(checkin)); }

Decision Advisor::at(Day day) {
  const History& history = timeline_.at(day);
  if (timeline_.restarts() != restarts_) {
    course_ = {};
    restarts_ = timeline_.restarts();
  }
  advance(course_, history, day, policy_);
  return decide_on(history, course_, policy_, week_start_);
}

}  // namespace patella
