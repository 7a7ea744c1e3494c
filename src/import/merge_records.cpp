#include "import/collect.hpp"

#include <algorithm>
#include <tuple>

#include "activity/same_activity.hpp"
#include "activity/sport.hpp"
#include "vendor/sport_names.hpp"

namespace patella {
namespace {

/// How well the source measures altitude; less is better.
int doubt_of(const ImportedActivity& record) {
  if (!record.measured_climb) return 4;
  switch (record.activity.altitude_source.value_or(AltitudeSource::stated)) {
    case AltitudeSource::barometer: return 0;
    case AltitudeSource::stated: return 1;
    case AltitudeSource::dem: return 2;
    case AltitudeSource::gps: return 3;
  }
  return 4;
}

/// The richest first. The rest only makes sure that the order of the records plays no part.
auto order(const ImportedActivity& record) {
  const Activity& a = record.activity;
  return std::tuple{!record.recorded,
                    doubt_of(record),
                    -a.distance.value_or(Distance{0}).value,
                    -a.duration.value_or(Minutes{0}),
                    std::tie(a.id, a.source, a.notes),
                    a.start};
}

/// What the vendors' lists state, where people correct and add.
Activity listed_fields(const std::vector<ImportedActivity>& records) {
  Activity listed;
  for (const ImportedActivity& record : records) {
    if (record.recorded) continue;
    Activity stated = record.activity;
    if (record.sport_guessed) stated.stated_sport.reset();
    complete_from(listed, stated);
  }
  return listed;
}

/// The list's, but the kind of run where only another record knows it; a guess where no record states one.
Sport sport_of(const std::vector<ImportedActivity>& records, const Activity& listed) {
  std::optional<Sport> sport = listed.stated_sport;
  for (const ImportedActivity& record : records) {
    const auto& stated = record.activity.stated_sport;
    if (stated && !record.sport_guessed && record.activity.start && (!sport || (sport == Sport::run && is_running(*stated))))
      sport = stated;
  }
  for (const ImportedActivity& record : records)
    if (!sport && record.sport_guessed) sport = record.activity.stated_sport;
  return sport.value_or(Sport::run);
}

/// Takes the start from the record that knows it best.
void take_start(const std::vector<ImportedActivity>& records, ImportedActivity& into) {
  const ImportedActivity* best = nullptr;
  for (const ImportedActivity& record : records)
    if (record.activity.start && (!best || (best->clock_guessed && !record.clock_guessed))) best = &record;
  if (!best) return;
  into.activity.start = best->activity.start;
  into.activity.day = best->activity.day;
  into.clock_guessed = best->clock_guessed;
  into.utc = best->utc;
}

/// A vendor's list has better names for an activity than a file has.
void take_name(const std::vector<ImportedActivity>& records, ImportedActivity& into) {
  const auto rank = [](const ImportedActivity& r) {
    return std::tuple{r.activity.id.empty(), r.recorded, std::string_view{r.activity.id}};
  };
  const auto& named = *std::ranges::min_element(records, {}, rank);
  into.activity.id = named.activity.id;
  into.activity.source = named.activity.source;
}

}  // namespace

void drop_fields_of_other_sports(Sport sport, ImportedActivity& record) {
  Activity& activity = record.activity;
  if (!has_steps(sport)) activity.cadence_spm.reset();
  if (is_outdoors(sport)) return;
  activity.ascent.reset();
  activity.descent.reset();
  activity.altitude_source.reset();
  activity.grade_shares.reset();
  record.measured_climb = false;
}

ImportedActivity merge_records(std::vector<ImportedActivity> records) {
  if (records.size() == 1) return std::move(records.front());
  std::ranges::stable_sort(records, [](const auto& a, const auto& b) { return order(a) < order(b); });
  const Activity listed = listed_fields(records);
  const Sport sport = sport_of(records, listed);
  for (ImportedActivity& record : records) drop_fields_of_other_sports(sport, record);

  ImportedActivity richest = records.front();
  Activity& activity = richest.activity;
  for (const ImportedActivity& record : records) {
    complete_from(activity, record.activity);
    if (!richest.device_ascent) richest.device_ascent = record.device_ascent;
    if (!richest.device_descent) richest.device_descent = record.device_descent;
    if (richest.title.empty()) richest.title = record.title;
  }
  activity.stated_sport = sport;
  richest.sport_guessed = std::ranges::none_of(
      records, [](const auto& record) { return record.activity.stated_sport && !record.sport_guessed; });
  // Indoors a person corrects the distance that the watch has guessed.
  if (!is_outdoors(sport) && listed.distance) activity.distance = listed.distance;
  if (listed.rpe) activity.rpe = listed.rpe;
  if (listed.workout) activity.workout = listed.workout;
  if (listed.pain) activity.pain = listed.pain;
  if (!listed.notes.empty()) activity.notes = listed.notes;
  take_start(records, richest);
  take_name(records, richest);
  return richest;
}

}  // namespace patella
