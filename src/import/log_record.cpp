#include "import/log_record.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cstdlib>

#include "log/format1.hpp"
#include "text/number.hpp"

namespace patella {
namespace {

/// `+01:00`, where that is an offset that some place on earth has.
std::string offset_text(std::chrono::seconds offset) {
  using namespace std::chrono;
  if (offset % minutes{15} != 0s || offset < -hours{12} || offset > hours{14}) return {};
  const auto minutes_east = duration_cast<minutes>(offset).count();
  return fmt::format("{}{:02}:{:02}", minutes_east < 0 ? '-' : '+', std::abs(minutes_east) / 60,
                     std::abs(minutes_east) % 60);
}

void add_number(NewRecord& record, const char* name, std::optional<double> value) {
  if (value) record.push_back({name, decimal_text(*value, 0)});
}

std::optional<double> metres(const std::optional<Height>& height) {
  return height ? std::optional{height->value} : std::nullopt;
}

/// The field that decides whether a record lacks this one: fields of our own come with one of the log.
std::string_view leading_field(std::string_view name) {
  return name == "x_pain_from" ? "pain" : name.starts_with("x_device_") ? "descent_m" : name;
}

/// Whether a field has nothing to add to the record: the field is stated, or one that says the same or stands for it.
bool is_known(const Activity& known, std::string_view name) {
  const auto row_of = [](std::string_view field) {
    return std::ranges::find(format1::activity_fields, field, [](const auto& row) { return row.field.text.name; });
  };
  const auto row = row_of(leading_field(name));
  return std::ranges::any_of(
      std::array{row->field.text.name, row->field.text.rival, row->use.not_beside}, [&](std::string_view field) {
        const auto stated = row_of(field);
        return stated != format1::activity_fields.end() && stated->is_stated && stated->is_stated(known);
      });
}

}  // namespace

NewRecord record_of(const ImportedActivity& found) {
  NewRecord record = written(format1::activity_fields, found.activity);
  // The start says it; a source without a start says no day either.
  std::erase_if(record, [](const NewField& field) { return field.name == "date"; });
  const auto at = [&](std::string_view name) { return std::ranges::find(record, name, &NewField::name); };
  if (found.utc && found.activity.start) {
    std::string& start = at("start")->json;
    start.insert(start.size() - 1, offset_text(*found.activity.start - *found.utc));
  }
  if (found.activity.pain) record.insert(at("pain") + 1, {"x_pain_from", json_quoted("notes")});
  if (found.measured_climb) {
    add_number(record, "x_device_ascent_m", metres(found.device_ascent));
    add_number(record, "x_device_descent_m", metres(found.device_descent));
  }
  record.shrink_to_fit();
  return record;
}

NewRecord missing_fields(const Activity& known, const ImportedActivity& found) {
  NewRecord fields = record_of(found);
  std::erase_if(fields, [&](const NewField& field) { return is_known(known, field.name); });
  return fields;
}

NewRecord record_of(const ImportedDay& day) {
  Checkin checkin;
  checkin.day = day.day;
  checkin.sleep = day.sleep;
  NewRecord record = written(format1::checkin_fields, checkin);
  add_number(record, "x_injury", day.injury);
  add_number(record, "x_soreness", day.soreness);
  if (!day.comments.empty()) record.push_back({"notes", json_quoted(day.comments)});
  return record;
}

}  // namespace patella
