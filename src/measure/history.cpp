#include <algorithm>

#include "measure/timeline.hpp"
#include "patella/history.hpp"

namespace patella {
namespace {

/// Erases the records of later days and returns how many there were.
template <class Record, class DayOf>
int erase_later(std::vector<Record>& records, Day as_of, DayOf day_of) {
  return static_cast<int>(std::erase_if(records, [&](const Record& record) { return day_of(record) > as_of; }));
}

template <class Record, class DayOf>
std::span<const Record> within(const std::vector<Record>& records, Days window, DayOf day_of) {
  const auto first =
      std::partition_point(records.begin(), records.end(), [&](const Record& r) { return day_of(r) < window.first; });
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

std::span<const Activity> History::activities_in(Days window) const {
  return within(activities, window, [](const Activity& a) { return a.day; });
}

std::span<const Checkin> History::checkins_in(Days window) const {
  return within(checkins, window, [](const Checkin& c) { return c.day; });
}

std::span<const KneeScore> History::knee_scores_in(Days window) const {
  return within(knee_scores, window, [](const KneeScore& s) { return s.day; });
}

std::span<const Run> History::runs_in(Days window) const {
  return within(runs, window, [](const Run& r) { return r.day; });
}

std::span<const Session> History::sessions_in(Days window) const {
  return within(sessions, window, [](const Session& s) { return s.day; });
}

History history_of(Log log, Day as_of) {
  const int later = erase_later(log.activities, as_of, [](const Activity& a) { return a.day; }) +
                    erase_later(log.checkins, as_of, [](const Checkin& c) { return c.day; }) +
                    erase_later(log.injuries, as_of, [](const Injury& i) { return i.start; });
  History history = Timeline{std::move(log)}.last(as_of);
  if (later > 0) history.notices.push_back({Notice::Kind::future_left_out, {}, later, as_of});
  return history;
}

}  // namespace patella
