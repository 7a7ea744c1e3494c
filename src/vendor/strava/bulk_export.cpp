#include <algorithm>
#include <array>

#include "activity/sport.hpp"
#include "text/number.hpp"
#include "text/printable.hpp"
#include "time/timestamp.hpp"
#include "vendor/formats.hpp"
#include "vendor/sport_names.hpp"
#include "vendor/table.hpp"

namespace patella {
namespace {

using Column = std::optional<std::size_t>;

/// Where everything stands.
struct Columns {
  std::size_t id = 0, date = 1, name = 2, type = 3, description = 4;
  Column elapsed, moving, kilometres, metres, private_note, filename, ascent, descent, lowest, highest, cadence, rpe;
};

constexpr std::array<std::string_view, 10> old_headings{"id",          "date",     "name",    "type", "description",
                                                        "elapsedtime", "distance", "commute", "gear", "filename"};
constexpr std::string_view note_headings =
    "activityprivatenote privatenote privenotitieactiviteit privatenotiz noteprivee notaprivada prywatnanotatka";
constexpr std::string_view rpe_headings = "perceivedexertion ervareninspanning wahrgenommeneanstrengung";

Columns old_columns() {
  Columns out;
  out.elapsed = 5;
  out.metres = 6;
  out.filename = 9;
  return out;
}

/// The headings for elapsed time and distance stand there side by side, and again, with moving time between them.
std::optional<Columns> columns_of(const Headings& headings) {
  if (headings.count() == old_headings.size()) {
    bool old = true;
    for (std::size_t i = 0; i < old_headings.size(); ++i) old = old && headings[i] == old_headings[i];
    return old ? std::optional{old_columns()} : std::nullopt;
  }
  constexpr std::size_t elapsed = 5, distance = 6;
  std::size_t again = elapsed + 5;
  const auto is_again = [&](std::size_t i) {
    return headings[i] == headings[elapsed] && headings[i + 2] == headings[distance] && !headings[i].empty();
  };
  while (again + 2 < headings.count() && again < 40 && !is_again(again)) ++again;
  if (again + 2 >= headings.count() || !is_again(again)) return std::nullopt;

  Columns out;
  out.elapsed = again;
  out.moving = again + 1;
  out.kilometres = distance;
  out.metres = again + 2;
  out.filename = again - 3;
  const auto at = [&](std::size_t after) {
    return *out.metres + after < headings.count() ? Column{*out.metres + after} : Column{};
  };
  out.ascent = at(3);
  out.descent = at(4);
  out.lowest = at(5);
  out.highest = at(6);
  // Further on columns come and go: two more headings that stand there twice say whether they are where they were.
  if (const Column rate = at(13); rate && headings[*rate] == headings[distance + 1]) out.cadence = at(12);
  out.rpe = headings.find(rpe_headings);
  if (const Column effort = at(20); !out.rpe && effort && headings[*effort] == headings[distance + 2]) out.rpe = at(26);
  out.private_note = headings.find(note_headings);
  if (!out.private_note && again == elapsed + 10) out.private_note = again - 5;
  return out;
}

struct StravaTable {
  Columns columns;
  DecimalMark mark;
  const ImportContext& context;

  std::optional<double> number(const CsvRow& row, Column column) const {
    return parse_localized_number(cell_at(row, column), mark);
  }
};

void take(const CsvRow& row, const StravaTable& table, ImportBuilder& builder) {
  const Columns& columns = table.columns;
  const std::string what = line_name(row);
  const std::string_view date = cell_at(row, columns.date);
  const auto utc = parse_localized_time(date);
  if (!utc)
    return builder.note_broken(what,
                               date.empty() ? "it has no date" : "its date cannot be read: " + printable_excerpt(date, 60));

  ImportedActivity found;
  Activity& activity = found.activity;
  set_start(found, {}, utc, table.context.utc_offset);
  const std::string_view id = cell_at(row, columns.id);
  if (!id.empty() && id.size() <= 20 && id.find_first_not_of("0123456789") == id.npos)
    activity.id = "strava:" + std::string{id};
  found.belongs_to = cell_at(row, columns.filename);
  const bool by_hand = found.belongs_to.empty();
  activity.source = by_hand ? "strava, entered by hand" : "strava";
  activity.stated_sport = builder.sport(cell_at(row, columns.type));

  auto metres = builder.positive(what, distance_range, table.number(row, columns.metres));
  if (!metres) {
    const auto kilometres = table.number(row, columns.kilometres);
    metres = builder.positive(what, distance_range, kilometres ? std::optional{*kilometres * 1000} : std::nullopt);
  }
  if (metres) activity.distance = Distance{*metres};
  auto seconds = builder.positive(what, time_range, table.number(row, columns.moving));
  if (!seconds) seconds = builder.positive(what, time_range, table.number(row, columns.elapsed));
  if (seconds) activity.duration = std::chrono::duration<double>{*seconds};

  // A climb of 0 m between no lowest and no highest point was never measured.
  const bool measured = !cell_at(row, columns.lowest).empty() || !cell_at(row, columns.highest).empty();
  if (!by_hand && measured && is_outdoors(activity.sport())) {
    if (const auto up = builder.in_range(what, ascent_range, table.number(row, columns.ascent)))
      activity.ascent = Height{*up};
    if (const auto down = builder.in_range(what, descent_range, table.number(row, columns.descent)))
      activity.descent = Height{*down};
  }
  found.device_ascent = activity.ascent;
  found.device_descent = activity.descent;
  if (is_running(activity.sport())) activity.cadence_spm = builder.step_rate(what, table.number(row, columns.cadence), true);
  activity.rpe = builder.positive(what, rpe_range, table.number(row, columns.rpe));
  found.title = cell_at(row, columns.name);
  builder.add(std::move(found), what,
              {cell_at(row, columns.name), cell_at(row, columns.description), cell_at(row, columns.private_note)});
}

bool sniff(std::string_view head, std::string_view) {
  const auto headings = headings_in(head);
  return headings && columns_of(*headings);
}

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  ImportBuilder builder{context.assumed_sport};
  const auto headings = read_headings(bytes, context.limits, builder);
  if (!headings) return builder.build();
  const auto columns = columns_of(*headings);
  if (!columns) {
    builder.note_broken("line 1", "not the headings of a Strava export");
    return builder.build();
  }
  DecimalVote vote;
  each_row(bytes, context.limits, nullptr, [&](const CsvRow& row) { vote.add(cell_at(row, columns->kilometres)); });
  const StravaTable table{*columns, vote.mark(), context};
  each_row(bytes, context.limits, &builder, [&](const CsvRow& row) { take(row, table, builder); });
  return builder.build();
}

}  // namespace

const ImportFormat strava_bulk{"Strava bulk export", sniff, read};

}  // namespace patella
