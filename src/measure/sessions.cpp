#include "measure/sessions.hpp"

#include <algorithm>

#include "measure/times.hpp"

namespace patella {
namespace {

constexpr std::chrono::minutes session_gap{60};

void add_run(Session& session, const Run& run) {
  if (run.activity->distance) session.distance = session.distance.value_or(Distance{}) + *run.activity->distance;
  session.records.push_back(run.activity->origin);
}

}  // namespace

std::vector<Session> sessions_of(const std::vector<Run>& runs) {
  std::vector<Session> sessions;
  std::optional<std::size_t> open;  // the session that a timed run may still join
  ExactTime open_end{};
  for (const Run& run : runs) {
    const bool timed = run.activity->start.has_value();
    if (timed && open && run.begin - open_end < session_gap) {
      add_run(sessions[*open], run);
      open_end = std::max(open_end, end_of(*run.activity));
      continue;
    }
    sessions.push_back({run.activity->day, std::nullopt, {}});
    add_run(sessions.back(), run);
    if (!timed) continue;
    open = sessions.size() - 1;
    open_end = end_of(*run.activity);
  }
  std::stable_sort(sessions.begin(), sessions.end(), [](const Session& a, const Session& b) { return a.day < b.day; });
  return sessions;
}

}  // namespace patella
