#include "vendor/strava/activities.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "json/tokenizer.hpp"
#include "log/table_reader.hpp"
#include "text/words.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/sport_names.hpp"

namespace patella {
namespace {

constexpr std::string_view some_metres = "a number of metres, 0 or more";
constexpr std::string_view some_seconds = "a number of seconds, 0 or more";
constexpr std::string_view a_time = "a date and time, such as 2026-11-19T07:02:11Z";
constexpr Range any_number{.min = std::numeric_limits<double>::lowest(), .max = std::numeric_limits<double>::max()};

/// The activity that is being read.
struct Draft {
  const StravaVisitor& visit;
  StravaActivity now{};
  std::size_t count = 0;  // of activities so far
};

void begin_split(Draft& d) {
  d.now.split_distances.push_back(std::numeric_limits<double>::quiet_NaN());
  d.now.split_differences.push_back(std::numeric_limits<double>::quiet_NaN());
}

void finish(Draft& d, FinishedRecord& record) {
  d.visit(d.now, ++d.count, record);
  d.now = {};
}

constexpr Field<Draft> split_fields[] = {
    {.text = {"distance", some_metres}, .number = [](Draft& d, double v) { d.now.split_distances.back() = v; }},
    {.text = {"elevation_difference", "a number of metres", any_number},
     .number = [](Draft& d, double v) { d.now.split_differences.back() = v; }},
};
constexpr Container<Draft> split{.noun = "split", .fields = split_fields, .lenient = true};
constexpr Field<Draft> split_entry[] = {{.text = {"a split", "an object"}, .object = &split, .begin = begin_split}};
constexpr Container<Draft> splits{
    .noun = "splits_metric", .form = Container<Draft>::Form::list, .fields = split_entry, .lenient = true};

constexpr Field<Draft> fields[] = {
    {.text = {"average_cadence", "a number of steps a minute, 0 or more"},
     .number = [](Draft& d, double v) { d.now.cadence = v; }},
    {.text = {"description", "text"}, .string = [](Draft& d, std::string_view s) { d.now.description = s; }},
    {.text = {"device_name", "text"}, .string = [](Draft& d, std::string_view s) { d.now.device = s; }},
    {.text = {"distance", some_metres}, .number = [](Draft& d, double v) { d.now.distance = v; }},
    {.text = {"elapsed_time", some_seconds}, .number = [](Draft& d, double v) { d.now.elapsed_time = v; }},
    {.text = {"id", "a number or text"},
     .string = [](Draft& d, std::string_view s) { d.now.id = s; },
     .digits = [](Draft& d, std::string_view s) { d.now.id = s; }},
    {.text = {"manual", "true or false"}, .truth = [](Draft& d, bool v) { d.now.manual = v; }},
    {.text = {"moving_time", some_seconds}, .number = [](Draft& d, double v) { d.now.moving_time = v; }},
    {.text = {"name", "text"}, .string = [](Draft& d, std::string_view s) { d.now.name = s; }},
    {.text = {"perceived_exertion", "a number from 0 to 10", {0, 10}}, .number = [](Draft& d, double v) { d.now.rpe = v; }},
    {.text = {"private_note", "text"}, .string = [](Draft& d, std::string_view s) { d.now.private_note = s; }},
    {.text = {"splits_metric", "a list of objects"}, .list = &splits},
    {.text = {"sport_type", "text"}, .string = [](Draft& d, std::string_view s) { d.now.sport_type = s; }},
    {.text = {"start_date", a_time}, .time = [](Draft& d, WallTime t) { d.now.start_utc = t; }},
    {.text = {"start_date_local", a_time}, .time = [](Draft& d, WallTime t) { d.now.start_local = t; }},
    {.text = {"total_elevation_gain", some_metres}, .number = [](Draft& d, double v) { d.now.elevation_gain = v; }},
    {.text = {"trainer", "true or false"}, .truth = [](Draft& d, bool v) { d.now.trainer = v; }},
    {.text = {"type", "text"}, .string = [](Draft& d, std::string_view s) { d.now.type = s; }},
    {.text = {"utc_offset", "a number of seconds, at most a day", {-86400, 86400}},
     .number = [](Draft& d, double v) { d.now.utc_offset = v; }},
    {.text = {"workout_type", "a number", any_number}, .number = [](Draft& d, double v) { d.now.workout_type = v; }},
};
constexpr Container<Draft> activity{.noun = "activity", .fields = fields, .finish = finish, .lenient = true};
constexpr Field<Draft> entry[] = {
    {.text = {"an activity", "an object with `start_date_local`"}, .object = &activity},
};
constexpr Container<Draft> list{.noun = "list", .form = Container<Draft>::Form::list, .fields = entry};
constexpr Field<Draft> root[] = {
    {.text = {"the document", "a list of Strava activities"}, .object = &activity, .list = &list},
};
constexpr Container<Draft> document{.noun = "document", .form = Container<Draft>::Form::list, .fields = root};

/// Rides have their own numbers, 10 and above.
std::optional<Workout> workout_of(const StravaActivity& strava) {
  if (strava.workout_type == 1) return Workout::race;
  if (strava.workout_type == 2) return Workout::long_run;
  if (strava.workout_type == 3) return Workout::intervals;
  return std::nullopt;
}

/// Zero is how the list says that nothing was recorded.
std::optional<double> recorded(std::optional<double> value) { return value && *value > 0 ? value : std::nullopt; }

/// As many as the same activity would state in a log: its time, source and sport, and what is known besides.
std::size_t stated_fields(const Activity& a) {
  const auto count = [](auto... stated) { return (std::size_t{0} + ... + (stated ? 1u : 0u)); };
  return 3 + count(!a.id.empty(), a.distance.has_value(), a.duration.has_value(), a.ascent.has_value(),
                   a.descent.has_value(), a.cadence_spm.has_value(), a.rpe.has_value(), a.workout.has_value(),
                   a.pain.has_value(), !a.notes.empty());
}

}  // namespace

void read_strava_activities(std::string_view text, Problems& problems, const StravaVisitor& visit) {
  Draft draft{visit};
  TableReader<Draft> reader{document, draft, problems};
  tokenize_json(text, reader);
}

std::optional<WallTime> StravaActivity::start_from_utc() const {
  if (!start_utc) return std::nullopt;
  return *start_utc + std::chrono::seconds{static_cast<int>(*utc_offset)};
}

Activity activity_of(const StravaActivity& strava) {
  Activity activity;
  if (!strava.id.empty()) activity.id = "strava:" + strava.id;
  activity.source = "strava";
  if (!trim(strava.device).empty()) activity.source += ", " + std::string{trim(strava.device)};
  if (strava.manual) activity.source = "strava, entered by hand";
  activity.stated_sport = sport_of_word(strava.sport_name());
  if (activity.stated_sport == Sport::run && strava.trainer) activity.stated_sport = Sport::treadmill;
  if (const auto metres = recorded(strava.distance)) activity.distance = Distance{*metres};
  const auto moving = recorded(strava.moving_time);
  if (const auto seconds = moving ? moving : recorded(strava.elapsed_time))
    activity.duration = std::chrono::duration<double>{*seconds};
  // Without an outdoor recording a climb of 0 m is no measurement.
  const bool recorded_outdoors = !strava.manual && !strava.trainer && activity.stated_sport != Sport::treadmill;
  if (recorded_outdoors && strava.elevation_gain) activity.ascent = Height{*strava.elevation_gain};
  if (activity.ascent && activity.distance) {
    const auto descent = descent_of_splits(strava.split_distances, strava.split_differences, activity.distance->value,
                                           activity.ascent->value);
    if (descent) activity.descent = Height{*descent};
  }
  if (is_running(activity.stated_sport.value_or(Sport::other))) {
    if (const auto cadence = recorded(strava.cadence)) activity.cadence_spm = steps_of_both_feet(*cadence);
    activity.workout = workout_of(strava);
  }
  activity.rpe = recorded(strava.rpe);
  add_texts(activity, {strava.name, strava.description, strava.private_note});
  activity.fields = stated_fields(activity);
  return activity;
}

std::optional<double> descent_of_splits(std::span<const double> distances, std::span<const double> differences,
                                        double distance, double ascent) {
  if (distances.empty() || distances.size() != differences.size()) return std::nullopt;
  double covered = 0, net = 0, lost = 0;
  for (std::size_t i = 0; i < distances.size(); ++i) {
    if (!(distances[i] >= 0 && std::abs(differences[i]) < 10'000)) return std::nullopt;
    covered += distances[i];
    net += differences[i];
    lost += std::max(0.0, -differences[i]);
  }
  if (std::abs(covered - distance) > std::max(50.0, 0.02 * distance)) return std::nullopt;
  return std::max(ascent - net, lost);
}

}  // namespace patella
