#include "patella/history.hpp"

#include <algorithm>

#include "measure/flags.hpp"
#include "measure/join.hpp"
#include "measure/knee.hpp"
#include "measure/sessions.hpp"

namespace patella {
namespace {

/// Takes out the records of later days and tells how many there were.
template <class Record, class DayOf>
int leave_out_later(std::vector<Record>& records, Day as_of, DayOf day_of) {
  return static_cast<int>(std::erase_if(records, [&](const Record& record) { return day_of(record) > as_of; }));
}

std::optional<Day> latest_record(const History& history) {
  std::optional<Day> latest;
  if (!history.activities.empty()) latest = history.activities.back().day;
  if (!history.checkins.empty()) latest = std::max(latest, std::optional{history.checkins.back().day});
  return latest;
}

template <class Record, class DayOf>
std::span<const Record> within(const std::vector<Record>& records, Days window, DayOf day_of) {
  const auto first = std::partition_point(records.begin(), records.end(), [&](const Record& r) { return day_of(r) < window.first; });
  const auto last = std::partition_point(first, records.end(), [&](const Record& r) { return day_of(r) <= window.last; });
  return {first, last};
}

}  // namespace

std::optional<Day> History::begin() const {
  if (activities.empty()) return std::nullopt;
  return activities.front().day;
}

int History::days_of_log(Day day) const {
  const auto first = begin();
  return first && *first <= day ? Days{*first, day}.count() : 0;
}

std::span<const Run> History::runs_in(Days window) const {
  return within(runs, window, [](const Run& r) { return r.activity->day; });
}

std::span<const Session> History::sessions_in(Days window) const {
  return within(sessions, window, [](const Session& s) { return s.day; });
}

History history_of(Log log, Day as_of) {
  const int later = leave_out_later(log.activities, as_of, [](const Activity& a) { return a.day; }) +
                    leave_out_later(log.checkins, as_of, [](const Checkin& c) { return c.day; }) +
                    leave_out_later(log.injuries, as_of, [](const Injury& i) { return i.start; });
  History history;
  history.as_of = as_of;
  history.athlete = std::move(log.athlete);
  history.injuries = std::move(log.injuries);
  history.checkins = one_checkin_a_day(std::move(log.checkins));
  history.activities = join_duplicates(std::move(log.activities), history.notices);
  if (later > 0) history.notices.push_back({Notice::Kind::future_left_out, {}, later, as_of});
  const Pain baseline = history.athlete.baseline_pain.value_or(Pain{});
  history.runs = runs_of(history.activities, history.checkins, baseline, as_of);
  history.sessions = sessions_of(history.runs);
  history.knee_scores = knee_scores_of(history.activities, history.checkins, as_of);
  follow_flags(history);
  history.last_record = latest_record(history);
  return history;
}

}  // namespace patella
