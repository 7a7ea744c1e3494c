/// The workouts of `export.xml`, by which Apple's Health app exports all that it has; their routes are GPX files beside it.
#include <algorithm>
#include <pugixml.hpp>

#include "activity/sport.hpp"
#include "text/number.hpp"
#include "text/printable.hpp"
#include "time/timestamp.hpp"
#include "vendor/formats.hpp"
#include "vendor/import_builder.hpp"

namespace patella {
namespace {

constexpr std::string_view workout_begin = "<Workout ", workout_end = "</Workout>", document_begin = "<HealthData>\n";

/// The length of the element that `text` begins with; nothing where it does not end there.
std::optional<std::size_t> element_length(std::string_view text) {
  char quote = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0)
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (c == '>') {
      if (text[at - 1] == '/') return at + 1;
      const std::size_t end = text.find(workout_end, at);
      return end == text.npos ? std::nullopt : std::optional{end + workout_end.size()};
    }
  }
  return std::nullopt;
}

/// Most of an export is heart rates and steps, often a gigabyte of them: keeps the workouts alone, as they come.
class WorkoutFilter {
 public:
  void operator()(std::string_view block, std::string& kept) {
    constexpr std::size_t longest = 1u << 20;  // no workout is longer
    if (kept.empty()) kept = document_begin;
    pending_ += block;
    std::size_t at = 0;
    while ((at = pending_.find(workout_begin, at)) != pending_.npos) {
      const auto length = element_length(std::string_view{pending_}.substr(at));
      if (!length) break;
      kept.append(pending_, at, *length) += '\n';
      at += *length;
    }
    if (at == pending_.npos) at = pending_.size() - std::min(pending_.size(), workout_begin.size() - 1);
    if (pending_.size() - at > longest) at = pending_.size();
    pending_.erase(0, at);
  }

 private:
  std::string pending_;  ///< that may be the beginning of a workout
};

/// `2024-05-01 08:00:00 +0200`
struct StatedStart {
  WallTime local;
  std::chrono::sys_seconds utc;
};
std::optional<StatedStart> start_in(std::string_view text) {
  const auto local = parse_wall_time(text.substr(0, 19));
  const auto offset = text.size() > 20 ? parse_utc_offset(text.substr(20)) : std::nullopt;
  return local && offset ? std::optional{StatedStart{*local, *local - *offset}} : std::nullopt;
}

/// A number that is followed by a unit in the same text, or in another.
std::optional<double> number_of(pugi::xml_attribute attribute) {
  const std::string_view text = attribute.value();
  return parse_number(text.substr(0, text.find(' ')));
}

std::optional<double> metres_of(pugi::xml_node node, const char* number, const char* unit) {
  const auto value = number_of(node.attribute(number));
  const std::string_view name = node.attribute(unit).value();
  if (!value) return std::nullopt;
  if (name == "km") return *value * 1000;
  if (name == "mi") return miles(*value).value;
  if (name == "yd") return *value * 0.9144;
  return name == "m" ? value : std::nullopt;
}

void take(pugi::xml_node workout, const std::string& what, ImportBuilder& builder) {
  const auto start = start_in(workout.attribute("startDate").value());
  if (!start) return builder.note_broken(what, "its start cannot be read");
  ImportedActivity found;
  Activity& activity = found.activity;
  set_start(found, start->local, start->utc, {});
  activity.id = "apple:" + utc_text(start->utc);
  activity.source = "apple health";
  if (const std::string_view app = workout.attribute("sourceName").value(); !app.empty())
    activity.source += ", " + printable_excerpt(app, 80);

  bool indoors = false;
  std::optional<double> ascent_cm, metres = metres_of(workout, "totalDistance", "totalDistanceUnit");
  for (const pugi::xml_node node : workout.children()) {
    const std::string_view name = node.name(), key = node.attribute("key").value();
    if (key == "HKIndoorWorkout") indoors = node.attribute("value").as_int() == 1;
    if (key == "HKElevationAscended") ascent_cm = number_of(node.attribute("value"));
    if (name == "WorkoutStatistics" && std::string_view{node.attribute("type").value()}.find("Distance") != name.npos)
      if (const auto sum = metres_of(node, "sum", "unit")) metres = sum;
    if (name == "WorkoutRoute" && found.belongs_to.empty())
      found.belongs_to = printable_excerpt(node.child("FileReference").attribute("path").value(), 500);
  }
  constexpr std::string_view prefix = "HKWorkoutActivityType";
  std::string_view type = workout.attribute("workoutActivityType").value();
  if (type.starts_with(prefix)) type.remove_prefix(prefix.size());
  activity.stated_sport = builder.sport(type);
  if (activity.stated_sport == Sport::run && indoors) activity.stated_sport = Sport::treadmill;
  if (const auto distance = builder.positive(what, distance_range, metres)) activity.distance = Distance{*distance};
  auto seconds = number_of(workout.attribute("duration"));
  if (seconds && std::string_view{workout.attribute("durationUnit").value()} == "min") *seconds *= 60;
  if (const auto end = start_in(workout.attribute("endDate").value()); !seconds && end)
    seconds = std::chrono::duration<double>{end->utc - start->utc}.count();
  if (const auto duration = builder.positive(what, time_range, seconds))
    activity.duration = std::chrono::duration<double>{*duration};
  if (ascent_cm) *ascent_cm /= 100;
  if (const auto ascent = builder.in_range(what, ascent_range, ascent_cm); ascent && is_outdoors(activity.sport()))
    found.device_ascent = activity.ascent = Height{*ascent};
  builder.add(std::move(found), what, {});
}

bool sniff(std::string_view head, std::string_view) {
  return head.find("<HealthData") != head.npos || head.find("<!DOCTYPE HealthData") != head.npos;
}

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder builder{context.assumed_sport};
  std::size_t count = 0;
  for (std::size_t at = 0; (at = bytes.find(workout_begin, at)) != bytes.npos;) {
    const std::string what = "workout " + std::to_string(++count);
    const auto length = element_length(bytes.substr(at));
    pugi::xml_document document;
    if (length && document.load_buffer(bytes.data() + at, *length))
      take(document.first_child(), what, builder);
    else
      builder.note_broken(what, "it is damaged or cut off");
    at += length.value_or(bytes.size() - at);
  }
  if (count == 0) builder.note_skipped("", "health data without workouts");
  return builder.build();
}

}  // namespace

const ImportFormat apple_health{"Apple Health export", sniff, read, [] { return ByteFilter{WorkoutFilter{}}; }};

}  // namespace patella
