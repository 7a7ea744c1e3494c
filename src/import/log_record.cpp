#include "import/log_record.hpp"

#include <fmt/format.h>
#include <cstdlib>

#include "log/format1.hpp"
#include "text/number.hpp"

namespace patella {
namespace {

/// The word of an enumeration's value, in quotes.
template <class Enum>
std::string word(std::string_view field, Enum value) {
  return json_quoted(format1::field_of(format1::activity, field).text.words[static_cast<std::size_t>(value)]);
}

/// `+01:00`, where that is an offset that some place on earth has.
std::string offset_text(std::chrono::seconds offset) {
  using namespace std::chrono;
  if (offset % minutes{15} != 0s || offset < -hours{12} || offset > hours{14}) return {};
  const auto minutes_east = duration_cast<minutes>(offset).count();
  return fmt::format("{}{:02}:{:02}", minutes_east < 0 ? '-' : '+', std::abs(minutes_east) / 60,
                     std::abs(minutes_east) % 60);
}

std::string start_text(const ImportedActivity& found) {
  const WallTime start = *found.activity.start;
  const std::chrono::hh_mm_ss clock{start - std::chrono::floor<std::chrono::days>(start)};
  return fmt::format("{}T{:02}:{:02}:{:02}{}", iso_date(found.activity.day), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count(), found.utc ? offset_text(start - *found.utc) : "");
}

std::string grades_json(const std::vector<GradeShare>& shares) {
  std::string json;
  for (const auto& [grade, distance] : shares) {
    const std::string km = decimal_text(in_kilometres(distance), 3);
    if (km != "0") json += fmt::format("{}[{}, {}]", json.empty() ? "" : ", ", decimal_text(grade.value, 0), km);
  }
  json = "[" + json + "]";
  json.shrink_to_fit();  // there may be thousands
  return json;
}

NewField pain_field(const PainEntry& pain) {
  NewField field{"pain", "", {}};
  const auto add = [&](const char* name, const std::optional<Pain>& score) {
    if (score) field.members.push_back({name, decimal_text(score->value, 1)});
  };
  add("before", pain.before);
  add("during", pain.during);
  add("after", pain.after);
  add("next_morning", pain.next_morning);
  return field;
}

class Record {
 public:
  NewRecord fields;

  void json(std::string name, std::string value) { fields.push_back({std::move(name), std::move(value)}); }
  void text(std::string name, const std::string& value) {
    if (!value.empty()) json(std::move(name), json_quoted(value));
  }
  void amount(std::string name, std::optional<double> value, int decimals) {
    if (value) json(std::move(name), decimal_text(*value, decimals));
  }
  void metres(std::string name, const std::optional<Height>& height) {
    if (height) json(std::move(name), decimal_text(height->value, 0));
  }
};

}  // namespace

NewRecord record_of(const ImportedActivity& found) {
  const Activity& a = found.activity;
  Record record;
  if (a.start) record.text("start", start_text(found));
  record.json("sport", word("sport", a.sport()));
  if (a.distance) record.json("distance_km", decimal_text(in_kilometres(*a.distance), 3));
  if (a.duration) record.json("duration_min", decimal_text(a.duration->count(), 2));
  record.metres("ascent_m", a.ascent);
  record.metres("descent_m", a.descent);
  if (a.altitude_source) record.json("altitude_source", word("altitude_source", *a.altitude_source));
  if (a.grade_shares) record.json("grade_km", grades_json(*a.grade_shares));
  record.amount("cadence_spm", a.cadence_spm, 1);
  record.amount("rpe", a.rpe, 1);
  if (a.workout) record.json("workout", word("workout", *a.workout));
  if (a.pain) record.fields.push_back(pain_field(*a.pain));
  if (a.pain) record.text("x_pain_from", "notes");
  record.text("notes", a.notes);
  record.text("id", a.id);
  record.text("source", a.source);
  if (found.measured_climb) record.metres("x_device_ascent_m", found.device_ascent);
  if (found.measured_climb) record.metres("x_device_descent_m", found.device_descent);
  record.fields.shrink_to_fit();
  return std::move(record.fields);
}

NewRecord record_of(const ImportedDay& day) {
  Record record;
  record.text("date", iso_date(day.day));
  if (day.sleep) record.json("sleep_h", decimal_text(day.sleep->count(), 2));
  record.amount("x_injury", day.injury, 0);
  record.amount("x_soreness", day.soreness, 0);
  record.text("notes", day.comments);
  return std::move(record.fields);
}

}  // namespace patella
