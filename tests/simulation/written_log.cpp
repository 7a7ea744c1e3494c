#include <nlohmann/json.hpp>

#include "diary.hpp"

/// A simulated log as a document of format 1.
namespace patella::simulation {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view sports[] = {"run",  "trail_run", "treadmill", "virtual_run", "track_run", "walk",
                                       "hike", "ride",      "swim",      "strength",    "other"};
constexpr std::string_view workouts[] = {"easy", "long", "tempo", "intervals", "hills", "race", "walk_run"};
constexpr std::string_view flags[] = {"swelling", "gave_way", "feels_weak", "locked",        "cannot_bear_weight",
                                      "trauma",   "hot_red",  "fever",      "calf_swelling", "night_pain"};

void put(Json& object, const char* name, const std::optional<Pain>& pain) {
  if (pain) object[name] = pain->value;
}

Json written(const PainEntry& pain) {
  Json object = Json::object();
  put(object, "before", pain.before);
  put(object, "start", pain.start);
  put(object, "during", pain.during);
  put(object, "end", pain.end);
  put(object, "after", pain.after);
  put(object, "next_morning", pain.next_morning);
  if (pain.settled) object["settled_h"] = pain.settled->count();
  if (pain.limp) object["limp"] = *pain.limp;
  if (pain.site) object["site"] = *pain.site;
  return object;
}

Json written(const Activity& record) {
  Json object{{"date", iso_date(record.day)}};
  if (record.stated_sport) object["sport"] = sports[static_cast<std::size_t>(*record.stated_sport)];
  if (record.distance) object["distance_km"] = in_kilometres(*record.distance);
  if (record.duration) object["duration_min"] = record.duration->count();
  if (record.descent) object["descent_m"] = record.descent->value;
  if (record.cadence_spm) object["cadence_spm"] = *record.cadence_spm;
  if (record.rpe) object["rpe"] = *record.rpe;
  if (record.workout) object["workout"] = workouts[static_cast<std::size_t>(*record.workout)];
  if (record.pain) object["pain"] = written(*record.pain);
  return object;
}

Json written(const Checkin& record) {
  Json object{{"date", iso_date(record.day)}};
  put(object, "morning_pain", record.morning);
  put(object, "stairs_pain", record.stairs);
  put(object, "sitting_pain", record.sitting);
  put(object, "rest_pain", record.rest);
  for (std::size_t i = 0; i < flag_count; ++i)
    if (record.flags[i]) object[std::string{flags[i]}] = *record.flags[i];
  if (record.sleep) object["sleep_h"] = record.sleep->count();
  if (record.low_energy) object["low_energy"] = *record.low_energy;
  if (!record.exercises.empty())
    object["rehab"] = record.exercises;
  else if (record.rehab)
    object["rehab"] = *record.rehab;
  return object;
}

Json written(const Athlete& athlete) {
  Json object = Json::object();
  if (athlete.running_since) object["running_since"] = iso_date(*athlete.running_since);
  if (athlete.prior_knee_pain) object["prior_knee_pain"] = *athlete.prior_knee_pain;
  put(object, "baseline_pain", athlete.baseline_pain);
  return object;
}

}  // namespace

std::string written(const Log& log) {
  Json document{
      {"version", 1}, {"athlete", written(log.athlete)}, {"activities", Json::array()}, {"checkins", Json::array()}};
  for (const Activity& record : log.activities) document["activities"].push_back(written(record));
  for (const Checkin& record : log.checkins) document["checkins"].push_back(written(record));
  for (const Injury& injury : log.injuries) {
    Json object{{"start", iso_date(injury.start)}};
    if (injury.end) object["end"] = iso_date(*injury.end);
    if (injury.site) object["site"] = *injury.site;
    document["injuries"].push_back(std::move(object));
  }
  return document.dump(1);
}

}  // namespace patella::simulation
