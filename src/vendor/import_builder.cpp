#include "vendor/import_builder.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "activity/sport.hpp"
#include "recording/summary.hpp"
#include "text/printable.hpp"
#include "text/words.hpp"
#include "vendor/sport_names.hpp"

namespace patella {
namespace {

constexpr std::size_t most_entries = 1000, most_unknown_sports = 50;
/// Faster than anybody covers a kilometre on foot or in water.
constexpr double fastest_on_foot = 12;  // m/s
/// No single leg steps more often.
constexpr double fastest_leg = 125;  // steps a minute

void note(std::vector<ImportNote>& list, std::size_t& more, std::string&& what, std::string&& why) {
  if (list.size() < most_entries)
    list.push_back({std::move(what), std::move(why)});
  else
    ++more;
}

std::string shown(double value) { return fmt::format("{:.7g}", value); }

bool is_on_foot(Sport sport) {
  return is_running(sport) || sport == Sport::walk || sport == Sport::hike || sport == Sport::swim;
}

std::optional<Instant> start_of(const Recording& recording) {
  std::optional<Instant> first = recording.start;
  for (const RecordedPoint& point : recording.points)
    if (point.time && (!first || *point.time < *first)) first = point.time;
  return first;
}

}  // namespace

void ImportBuilder::note_skipped(std::string what, std::string why) {
  note(out_.skipped, more_skipped_, std::move(what), std::move(why));
}
void ImportBuilder::note_broken(std::string what, std::string why) {
  note(out_.broken, more_broken_, std::move(what), std::move(why));
}

std::optional<double> ImportBuilder::in_range(const std::string& what, ValueRange possible, std::optional<double> value) {
  if (!value || (*value >= 0 && *value <= possible.max)) return value;
  note_broken(what, "its " + std::string{possible.name} + " cannot be " + shown(*value) + " " + std::string{possible.unit} +
                        " and was left out");
  return std::nullopt;
}

std::optional<double> ImportBuilder::positive(const std::string& what, ValueRange possible, std::optional<double> value) {
  value = in_range(what, possible, value);
  return value && *value > 0 ? value : std::nullopt;
}

std::optional<double> ImportBuilder::step_rate(const std::string& what, std::optional<double> value, bool one_leg) {
  value = positive(what, cadence_range, value);
  return value && one_leg ? std::optional{steps_of_both_feet(*value)} : value;
}

std::optional<Sport> ImportBuilder::sport(std::string_view word) {
  const auto known = sport_of_word(word);
  if (!known) note_unknown_sport(word);
  return known;
}

void ImportBuilder::note_unknown_sport(std::string_view word) {
  std::string name = printable_excerpt(trim(word));
  if (name.empty()) return;
  if (std::ranges::find(unknown_sports_, name) == unknown_sports_.end() && unknown_sports_.size() < most_unknown_sports) {
    note_doubt("sport `" + name + "`", "not a sport that is known here");
    unknown_sports_.push_back(std::move(name));
  }
}

void ImportBuilder::add(ImportedActivity found, const std::string& what, std::initializer_list<std::string_view> texts) {
  if (texts.size() > 0) add_texts(found.activity, texts);
  if (!found.activity.stated_sport) guess_sport_of_totals(found, assumed_sport_);
  if (const std::string why = leave_out_impossible(found.activity); !why.empty()) note_broken(what, why);
  if (has_possible_date(found.activity)) out_.activities.push_back(std::move(found));
}

ImportedFile ImportBuilder::build() {
  if (more_skipped_ > 0) out_.skipped.push_back({"", "and " + std::to_string(more_skipped_) + " more like these"});
  if (more_broken_ > 0) out_.broken.push_back({"", "and " + std::to_string(more_broken_) + " more like these"});
  return std::exchange(*this, ImportBuilder{}).out_;
}

void guess_sport_of_totals(ImportedActivity& found, std::optional<Sport> assumed) {
  Activity& activity = found.activity;
  Recording recording;
  recording.totals.distance = activity.distance;
  recording.totals.duration = activity.duration;
  recording.totals.cadence = activity.cadence_spm;
  found.sport_guessed = true;
  activity.stated_sport = assumed ? assumed : sport_in_name(found.title);
  if (!activity.stated_sport) activity.stated_sport = guess_sport(movement_of(recording, {}));
  if (!has_steps(activity.sport())) activity.cadence_spm.reset();
  if (!is_outdoors(activity.sport()))
    for (auto* height : {&activity.ascent, &activity.descent, &found.device_ascent, &found.device_descent}) height->reset();
}

double steps_of_both_feet(double cadence) { return cadence <= fastest_leg ? 2 * cadence : cadence; }

void add_texts(Activity& activity, std::initializer_list<std::string_view> texts) {
  activity.notes.clear();
  for (const std::string_view text : texts) {
    if (trim(text).empty()) continue;
    if (!activity.notes.empty()) activity.notes += '\n';
    activity.notes += trim(text);
    if (!activity.pain) activity.pain = pain_in_note(text);
  }
}

bool has_possible_date(const Activity& activity) {
  const std::chrono::year_month_day date{activity.day};
  return date.year() >= std::chrono::year{1990} && date.year() <= std::chrono::year{2200};
}

std::string leave_out_impossible(Activity& activity) {
  if (activity.start && !has_possible_date(activity)) return "its date is " + iso_date(activity.day) + ", which cannot be";
  std::string why;
  const auto leave_out = [&why](auto& value, const std::string& reason) {
    value.reset();
    if (why.empty()) why = reason + " and was left out";
  };
  const auto cannot_be = [](const ValueRange& possible, double value) {
    return "its " + std::string{possible.name} + " cannot be " + shown(value) + " " + std::string{possible.unit};
  };
  const auto seconds = [&] { return activity.duration->count() * 60; };
  if (activity.distance && activity.distance->value > distance_range.max)
    leave_out(activity.distance, cannot_be(distance_range, activity.distance->value));
  if (activity.duration && seconds() > time_range.max) leave_out(activity.duration, cannot_be(time_range, seconds()));
  if (activity.distance && activity.duration && is_on_foot(activity.sport()) &&
      activity.distance->value > fastest_on_foot * seconds())
    leave_out(activity.distance, "its distance of " + shown(activity.distance->value) + " m cannot be covered in " +
                                     shown(activity.duration->count()) + " min");
  if (activity.ascent && activity.ascent->value > ascent_range.max)
    leave_out(activity.ascent, cannot_be(ascent_range, activity.ascent->value));
  if (activity.descent && activity.descent->value > descent_range.max)
    leave_out(activity.descent, cannot_be(descent_range, activity.descent->value));
  return why;
}

std::optional<std::chrono::sys_seconds> since_1970(double seconds) {
  constexpr double end_of_clocks = 253'402'300'800;  // the year 10000
  if (!(seconds >= 0 && seconds < end_of_clocks)) return std::nullopt;
  return std::chrono::sys_seconds{std::chrono::seconds{static_cast<std::int64_t>(std::floor(seconds))}};
}

void add_recording(Recording& recording, const std::string& vendor, const std::string& what, const ImportContext& context,
                   ImportedFile& into) {
  if (!start_of(recording)) return into.skipped.push_back({what, "no times in it: a course or a plan, not a recording"});
  const auto& totals = recording.totals;
  if (recording.points.size() < 2 && !totals.distance && !totals.duration)
    return into.skipped.push_back({what, recording.points.empty() ? "no points in it" : "a single point, no recording"});

  ImportedActivity found;
  Activity& activity = found.activity;
  activity.stated_sport = recording.sport ? recording.sport : context.assumed_sport;
  for (const std::string& name : {recording.title, context.file_name})
    if (!activity.stated_sport) activity.stated_sport = sport_in_name(name);
  for (std::string& doubt : summarize_recording(recording, found)) into.doubts.push_back({what, std::move(doubt)});
  const auto start = start_of(recording);
  const std::chrono::sys_seconds utc = std::chrono::floor<std::chrono::seconds>(*start);
  set_start(found, recording.local_offset ? std::optional{utc + *recording.local_offset} : std::nullopt, utc,
            context.utc_offset);
  activity.id = vendor + ':' + (recording.id.empty() ? utc_text(*start) : recording.id);
  activity.source = recording.device.empty() ? vendor : recording.device;
  activity.rpe = recording.rpe;
  found.title = recording.title;
  add_texts(found.activity, {recording.title, recording.notes});
  found.sport_guessed = !recording.sport;
  if (std::string why = leave_out_impossible(activity); !why.empty()) into.broken.push_back({what, std::move(why)});
  if (has_possible_date(activity)) into.activities.push_back(std::move(found));
}

}  // namespace patella
