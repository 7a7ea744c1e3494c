#include <array>

#include "vendor/pain_note.hpp"
#include "vendor/strava/fields.hpp"

namespace patella::strava {
namespace {

struct SportName {
  std::string_view strava;
  Sport sport;
};

constexpr std::array<SportName, 10> sports{{
    {"Run", Sport::run},
    {"TrailRun", Sport::trail_run},
    {"VirtualRun", Sport::virtual_run},
    {"Walk", Sport::walk},
    {"Hike", Sport::hike},
    {"Swim", Sport::swim},
    {"WeightTraining", Sport::strength},
    {"Crossfit", Sport::strength},
    {"Handcycle", Sport::ride},
    {"Velomobile", Sport::ride},
}};

Sport sport_of(const Summary& summary) {
  const std::string& name = summary.sport_type.empty() ? summary.type : summary.sport_type;
  if (name == "Run" && summary.trainer) return Sport::treadmill;
  for (const auto& [strava, sport] : sports) {
    if (name == strava) return sport;
  }
  return name.ends_with("Ride") ? Sport::ride : Sport::other;
}

/// Rides have their own numbers, 10 and above.
std::optional<Workout> workout_of(const Summary& summary, Sport sport) {
  if (!is_running(sport)) return std::nullopt;
  if (summary.workout_type == 1) return Workout::race;
  if (summary.workout_type == 2) return Workout::long_run;
  if (summary.workout_type == 3) return Workout::intervals;
  return std::nullopt;
}

/// Zero is how the list says that nothing was recorded.
std::optional<double> recorded(std::optional<double> value) { return value && *value > 0 ? value : std::nullopt; }

}  // namespace

Activity activity_of(const Summary& summary, WallTime start) {
  Activity activity;
  activity.start = start;
  activity.day = std::chrono::floor<std::chrono::days>(start);
  if (!summary.id.empty()) activity.id = "strava:" + summary.id;
  activity.source = "strava";
  const Sport sport = sport_of(summary);
  activity.stated_sport = sport;
  if (const auto metres = recorded(summary.distance)) activity.distance = Distance{*metres};
  const auto moving = recorded(summary.moving_time);
  if (const auto seconds = moving ? moving : recorded(summary.elapsed_time))
    activity.duration = std::chrono::duration<double>{*seconds};
  // Without an outdoor recording a climb of 0 m is no measurement.
  const bool recorded_outdoors = !summary.manual && !summary.trainer && sport != Sport::treadmill;
  if (recorded_outdoors && summary.elevation_gain) activity.ascent = Height{*summary.elevation_gain};
  // The cadence of a run counts one leg.
  if (const auto cadence = recorded(summary.cadence); cadence && is_running(sport)) activity.cadence_spm = 2 * *cadence;
  activity.rpe = summary.rpe;
  activity.workout = workout_of(summary, sport);
  activity.notes = summary.name;
  if (!summary.description.empty()) activity.notes += (activity.notes.empty() ? "" : "\n") + summary.description;
  activity.pain = pain_in_note(summary.name);
  if (!activity.pain) activity.pain = pain_in_note(summary.description);

  // As many as the same activity would state in a log: its time, source and sport, and what is known besides.
  const auto count = [](auto... stated) { return (std::size_t{0} + ... + (stated ? 1u : 0u)); };
  activity.fields = 3 + count(!activity.id.empty(), activity.distance.has_value(), activity.duration.has_value(),
                              activity.ascent.has_value(), activity.cadence_spm.has_value(), activity.rpe.has_value(),
                              activity.workout.has_value(), activity.pain.has_value(), !activity.notes.empty());
  return activity;
}

}  // namespace patella::strava
