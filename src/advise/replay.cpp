#include <algorithm>
#include <set>
#include <stdexcept>

#include "advise/advisor.hpp"
#include "advise/silence.hpp"
#include "patella/replay.hpp"

namespace patella {
namespace {

using std::chrono::days;

std::vector<Day> every_day(Days window) {
  std::vector<Day> all;
  for (Day day = window.first; day <= window.last; day += days{1}) all.push_back(day);
  return all;
}

std::vector<Day> days_with_run(const Log& log, Days window) {
  std::set<Day> all;
  for (const Activity& activity : log.activities)
    if (is_running(activity.sport()) && window.contains(activity.day)) all.insert(activity.day);
  return {all.begin(), all.end()};
}

std::vector<Day> ends_of_weeks(Days window, std::chrono::weekday week_start) {
  std::vector<Day> all;
  for (Day end = week_of(window.first, week_start).last; end < window.last; end += days{7}) all.push_back(end);
  all.push_back(window.last);
  return all;
}

std::vector<Day> days_asked_for(const Log& log, const ReplayRequest& request) {
  const auto recorded = days_recorded(log);
  if (!recorded) return {};
  const Days window{request.from.value_or(recorded->first), request.to.value_or(recorded->last)};
  if (window.last < window.first) return {};
  switch (request.every) {
    case ReplayStep::run: return days_with_run(log, window);
    case ReplayStep::week: return ends_of_weeks(window, request.week_start);
    case ReplayStep::day: break;
  }
  return every_day(window);
}

}  // namespace

std::optional<Days> days_recorded(const Log& log) {
  std::optional<Days> recorded;
  const auto take = [&](Day day) {
    recorded = recorded ? Days{std::min(recorded->first, day), std::max(recorded->last, day)} : Days{day, day};
  };
  for (const Activity& activity : log.activities) take(activity.day);
  for (const Checkin& checkin : log.checkins) take(checkin.day);
  return recorded;
}

void decide_each(Log log, std::span<const Day> days, const Policy& policy, std::chrono::weekday week_start,
                 const std::function<void(Decision)>& take) {
  if (!std::ranges::is_sorted(days)) throw std::invalid_argument("the days to decide on are not in order");
  Advisor advisor{std::move(log), policy, week_start};
  for (const Day day : days) take(advisor.at(day));
}

Replay replay(Log log, const ReplayRequest& request, const Policy& policy) {
  Replay result{.every = request.every, .days = {}, .changed_thresholds = policy.changed()};
  std::vector<Day> days = days_asked_for(log, request);
  std::vector<std::optional<Days>> gaps(days.size());
  if (!request.every_gap) {
    const std::vector<ShownDay> shown = leave_out_silence(days, request.every == ReplayStep::week ? 7 : 1, log);
    days.clear();
    for (std::size_t i = 0; i < shown.size(); ++i) {
      days.push_back(shown[i].day);
      gaps[i] = shown[i].gap_before;
    }
  }
  result.days.reserve(days.size());
  decide_each(std::move(log), days, policy, request.week_start, [&](Decision d) {
    const std::optional<Days> gap = gaps[result.days.size()];
    result.days.push_back({d.as_of, d.verdict, d.confidence, std::move(d.missing), std::move(d.reasons), gap});
  });
  return result;
}

}  // namespace patella
