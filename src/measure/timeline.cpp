#include "measure/timeline.hpp"

#include <algorithm>
#include <iterator>

#include "activity/merge_duplicates.hpp"
#include "log/plausibility.hpp"
#include "measure/daily_load.hpp"
#include "measure/knee_records.hpp"

namespace patella {
namespace {

using std::chrono::days;

constexpr std::chrono::minutes session_gap{60};  // between the runs of two sessions (ours)

void add_run(Session& session, const Run& run, const Activity& activity) {
  if (activity.distance) session.distance = session.distance.value_or(Distance{}) + *activity.distance;
  session.records.push_back(run.records.front());
}

/// So long after the last run nothing of it is left in any mean: exp(-1461 / 42) of the load.
constexpr days longest_decay{1461};

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
  const auto reopening = std::ranges::upper_bound(reopening_, known_to_.value_or(Day::max()));
  if (reopening != reopening_.end() && *reopening <= as_of) start_over();

  history_.as_of = as_of;
  for (; injuries_added_ < log_.injuries.size() && log_.injuries[injuries_added_].start <= as_of; ++injuries_added_)
    history_.injuries.push_back(log_.injuries[injuries_added_]);
  add_checkins(as_of);
  const std::size_t old = history_.activities.size();
  add_activities(as_of);
  add_runs(old);
  add_knee_scores(as_of);
  add_loads(as_of);
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

void Timeline::add(Activity activity) {
  const auto place = std::ranges::upper_bound(log_.activities, begin_of(activity), {}, begin_of);
  log_.activities.insert(place, std::move(activity));
}

void Timeline::add(Checkin checkin) {
  const bool in_order = log_.checkins.empty() || log_.checkins.back().day < checkin.day;
  log_.checkins.push_back(std::move(checkin));
  if (!in_order) log_.checkins = one_checkin_a_day(std::move(log_.checkins));
}

void Timeline::start_over() {
  ++restarts_;
  history_ = {};
  history_.athlete = log_.athlete;
  known_to_.reset();
  activities_added_ = checkins_added_ = injuries_added_ = 0;
  unfinished_runs_.clear();
  open_session_end_.reset();
}

void Timeline::add_checkins(Day as_of) {
  for (; checkins_added_ < log_.checkins.size() && log_.checkins[checkins_added_].day <= as_of; ++checkins_added_) {
    history_.checkins.push_back(log_.checkins[checkins_added_]);
    for (std::size_t flag = 0; flag < flag_count; ++flag)
      history_.flags_mentioned[flag] |= history_.checkins.back().flags[flag].has_value();
  }
}

void Timeline::add_activities(Day as_of) {
  const auto first = log_.activities.begin() + activities_added_;
  const auto end = std::ranges::upper_bound(first, log_.activities.end(), as_of, {}, &Activity::day);
  activities_added_ = end - log_.activities.begin();
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

void Timeline::add_runs(std::size_t first_new_activity) {
  for (const std::size_t open : unfinished_runs_) history_.runs[open] = run_of(history_, history_.runs[open].activity);
  const std::size_t first_new_run = history_.runs.size();
  for (std::size_t i = first_new_activity; i < history_.activities.size(); ++i) {
    if (!is_running(history_.activities[i].sport())) continue;
    unfinished_runs_.push_back(history_.runs.size());
    history_.runs.push_back(run_of(history_, i));
  }
  std::erase_if(unfinished_runs_, [&](std::size_t run) { return !may_change_later(history_, history_.runs[run]); });
  add_sessions(first_new_run);
}

void Timeline::add_sessions(std::size_t first_new_run) {
  for (const Run& run : std::span{history_.runs}.subspan(first_new_run)) {
    const Activity& activity = history_.activity_of(run);
    const bool joins = activity.start && open_session_end_ && run.begin - *open_session_end_ < session_gap;
    if (!joins) history_.sessions.push_back({run.day, std::nullopt, {}});
    if (activity.start && !joins) open_session_ = history_.sessions.size() - 1;
    add_run(joins ? history_.sessions[open_session_] : history_.sessions.back(), run, activity);
    if (activity.start) open_session_end_ = joins ? std::max(*open_session_end_, end_of(activity)) : end_of(activity);
  }
}

void Timeline::add_knee_scores(Day as_of) {
  // The next morning adds to the scores of the day asked for last.
  const Days fresh{known_to_.value_or(Day::min()), as_of};
  auto& scores = history_.knee_scores;
  scores.erase(std::ranges::lower_bound(scores, fresh.first, {}, &KneeScore::day), scores.end());
  std::ranges::copy(knee_scores_of(history_.activities_in(fresh), history_.checkins_in(fresh), as_of),
                    std::back_inserter(scores));
}

void Timeline::add_loads(Day as_of) {
  const auto begin = history_.begin();
  if (!begin) return;
  if (history_.runs.empty()) return;
  const Day last = std::min(as_of, history_.runs.back().day + longest_decay);
  const Days fresh{*begin + days{history_.loads.size()}, last};
  if (fresh.first > last) return;
  extend_loads(history_.loads, daily_km(history_, fresh));
}

}  // namespace patella
