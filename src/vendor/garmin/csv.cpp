#include <algorithm>
#include <cmath>

#include "activity/sport.hpp"
#include "recording/recording.hpp"
#include "text/number.hpp"
#include "text/printable.hpp"
#include "time/timestamp.hpp"
#include "vendor/formats.hpp"
#include "vendor/sport_names.hpp"
#include "vendor/table.hpp"

namespace patella {
namespace {

/// Where everything stands.
struct GarminColumns {
  using Column = std::optional<std::size_t>;
  std::size_t type, date, distance;
  Column title, time, moving, elapsed, ascent, descent, stride, pace;
  std::vector<std::size_t> cadence;  ///< of runs; the first that holds something counts
  /// Steps, where the heading speaks of another sport: a table has the headings of its first activity. Good for a record
  /// that has a pace.
  Column cadence_by_place;
};

namespace names {

// Folded, in the order English, German, French, Spanish, Dutch, Polish, Danish, Hungarian, with older names after newer.
constexpr std::string_view type =
    "activitytype aktivitatstyp typedactivite tipodeactividad activiteittype activiteitstype typaktywnosci "
    "aktivitetstype tevekenysegtipusa";
constexpr std::string_view date = "date datum fecha data dato";
constexpr std::string_view title = "title titel titre titulo tytul cim";
constexpr std::string_view distance = "distance distanz distancia afstand dystans tavolsag";
constexpr std::string_view time = "time zeit duree temps tiempo tijd czas tid ido";
constexpr std::string_view moving =
    "movingtime zeitinbewegung tempsdedeplacement tiempoenmovimiento tijdbewogen czasruchu tidibevaegelse menetido";
constexpr std::string_view elapsed =
    "elapsedtime verstrichenezeit tempsecoule tiempotranscurrido verstrekentijd uplyneloczasu tidsforbrug elteltido";
constexpr std::string_view ascent =
    "totalascent elevgain anstieggesamt positiverhohenunterschied ascensiontotale gainaltitude ascensototal "
    "totalestijging calkowitywznios samletstigning hojdeforogelse teljesemelkedes";
constexpr std::string_view descent =
    "totaldescent elevloss abstieggesamt negativerhohenunterschied descentetotale pertealtitude descensototal "
    "totaledaling calkowityspadek samletnedstigning hojdereduktion teljessullyedes";
constexpr std::string_view stride =
    "avgstridelength oschrittlange longueurmoyennedesfoulees longitudmediadezancada gemstaplengte sredniadlugosckroku "
    "gennemsnitligskridtlaengde atlagoslepeshossz";
constexpr std::string_view pace =
    "avgpace opace alluremoyenne ritmomedio gemiddeldtempo srednietempo gennemsnitstempo atlagostempo";
constexpr std::string_view cadence =
    "avgruncadence avgcadence oschrittfrequenzlaufen oschrittfrequenz cadencedecoursemoyenne cadenciadecarreramedia "
    "gemloopcadans gemiddeldeloopcadans gemcadans sredniritmbiegu gennemsnitkadencelob gennemsnitligkadencelob "
    "atlpedalutem";

}  // namespace names

/// Nothing where the headings are not Garmin's.
std::optional<GarminColumns> garmin_columns(const Headings& headings) {
  const auto of_type = headings.find(names::type), of_date = headings.find(names::date),
             of_distance = headings.find(names::distance);
  if (!of_type || !of_date || !of_distance || !headings.find(names::time)) return std::nullopt;
  GarminColumns out{.type = *of_type,
                    .date = *of_date,
                    .distance = *of_distance,
                    .title = headings.find(names::title),
                    .time = headings.find(names::time),
                    .moving = headings.find(names::moving),
                    .elapsed = headings.find(names::elapsed),
                    .ascent = headings.find(names::ascent),
                    .descent = headings.find(names::descent),
                    .stride = headings.find(names::stride),
                    .pace = headings.find(names::pace),
                    .cadence = headings.find_all(names::cadence),
                    .cadence_by_place = std::nullopt};
  // Cadence, its maximum, pace, the best one, ascent and descent follow each other in every language.
  if (out.ascent && out.descent == *out.ascent + 1 && *out.ascent >= 8) {
    out.cadence_by_place = *out.ascent - 4;
    if (!out.pace) out.pace = *out.ascent - 2;
  }
  return out;
}

enum class DistanceUnit { kilometres, miles };

/// What holds for the whole table.
struct GarminTable {
  GarminColumns columns;
  DecimalMark mark = DecimalMark::point;
  bool has_seconds = false;  ///< some time has three parts: then two are minutes and seconds
  DistanceUnit unit = DistanceUnit::kilometres;

  std::optional<double> number(const CsvRow& row, std::optional<std::size_t> column) const {
    return parse_localized_number(cell_at(row, column), mark);
  }
};

/// Seconds of a duration that states hours, minutes and seconds, or a fraction.
std::optional<double> full_seconds(std::string_view cell) {
  const auto time = parse_clock_time(cell);
  return time && !time->hours_minutes && time->seconds > 0 ? std::optional{time->seconds} : std::nullopt;
}

/// The time of the timer. Newer tables write `1:02` for an hour and two minutes, older ones `41:06` for minutes and
/// seconds: which of them follows from the other times of the record, or from pace and distance, or the other records.
std::optional<double> timer_seconds(const CsvRow& row, const GarminTable& table) {
  const auto time = parse_clock_time(cell_at(row, table.columns.time));
  if (!time) return std::nullopt;
  if (!time->hours_minutes) return time->seconds > 0 ? std::optional{time->seconds} : std::nullopt;
  auto about = full_seconds(cell_at(row, table.columns.elapsed));
  if (!about) about = full_seconds(cell_at(row, table.columns.moving));
  const bool is_stated = about.has_value();
  if (!is_stated) {
    const auto pace = parse_clock_time(cell_at(row, table.columns.pace));
    const auto distance = table.number(row, table.columns.distance);
    if (pace && distance && pace->seconds * *distance > 0) about = pace->seconds * *distance;
  }
  if (!about) return table.has_seconds && time->seconds > 0 ? std::optional{time->seconds} : std::nullopt;
  const auto off = [&](double seconds) { return std::abs(std::log(std::max(seconds, 1.0) / *about)); };
  if (off(time->seconds) > off(*time->hours_minutes)) {
    // It has minutes only, and another time has the seconds.
    const auto moving = full_seconds(cell_at(row, table.columns.moving));
    const auto fits = [&](std::optional<double> s) {
      return s && *s >= *time->hours_minutes - 60 && *s < *time->hours_minutes + 60;
    };
    if (fits(moving)) return moving;
    return is_stated && fits(about) ? about : time->hours_minutes;
  }
  return time->seconds > 0 ? std::optional{time->seconds} : std::nullopt;
}

bool moves(Sport sport) { return is_running(sport) || sport == Sport::walk || sport == Sport::hike || sport == Sport::ride; }

/// Moving time, where the sport has one and it is not longer than the time of the timer.
std::optional<double> seconds_of(const CsvRow& row, const GarminTable& table, Sport sport) {
  const auto timer = timer_seconds(row, table);
  const auto moving = moves(sport) ? full_seconds(cell_at(row, table.columns.moving)) : std::nullopt;
  if (moving && (!timer || *moving <= *timer + 60)) return moving;
  return timer ? timer : full_seconds(cell_at(row, table.columns.elapsed));
}

std::optional<double> cadence_in(const CsvRow& row, const GarminTable& table) {
  for (const std::size_t column : table.columns.cadence)
    if (const auto steps = table.number(row, column); steps && *steps > 0) return steps;
  const bool paced = cell_at(row, table.columns.pace).find(':') != std::string_view::npos;
  const auto steps = paced ? table.number(row, table.columns.cadence_by_place) : std::nullopt;
  return steps && *steps > 0 ? steps : std::nullopt;
}

/// Metres in one of the units of the table's distances, as stride and cadence of a run give them; nothing where they are not
/// known.
std::optional<double> metres_in_unit(const CsvRow& row, const GarminTable& table) {
  const auto sport = sport_of_word(cell_at(row, table.columns.type));
  if (!sport || !is_running(*sport)) return std::nullopt;
  const auto stride = table.number(row, table.columns.stride), steps = cadence_in(row, table);
  const auto distance = table.number(row, table.columns.distance), seconds = timer_seconds(row, table);
  if (!stride || !steps || !distance || !seconds) return std::nullopt;
  // A runner who stood much has a low cadence, and a stride that is not that of all the time.
  if (*stride <= 0.3 || *steps < 120 || *distance < 0.5 || *seconds < 180) return std::nullopt;
  return *stride * *steps * *seconds / 60 / *distance;
}

/// The unit that the median of what the runs give is nearest to; nothing where that is not near.
std::optional<DistanceUnit> unit_of(std::vector<double> metres_in_units) {
  if (metres_in_units.empty()) return std::nullopt;
  const double median = median_of(metres_in_units);
  constexpr double near = 1.2, metres_in_km = 1000, metres_in_mile = 1609.344, feet_in_mile = 5280;
  const auto is_near = [&](double value) { return median < value * near && value / near < median; };
  if (is_near(metres_in_km)) return DistanceUnit::kilometres;
  if (is_near(metres_in_mile) || is_near(feet_in_mile)) return DistanceUnit::miles;
  return std::nullopt;
}

/// Of swims in a pool the distance is a whole number of metres, or of yards in a table with miles, which cannot be known.
std::optional<double> metres_of(const CsvRow& row, const GarminTable& table, Sport sport) {
  const auto distance = table.number(row, table.columns.distance);
  if (!distance) return std::nullopt;
  if (sport == Sport::swim && *distance >= 25 && *distance == std::floor(*distance))
    return table.unit == DistanceUnit::kilometres ? distance : std::nullopt;
  return table.unit == DistanceUnit::kilometres ? *distance * 1000 : miles(*distance).value;
}

std::optional<double> height_of(const CsvRow& row, const GarminTable& table, std::optional<std::size_t> column) {
  const auto height = table.number(row, column);
  return height && table.unit == DistanceUnit::miles ? std::optional{feet(*height).value} : height;
}

void take(const CsvRow& row, const GarminTable& table, ImportBuilder& builder) {
  const GarminColumns& columns = table.columns;
  const std::string what = line_name(row);
  const std::string_view date = cell_at(row, columns.date);
  const auto start = parse_localized_time(date);
  if (!start)
    return builder.note_broken(what,
                               date.empty() ? "it has no date" : "its date cannot be read: " + printable_excerpt(date, 60));

  ImportedActivity found;
  Activity& activity = found.activity;
  set_start(found, *start, {}, {});
  // The table has no ids: no two activities of a person start in one second.
  activity.id = "garmin-csv:" + utc_text(*start).substr(0, 19);
  activity.source = "garmin";
  activity.stated_sport = builder.sport(cell_at(row, columns.type));
  const Sport sport = activity.sport();
  if (const auto metres = builder.positive(what, distance_range, metres_of(row, table, sport)))
    activity.distance = Distance{*metres};
  const auto seconds = builder.positive(what, time_range, seconds_of(row, table, sport));
  if (seconds)
    activity.duration = std::chrono::duration<double>{*seconds};
  else if (!is_empty_cell(cell_at(row, columns.time)) &&
           parse_clock_time(cell_at(row, columns.time)).value_or(ClockTime{}).seconds > 0)
    builder.note_broken(
        what, "its time " + printable_excerpt(cell_at(row, columns.time)) + " may be hours or minutes, and was left out");
  if (is_outdoors(sport)) {
    if (const auto up = builder.in_range(what, ascent_range, height_of(row, table, columns.ascent)))
      activity.ascent = Height{*up};
    if (const auto down = builder.in_range(what, descent_range, height_of(row, table, columns.descent)))
      activity.descent = Height{*down};
  }
  found.device_ascent = activity.ascent;
  found.device_descent = activity.descent;
  if (is_running(sport)) activity.cadence_spm = builder.step_rate(what, cadence_in(row, table), false);
  found.title = cell_at(row, columns.title);
  builder.add(std::move(found), what, {cell_at(row, columns.title)});
}

bool sniff(std::string_view head, std::string_view) {
  const auto headings = headings_in(head);
  return headings && garmin_columns(*headings);
}

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder builder{context.assumed_sport};
  const auto headings = read_headings(bytes, context.limits, builder);
  if (!headings) return builder.build();
  auto columns = garmin_columns(*headings);
  if (!columns) {
    builder.note_broken("line 1", "not the headings of a Garmin table");
    return builder.build();
  }
  GarminTable table{.columns = std::move(*columns)};
  DecimalVote vote;
  each_row(bytes, context.limits, nullptr, [&](const CsvRow& row) {
    vote.add(cell_at(row, table.columns.distance));
    vote.add(cell_at(row, table.columns.stride));
    const auto time = parse_clock_time(cell_at(row, table.columns.time));
    table.has_seconds = table.has_seconds || (time && !time->hours_minutes);
  });
  table.mark = vote.mark();

  std::vector<double> metres_in_units;
  bool any_run = false;
  each_row(bytes, context.limits, nullptr, [&](const CsvRow& row) {
    if (const auto metres = metres_in_unit(row, table)) metres_in_units.push_back(*metres);
    any_run = any_run || table.number(row, table.columns.distance).value_or(0) > 0;
  });
  const auto unit = unit_of(std::move(metres_in_units));
  table.unit = unit.value_or(DistanceUnit::kilometres);
  if (!unit && any_run)
    builder.note_doubt(
        "units", "nothing in the table says whether distances are kilometres or miles; they were taken for kilometres");
  each_row(bytes, context.limits, &builder, [&](const CsvRow& row) { take(row, table, builder); });
  return builder.build();
}

}  // namespace

const ImportFormat garmin_csv{"Garmin table", sniff, read};

}  // namespace patella
