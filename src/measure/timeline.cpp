#include "measure/timeline.hpp"

#include <algorithm>
#include <iterator>

#include "activity/merge_duplicates.hpp"
#include "log/plausibility.hpp"
#include "measure/flags.hpp"
#include "measure/knee.hpp"
#include "measure/smoothing.hpp"

namespace patella {
namespace {

using std::chrono::days;

/// How many of `records`, which are in order, begin by `as_of`.
template <class Record, class DayOf>
std::size_t count_to(const std::vector<Record>& records, Day as_of, DayOf day_of) {
  const auto later =
      std::partition_point(records.begin(), records.end(), [&](const Record& r) { return day_of(r) <= as_of; });
  return static_cast<std::size_t>(later - records.begin());
}

/// Improbable numbers become unknown, so that no sum, session or base sees them; pain, effort and notes stay. An improbable
/// day leaves nothing to go by.
void leave_out_improbable(std::vector<Activity>& activities) {
  std::erase_if(activities, [](const Activity& a) { return !a.sure && has_improbable_day(a); });
  for (Activity& a : activities) {
    if (!is_improbable(a)) continue;
    a.distance = a.steep_descent = std::nullopt;
    a.ascent = a.descent = std::nullopt;
    a.duration.reset();
    a.altitude_source.reset();
    a.grade_shares.reset();
    a.cadence_spm.reset();
  }
}

auto at_index(auto& records, std::size_t index) { return records.begin() + static_cast<std::ptrdiff_t>(index); }

}  // namespace

Timeline::Timeline(Log log) : log_{std::move(log)} {
  order_by_time(log_.activities);
  std::ranges::stable_sort(log_.injuries, {}, &Injury::start);
  log_.checkins = one_checkin_a_day(std::move(log_.checkins));
  history_.athlete = log_.athlete;
}

const History& Timeline::at(Day as_of) {
  const bool more_to_come = !log_.activities.empty() && log_.activities.back().day > as_of;
  if (!known_to_ && more_to_come) reopening_ = reopening_days(log_.activities);
  const bool reopens =
      known_to_ && std::ranges::any_of(reopening_, [&](Day day) { return *known_to_ < day && day <= as_of; });
  if (reopens) start_over();

  history_.as_of = as_of;
  const std::size_t injuries = count_to(log_.injuries, as_of, [](const Injury& i) { return i.start; });
  std::copy(at_index(log_.injuries, injuries_taken_), at_index(log_.injuries, injuries),
            std::back_inserter(history_.injuries));
  injuries_taken_ = injuries;
  take_checkins(as_of);
  const std::size_t old = history_.activities.size();
  take_activities(as_of);
  take_runs(old);
  take_knee_scores(as_of);
  take_loads(as_of);
  if (!history_.activities.empty()) history_.last_record = history_.activities.back().day;
  if (!history_.checkins.empty())
    history_.last_record = std::max(history_.last_record, std::optional{history_.checkins.back().day});
  known_to_ = as_of;
  return history_;
}

History Timeline::last(Day as_of) && {
  at(as_of);
  return std::move(history_);
}

void Timeline::start_over() {
  history_ = {};
  history_.athlete = log_.athlete;
  known_to_.reset();
  activities_taken_ = checkins_taken_ = injuries_taken_ = 0;
  open_runs_.clear();
  open_session_.reset();
}

void Timeline::take_checkins(Day as_of) {
  for (; checkins_taken_ < log_.checkins.size() && log_.checkins[checkins_taken_].day <= as_of; ++checkins_taken_) {
    history_.checkins.push_back(log_.checkins[checkins_taken_]);
    take_flags(history_.flags, history_.checkins.back());
  }
  hold_flags_until(history_.flags, as_of);
}

void Timeline::take_activities(Day as_of) {
  const std::size_t count = count_to(log_.activities, as_of, [](const Activity& a) { return a.day; });
  const auto first = at_index(log_.activities, activities_taken_), end = at_index(log_.activities, count);
  activities_taken_ = count;
  // Records are needed again only where a later day reopens an activity.
  std::vector<Activity> fresh = reopening_.empty()
                                    ? std::vector<Activity>{std::move_iterator{first}, std::move_iterator{end}}
                                    : std::vector<Activity>{first, end};
  fresh = join_duplicates(std::move(fresh), history_.notices);
  leave_out_improbable(fresh);
  if (history_.activities.empty())
    history_.activities = std::move(fresh);
  else
    std::ranges::move(fresh, std::back_inserter(history_.activities));
}

void Timeline::take_runs(std::size_t first_new_activity) {
  for (const std::size_t open : open_runs_) history_.runs[open] = run_of(history_, history_.runs[open].activity);
  const std::size_t first_new_run = history_.runs.size();
  for (std::size_t i = first_new_activity; i < history_.activities.size(); ++i) {
    if (!is_running(history_.activities[i].sport())) continue;
    open_runs_.push_back(history_.runs.size());
    history_.runs.push_back(run_of(history_, i));
  }
  std::erase_if(open_runs_, [&](std::size_t run) { return !may_tell_more(history_, history_.runs[run]); });
  extend_sessions(history_, open_session_, first_new_run);
}

void Timeline::take_knee_scores(Day as_of) {
  // The next morning adds to the scores of the day asked for last.
  const Days fresh{known_to_.value_or(Day::min()), as_of};
  auto& scores = history_.knee_scores;
  scores.erase(std::ranges::lower_bound(scores, fresh.first, {}, &KneeScore::day), scores.end());
  std::ranges::copy(knee_scores_of(history_.activities_in(fresh), history_.checkins_in(fresh), as_of),
                    std::back_inserter(scores));
}

void Timeline::take_loads(Day as_of) {
  const auto begin = history_.begin();
  if (!begin) return;
  const Days fresh{*begin + days{history_.loads.size()}, as_of};
  extend_loads(history_.loads, daily_km(history_, fresh));
}

}  // namespace patella
