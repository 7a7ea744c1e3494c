#include "measure/sessions.hpp"

#include <algorithm>

namespace patella {
namespace {

constexpr std::chrono::minutes session_gap{60};

void add_run(Session& session, const Run& run) {
  if (run.activity->distance) session.distance = session.distance.value_or(Distance{}) + *run.activity->distance;
  session.records.push_back(run.activity->origin);
}

}  // namespace

void extend_sessions(std::vector<Session>& sessions, std::optional<OpenSession>& open, std::span<const Run> runs) {
  for (const Run& run : runs) {
    const bool timed = run.activity->start.has_value();
    if (timed && open && run.begin - open->end < session_gap) {
      add_run(sessions[open->index], run);
      open->end = std::max(open->end, end_of(*run.activity));
      continue;
    }
    sessions.push_back({run.activity->day, std::nullopt, {}});
    add_run(sessions.back(), run);
    if (timed) open = OpenSession{sessions.size() - 1, end_of(*run.activity)};
  }
}

}  // namespace patella
