#include "measure/spikes.hpp"

#include <algorithm>

#include "measure/descent.hpp"
#include "measure/sums.hpp"
#include "measure/windows.hpp"

namespace patella {
namespace {

using std::chrono::days;

/// The longest session of a window, where enough of its runs state their distance.
const Session* base_session(const History& history, Days window) {
  return distance_in(history, window).is_base() ? longest_session(history, window) : nullptr;
}

WindowSum<Height> descent_in(const History& history, Days window) {
  return sum_over_runs<Height>(history, window, descent_of);
}

}  // namespace

const Session* longest_session(const History& history, Days window) {
  const Session* longest = nullptr;
  for (const Session& session : history.sessions_in(window))
    if (session.distance && (!longest || *session.distance > *longest->distance)) longest = &session;
  return longest;
}

std::vector<SessionSpike> session_spikes(const History& history, Days week) {
  std::vector<SessionSpike> spikes;
  const Session* guard = base_session(history, days_before(week, window::longest_run));
  const Session* base = nullptr;
  std::optional<Day> base_of;
  for (const Session& session : history.sessions_in(week)) {
    if (!session.distance || history.days_of_log(session.day - days{1}) < needed_log::four_weeks) continue;
    if (base_of != session.day) {
      base_of = session.day;
      const Session* before = base_session(history, days_to(session.day - days{1}, window::longest_run));
      // The shorter of the two bases gives the larger ratio.
      base = !before || (guard && *guard->distance < *before->distance) ? guard : before;
    }
    if (base) spikes.push_back({session, *session.distance / *base->distance, *base});
  }
  return spikes;
}

WeekSpike week_spike(const History& history, Days week) {
  WeekSpike spike;
  spike.distance = distance_in(history, week).sum;
  const auto last_week = distance_in(history, days_before(week, window::week));
  const auto month = distance_in(history, days_before(week, window::four_weeks));
  // The larger of two is unknown where one of them is.
  if (!last_week.sum || !last_week.mostly_stated() || !month.is_base()) return spike;
  spike.base = std::max(*last_week.sum, 0.25 * *month.sum);
  return spike;
}

DescentSpike descent_spike(const History& history, Days week) {
  DescentSpike spike;
  spike.descent = descent_in(history, week).sum;
  for (int back = window::week; back <= window::four_weeks; back += window::week) {
    const auto before = descent_in(history, {week.first - days{back}, week.last - days{back}});
    if (!before.sum || !before.mostly_stated()) {
      spike.highest.reset();
      return spike;
    }
    keep_larger(spike.highest, before.sum);
  }
  return spike;
}

}  // namespace patella
