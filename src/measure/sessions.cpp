#include "measure/sessions.hpp"

#include <algorithm>

namespace patella {
namespace {

constexpr std::chrono::minutes session_gap{60};

void add_run(Session& session, const Run& run, const Activity& activity) {
  if (activity.distance) session.distance = session.distance.value_or(Distance{}) + *activity.distance;
  session.records.push_back(run.records.front());
}

}  // namespace

void extend_sessions(History& history, std::optional<OpenSession>& open, std::size_t first_run) {
  for (const Run& run : std::span{history.runs}.subspan(first_run)) {
    const Activity& activity = history.activity_of(run);
    if (activity.start && open && run.begin - open->end < session_gap) {
      add_run(history.sessions[open->index], run, activity);
      open->end = std::max(open->end, end_of(activity));
      continue;
    }
    history.sessions.push_back({run.day, std::nullopt, {}});
    add_run(history.sessions.back(), run, activity);
    if (activity.start) open = OpenSession{history.sessions.size() - 1, end_of(activity)};
  }
}

}  // namespace patella
