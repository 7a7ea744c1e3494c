/// `cardioActivities.csv`, the list in Runkeeper's export, which stands beside a GPX file for each recorded activity.
#include <algorithm>

#include "activity/sport.hpp"
#include "text/number.hpp"
#include "time/timestamp.hpp"
#include "vendor/formats.hpp"
#include "vendor/table.hpp"

namespace patella {
namespace {

struct Columns {
  using Column = std::optional<std::size_t>;
  Column id, date, type, name, kilometres, miles, duration, climb_m, climb_ft, notes, file;
};

std::optional<Columns> columns_of(const Headings& headings) {
  const Columns columns{headings.find("activityid"), headings.find("date"),       headings.find("type"),
                        headings.find("routename"),  headings.find("distancekm"), headings.find("distancemi"),
                        headings.find("duration"),   headings.find("climbm"),     headings.find("climbft"),
                        headings.find("notes"),      headings.find("gpxfile")};
  const bool complete = columns.id && columns.date && columns.type && columns.duration && columns.file;
  return complete ? std::optional{columns} : std::nullopt;
}

void take(const CsvRow& row, const Columns& columns, ImportBuilder& builder) {
  const std::string what = line_name(row);
  const auto start = parse_localized_time(cell_at(row, columns.date));
  if (!start) return builder.note_broken(what, "its date cannot be read");
  ImportedActivity found;
  Activity& activity = found.activity;
  set_start(found, *start, {}, {});
  if (const auto id = cell_at(row, columns.id); !id.empty()) activity.id = "runkeeper:" + std::string{id};
  found.belongs_to = cell_at(row, columns.file);
  activity.source = found.belongs_to.empty() ? "runkeeper, entered by hand" : "runkeeper";
  activity.stated_sport = builder.sport(cell_at(row, columns.type));

  const auto number = [&](Columns::Column column) {
    return parse_localized_number(cell_at(row, column), DecimalMark::point);
  };
  auto metres = number(columns.kilometres);
  if (metres) *metres *= 1000;
  if (const auto given = number(columns.miles)) metres = miles(*given).value;
  if (const auto distance = builder.positive(what, distance_range, metres)) activity.distance = Distance{*distance};
  const auto clock = parse_clock_time(cell_at(row, columns.duration));
  const auto seconds = clock ? std::optional{clock->seconds} : std::nullopt;
  if (const auto duration = builder.positive(what, time_range, seconds))
    activity.duration = std::chrono::duration<double>{*duration};
  auto climb = number(columns.climb_m);
  if (const auto given = number(columns.climb_ft)) climb = feet(*given).value;
  if (const auto ascent = builder.in_range(what, ascent_range, climb);
      ascent && is_outdoors(activity.sport()) && !found.belongs_to.empty())
    found.device_ascent = activity.ascent = Height{*ascent};
  found.title = cell_at(row, columns.name);
  builder.add(std::move(found), what, {cell_at(row, columns.name), cell_at(row, columns.notes)});
}

bool sniff(std::string_view head, std::string_view) {
  const auto headings = headings_in(head);
  return headings && columns_of(*headings);
}

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder builder{context.assumed_sport};
  const auto headings = read_headings(bytes, context.limits, builder);
  const auto columns = headings ? columns_of(*headings) : std::nullopt;
  if (columns) each_row(bytes, context.limits, &builder, [&](const CsvRow& row) { take(row, *columns, builder); });
  return builder.build();
}

}  // namespace

const ImportFormat runkeeper_list{"Runkeeper list", sniff, read};

}  // namespace patella
