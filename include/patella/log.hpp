#pragma once
/// The training log as the runner wrote it: every record of every file, nothing left out, nothing filled in.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "patella/calendar.hpp"
#include "patella/diagnostic.hpp"
#include "patella/units.hpp"

namespace patella {

enum class Sport : std::uint8_t {
  run,
  trail_run,
  treadmill,
  virtual_run,
  track_run,
  walk,
  hike,
  ride,
  swim,
  strength,
  other
};
/// The first five sports are running.
constexpr bool is_running(Sport sport) { return sport <= Sport::track_run; }
enum class AltitudeSource : std::uint8_t { stated, barometer, dem, gps };
enum class Workout : std::uint8_t { easy, long_run, tempo, intervals, hills, race, walk_run };
/// Faster running than easy: tempo, intervals, hills and races.
constexpr bool is_speed_work(Workout w) { return w >= Workout::tempo && w <= Workout::race; }
enum class Collection : std::uint8_t { activities, checkins, injuries, strava_list };

/// Which record of which file something rests on.
struct RecordRef {
  std::size_t file = 0;  ///< index into Log::files
  Collection collection = Collection::activities;
  std::size_t index = 0;
  auto operator<=>(const RecordRef&) const = default;
  /// `/activities/3`; in a Strava list, which is an array itself, `/3`.
  JsonPointer pointer() const;
};

/// Pain of one activity, 0-10; what is not stated is unknown.
struct PainEntry {
  std::optional<Pain> before, start, during, end, after, next_morning;
  std::optional<Hours> settled;     ///< until back to the level before the run
  std::optional<bool> limp;         ///< the stride changed because of pain
  std::optional<std::string> site;  ///< absent means the knee
  bool is_knee() const;
  /// About the knee, with at least one 0-10 score.
  bool is_knee_score() const;
};

/// Distance run at one grade.
struct GradeShare {
  Grade grade;
  Distance distance;
};

struct Activity {
  RecordRef origin;
  std::vector<RecordRef> joined;  ///< the other records of the same activity; empty in a log as it was read
  std::size_t fields = 0;         ///< how many fields the record states; decides which of two duplicates stands
  Day day{};
  std::optional<WallTime> start;      ///< absent where the record states a date alone
  std::string id, source;             ///< empty: not stated
  std::optional<Sport> stated_sport;  ///< absent means a run
  std::optional<Distance> distance;
  std::optional<Minutes> duration;  ///< moving time
  std::optional<Height> ascent, descent;
  std::optional<AltitudeSource> altitude_source;  ///< absent means stated
  std::optional<std::vector<GradeShare>> grade_shares;
  std::optional<Distance> steep_descent;  ///< at -5 % or steeper
  std::optional<double> cadence_spm;      ///< steps a minute of both feet
  std::optional<double> rpe;              ///< session rating of perceived exertion, 0-10
  std::optional<Workout> workout;
  std::optional<PainEntry> pain;
  bool sure = false;  ///< the runner says that numbers which look improbable are right
  std::string notes;

  /// Every record that it rests on.
  std::vector<RecordRef> records() const;
  Sport sport() const { return stated_sport.value_or(Sport::run); }
};

enum class Flag : std::uint8_t {
  swelling,
  gave_way,
  feels_weak,
  locked,
  cannot_bear_weight,
  trauma,
  hot_red,
  fever,
  calf_swelling,
  night_pain
};
inline constexpr std::size_t flag_count = 10;

struct Checkin {
  RecordRef origin;
  Day day{};
  std::optional<Pain> morning, stairs, sitting, rest;
  std::array<std::optional<bool>, flag_count> flags{};  ///< by Flag; absent: not mentioned, the flag stays as it was
  std::optional<Hours> sleep;
  std::optional<bool> low_energy;
  std::optional<bool> rehab;  ///< a list of exercises counts as yes
  std::vector<std::string> exercises;
};

struct Injury {
  RecordRef origin;
  Day start{};
  std::optional<Day> end;
  std::optional<std::string> site;
  std::string label;
};

struct Athlete {
  std::string name;
  std::optional<int> birth_year;
  std::optional<Day> running_since;  ///< the first day of the year or month stated
  std::optional<bool> prior_knee_pain;
  std::optional<Pain> baseline_pain;  ///< usual morning pain
};

struct Log {
  std::vector<std::string> files;  ///< names of the inputs, in the order given
  Athlete athlete;
  std::vector<Activity> activities;  ///< in document order, duplicates and future records included
  std::vector<Checkin> checkins;
  std::vector<Injury> injuries;
};

/// `knee`, `knee_left` and `knee_right`.
bool is_knee_site(const std::string& site);

}  // namespace patella
