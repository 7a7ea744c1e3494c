#include "vendor/garmin/csv.hpp"

#include <algorithm>
#include <cmath>

#include "activity/sport.hpp"
#include "text/localized_number.hpp"
#include "text/printable.hpp"
#include "time/localized_date.hpp"
#include "time/timestamp.hpp"
#include "vendor/garmin/csv_headings.hpp"
#include "vendor/sport_names.hpp"

namespace patella {
namespace {

enum class Unit { kilometres, miles };

/// What holds for the whole table.
struct Table {
  GarminColumns columns;
  DecimalMark mark = DecimalMark::point;
  bool told_seconds = false;  ///< some time has three parts: then two are minutes and seconds
  Unit unit = Unit::kilometres;

  std::optional<double> number(const CsvRow& row, std::optional<std::size_t> column) const {
    return number_in(cell_at(row, column), mark);
  }
};

/// Seconds of a duration that says all of hours, minutes and seconds, or a fraction.
std::optional<double> full_seconds(std::string_view cell) {
  const auto time = clock_time_in(cell);
  return time && !time->hours_minutes && time->seconds > 0 ? std::optional{time->seconds} : std::nullopt;
}

/// The time of the timer. Newer tables write `1:02` for an hour and two minutes, older ones `41:06` for minutes and
/// seconds: the other times of the record tell which, or pace and distance, or the other records.
std::optional<double> timer_seconds(const CsvRow& row, const Table& table) {
  const auto time = clock_time_in(cell_at(row, table.columns.time));
  if (!time) return std::nullopt;
  if (!time->hours_minutes) return time->seconds > 0 ? std::optional{time->seconds} : std::nullopt;
  auto about = full_seconds(cell_at(row, table.columns.elapsed));
  if (!about) about = full_seconds(cell_at(row, table.columns.moving));
  const bool told = about.has_value();
  if (!told) {
    const auto pace = clock_time_in(cell_at(row, table.columns.pace));
    const auto distance = table.number(row, table.columns.distance);
    if (pace && distance && pace->seconds * *distance > 0) about = pace->seconds * *distance;
  }
  if (!about) return table.told_seconds && time->seconds > 0 ? std::optional{time->seconds} : std::nullopt;
  const auto off = [&](double seconds) { return std::abs(std::log(std::max(seconds, 1.0) / *about)); };
  if (off(time->seconds) > off(*time->hours_minutes)) {
    // The minutes only, and the other times say the seconds.
    const auto moving = full_seconds(cell_at(row, table.columns.moving));
    const auto fits = [&](std::optional<double> s) {
      return s && *s >= *time->hours_minutes - 60 && *s < *time->hours_minutes + 60;
    };
    if (fits(moving)) return moving;
    return told && fits(about) ? about : time->hours_minutes;
  }
  return time->seconds > 0 ? std::optional{time->seconds} : std::nullopt;
}

bool moves(Sport sport) { return is_running(sport) || sport == Sport::walk || sport == Sport::hike || sport == Sport::ride; }

/// Moving time, where the sport has one and it is not longer than what the timer says.
std::optional<double> seconds_of(const CsvRow& row, const Table& table, Sport sport) {
  const auto timer = timer_seconds(row, table);
  const auto moving = moves(sport) ? full_seconds(cell_at(row, table.columns.moving)) : std::nullopt;
  if (moving && (!timer || *moving <= *timer + 60)) return moving;
  return timer ? timer : full_seconds(cell_at(row, table.columns.elapsed));
}

std::optional<double> cadence_in(const CsvRow& row, const Table& table) {
  for (const std::size_t column : table.columns.cadence)
    if (const auto steps = table.number(row, column); steps && *steps > 0) return steps;
  const bool paced = cell_at(row, table.columns.pace).find(':') != std::string_view::npos;
  const auto steps = paced ? table.number(row, table.columns.cadence_by_place) : std::nullopt;
  return steps && *steps > 0 ? steps : std::nullopt;
}

/// Metres in one of the units of the table's distances, as a run tells; nothing where it tells nothing.
std::optional<double> metres_in_unit(const CsvRow& row, const Table& table) {
  const auto sport = sport_of_word(cell_at(row, table.columns.type));
  if (!sport || !is_running(*sport)) return std::nullopt;
  const auto stride = table.number(row, table.columns.stride), steps = cadence_in(row, table);
  const auto distance = table.number(row, table.columns.distance), seconds = timer_seconds(row, table);
  if (!stride || !steps || !distance || !seconds) return std::nullopt;
  // A runner who stood much has a low cadence, and a stride that is not that of all the time.
  if (*stride <= 0.3 || *steps < 120 || *distance < 0.5 || *seconds < 180) return std::nullopt;
  return *stride * *steps * *seconds / 60 / *distance;
}

/// The unit that the middle one of what the runs tell is nearest to; nothing where that is not near.
std::optional<Unit> unit_of(std::vector<double> told) {
  if (told.empty()) return std::nullopt;
  const auto middle = told.begin() + static_cast<std::ptrdiff_t>(told.size() / 2);
  std::ranges::nth_element(told, middle);
  constexpr double near = 1.2, metres_in_km = 1000, metres_in_mile = 1609.344, feet_in_mile = 5280;
  const auto is_near = [&](double value) { return *middle<value * near&& * middle> value / near; };
  if (is_near(metres_in_km)) return Unit::kilometres;
  if (is_near(metres_in_mile) || is_near(feet_in_mile)) return Unit::miles;
  return std::nullopt;
}

/// Of swims in a pool the distance is a whole number of metres, or of yards in a table with miles, which nothing tells.
std::optional<double> metres_of(const CsvRow& row, const Table& table, Sport sport) {
  const auto distance = table.number(row, table.columns.distance);
  if (!distance) return std::nullopt;
  if (sport == Sport::swim && *distance >= 25 && *distance == std::floor(*distance))
    return table.unit == Unit::kilometres ? distance : std::nullopt;
  return table.unit == Unit::kilometres ? *distance * 1000 : miles(*distance).value;
}

std::optional<double> height_of(const CsvRow& row, const Table& table, std::optional<std::size_t> column) {
  const auto height = table.number(row, column);
  return height && table.unit == Unit::miles ? std::optional{feet(*height).value} : height;
}

void take(const CsvRow& row, const Table& table, ImportBuilder& findings) {
  const GarminColumns& columns = table.columns;
  const std::string what = line_name(row);
  const std::string_view date = cell_at(row, columns.date);
  const auto start = moment_in(date);
  if (!start)
    return findings.fault(what, date.empty() ? "it has no date" : "its date cannot be read: " + printable_excerpt(date, 60));

  ImportedActivity found;
  Activity& activity = found.activity;
  set_start(found, *start, {}, {});
  // The table has no ids: no two activities of a person start in one second.
  activity.id = "garmin-csv:" + utc_text(*start).substr(0, 19);
  activity.source = "garmin";
  const Sport sport = findings.sport(cell_at(row, columns.type));
  activity.stated_sport = sport;
  if (const auto metres = findings.recorded(what, possible_distance, metres_of(row, table, sport)))
    activity.distance = Distance{*metres};
  const auto seconds = findings.recorded(what, possible_time, seconds_of(row, table, sport));
  if (seconds)
    activity.duration = std::chrono::duration<double>{*seconds};
  else if (!is_missing(cell_at(row, columns.time)) &&
           clock_time_in(cell_at(row, columns.time)).value_or(ClockTime{}).seconds > 0)
    findings.fault(
        what, "its time " + printable_excerpt(cell_at(row, columns.time)) + " may be hours or minutes, and was left out");
  if (is_outdoors(sport)) {
    if (const auto up = findings.checked(what, possible_ascent, height_of(row, table, columns.ascent)))
      activity.ascent = Height{*up};
    if (const auto down = findings.checked(what, possible_descent, height_of(row, table, columns.descent)))
      activity.descent = Height{*down};
  }
  found.device_ascent = activity.ascent;
  found.device_descent = activity.descent;
  if (is_running(sport)) activity.cadence_spm = findings.cadence(what, cadence_in(row, table), false);
  found.title = cell_at(row, columns.title);
  findings.add(std::move(found), what, {cell_at(row, columns.title)});
}

bool sniff(std::string_view head, std::string_view) {
  const auto headings = headings_in(head);
  return headings && garmin_columns(*headings);
}

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder findings;
  const auto headings = read_headings(bytes, context.limits, findings);
  if (!headings) return findings.take();
  auto columns = garmin_columns(*headings);
  if (!columns) {
    findings.fault("line 1", "not the headings of a Garmin table");
    return findings.take();
  }
  Table table{.columns = std::move(*columns)};
  DecimalVote vote;
  each_row(bytes, context.limits, nullptr, [&](const CsvRow& row) {
    vote.add(cell_at(row, table.columns.distance));
    vote.add(cell_at(row, table.columns.stride));
    const auto time = clock_time_in(cell_at(row, table.columns.time));
    table.told_seconds = table.told_seconds || (time && !time->hours_minutes);
  });
  table.mark = vote.mark();

  std::vector<double> told;
  bool any_run = false;
  each_row(bytes, context.limits, nullptr, [&](const CsvRow& row) {
    if (const auto metres = metres_in_unit(row, table)) told.push_back(*metres);
    any_run = any_run || table.number(row, table.columns.distance).value_or(0) > 0;
  });
  const auto unit = unit_of(std::move(told));
  table.unit = unit.value_or(Unit::kilometres);
  if (!unit && any_run)
    findings.doubt("units",
                   "nothing in the table says whether distances are kilometres or miles; they were taken for kilometres");
  each_row(bytes, context.limits, &findings, [&](const CsvRow& row) { take(row, table, findings); });
  return findings.take();
}

}  // namespace

const ImportFormat garmin_csv{"Garmin table", sniff, read};

}  // namespace patella
