#include "render/report_sections.hpp"

#include <fmt/format.h>
#include <functional>

#include "render/check_sections.hpp"
#include "render/quantity.hpp"
#include "render/wording.hpp"

namespace patella::render {
namespace {

/// Fills `{km}` and `{m}` of a heading with the units in use.
std::string heading_text(std::string_view id, UnitSystem units) {
  const bool metric = units == UnitSystem::metric;
  return fill_in(phrase("report/columns/" + std::string{id} + "/heading"), {},
                 [metric](std::string_view name, std::string_view) {
                   return std::optional<std::string>{name == "km" ? (metric ? "km" : "mi") : metric ? "m" : "ft"};
                 });
}

/// A number in its unit without the unit's name; empty where there is none.
template <class T, class Number>
std::string plain(const std::optional<T>& value, std::string_view unit, UnitSystem units, Number number) {
  if (!value) return {};
  return quantity_text(number(*value), unit, {.units = units, .with_unit = false, .trailing_zeros = true});
}

/// `+12 %`, `−8 %`, `0 %`.
std::string change_text(const std::optional<double>& ratio) {
  if (!ratio) return {};
  const std::string percent = percent_text(std::round((*ratio - 1) * 100) / 100);
  return (*ratio >= 1.005 && percent.front() != 'o' ? "+" : "") + percent;
}

/// With a plus where it goes up.
std::string signed_text(double value, std::string_view unit, int more_decimals) {
  const std::string text =
      quantity_text(value, unit, {.with_unit = false, .more_decimals = more_decimals, .trailing_zeros = true});
  return (value > 0 && text.find_first_not_of("0.") != std::string::npos ? "+" : "") + text;
}

std::string time_text(const std::optional<Minutes>& time) {
  if (!time) return {};
  const auto minutes = std::chrono::round<std::chrono::minutes>(*time).count();
  return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

std::string knee_km_text(const KneeKm& knee, UnitSystem units) {
  if (!knee.low || !knee.central || !knee.high) return {};
  const auto number = [units](double km) {
    return quantity_text(km, "km", {.units = units, .with_unit = false, .trailing_zeros = true});
  };
  return number(*knee.central) + hard_space + '(' + number(*knee.low) + "–" + number(*knee.high) + ')';
}

std::string verdict_text(const ReportRow& row) {
  const bool unsure = row.confidence == Confidence::low && row.verdict != Verdict::insufficient_data;
  return emphasized(emphasis_of(row.verdict), phrase("report/verdicts/" + std::string{name_of(row.verdict)})) +
         (unsure ? "?" : "");
}

/// Makes columns of one report.
struct ColumnBuilder {
  const Report& report;
  UnitSystem units;

  Column operator()(std::string_view id, const std::function<std::string(const ReportRow&)>& cell) const {
    Column column{.id = id,
                  .heading = heading_text(id, units),
                  .meaning = phrase("report/columns/" + std::string{id} + "/meaning"),
                  .cells = {}};
    for (const ReportRow* row : lines_of(report)) column.cells.push_back(row ? cell(*row) : "");
    return column;
  }
  Column words(std::string_view id, const std::function<std::string(const ReportRow&)>& cell) const {
    Column column = (*this)(id, cell);
    column.is_text = true;
    return column;
  }
};

std::string group_title(std::string_view id) { return phrase("report/groups/" + std::string{id}); }

ColumnGroup running(const ColumnBuilder& column) {
  const UnitSystem units = column.units;
  const auto km = [units](const std::optional<Distance>& d) { return plain(d, "km", units, in_kilometres); };
  return {group_title("running"),
          {column("distance", [km](const ReportRow& row) { return km(row.week.distance); }),
           column("last-week", [](const ReportRow& row) { return change_text(row.week.previous_week_ratio); }),
           column("four-weeks", [](const ReportRow& row) { return change_text(row.four_week_ratio); }),
           column("longest", [km](const ReportRow& row) { return km(row.week.longest); }),
           column("longest-ratio",
                  [](const ReportRow& row) {
                    return row.week.longest_run_ratio ? ratio_text(*row.week.longest_run_ratio) : "";
                  }),
           column("time", [](const ReportRow& row) { return time_text(row.week.duration); }),
           column.words("verdict", verdict_text)}};
}

ColumnGroup downhill(const ColumnBuilder& column) {
  const UnitSystem units = column.units;
  const auto m = [units](const std::optional<Height>& h) { return plain(h, "m", units, [](Height x) { return x.value; }); };
  return {
      group_title("downhill"),
      {column("ascent", [m](const ReportRow& row) { return m(row.week.ascent); }),
       column("descent", [m](const ReportRow& row) { return m(row.week.descent); }),
       column("steep", [units](const ReportRow& row) { return plain(row.week.steep_descent, "km", units, in_kilometres); }),
       column("knee-km", [units](const ReportRow& row) { return knee_km_text(row.week.knee_km, units); })}};
}

ColumnGroup knee(const ColumnBuilder& column) {
  const auto self = [](double value) { return value; };
  return {
      group_title("knee"),
      {column.words("state",
                    [](const ReportRow& row) {
                      return row.knee ? phrase("state/" + std::string{name_of(*row.knee)}) : std::string{};
                    }),
       column("worst",
              [](const ReportRow& row) { return plain(row.week.pain.worst, "points", {}, [](Pain p) { return p.value; }); }),
       column("morning",
              [](const ReportRow& row) {
                const auto& over = row.week.pain.next_morning_over_baseline;
                return over ? signed_text(over->value, "points", 0) : "";
              }),
       column("trend",
              [](const ReportRow& row) {
                return row.week.pain.trend_per_week ? signed_text(*row.week.pain.trend_per_week, "points/week", 1) : "";
              }),
       column("speed", [](const ReportRow& row) { return std::to_string(row.week.speed_work_runs); }),
       column("steps", [self](const ReportRow& row) { return plain(row.week.cadence_spm, "spm", {}, self); }),
       column("sleep",
              [](const ReportRow& row) { return plain(row.week.sleep, "h", {}, [](Hours h) { return h.count(); }); })}};
}

}  // namespace

std::vector<const ReportRow*> lines_of(const Report& report) {
  std::vector<const ReportRow*> lines;
  for (const ReportRow& row : report.rows) {
    if (row.gap_before) lines.push_back(nullptr);
    lines.push_back(&row);
  }
  return lines;
}

Column week_column(const Report& report) {
  Column column = ColumnBuilder{report, UnitSystem::metric}.words("week", [](const ReportRow& row) {
    return iso_week_name(row.week.days).value_or(iso_date(row.week.days.first)) + (row.unfinished ? "*" : "");
  });
  auto cell = column.cells.begin();
  for (const ReportRow& row : report.rows) {
    if (row.gap_before) *cell++ = count_text(row.gap_before->count() / 7, "week");
    ++cell;
  }
  return column;
}

std::vector<ColumnGroup> column_groups(const Report& report, UnitSystem units) {
  const ColumnBuilder column{report, units};
  return {running(column), downhill(column), knee(column)};
}

}  // namespace patella::render
