/// The report for a terminal: tables side by side where there is room, one below the other where there is not.
#include <fmt/format.h>
#include <algorithm>

#include "patella/render_report.hpp"
#include "render/check_sections.hpp"
#include "render/quantity.hpp"
#include "render/report_sheet.hpp"
#include "render/report_table.hpp"
#include "render/sparks.hpp"
#include "render/wording.hpp"
#include "text/printable.hpp"

namespace patella {
namespace render {
namespace {

constexpr int gap = 1, least_bar = 6, widest_bar = 30;
// Lines of words longer than this are hard to read; tables may be wider.
constexpr int widest_words = 100;
constexpr int label_columns = 15;
constexpr std::string_view unknown = "–";

/// A column as it is printed: two lines of heading, cells filled, all of one width.
struct Printed {
  std::string first, second;
  std::vector<std::string> cells;
  int width = 0;
  bool is_text = false;
};

int shown(std::string_view text) { return columns(unmarked(text)); }

Printed printed(const Column& column) {
  const std::size_t bar = column.heading.find('|');
  Printed p{.first = column.heading.substr(0, bar),
            .second = bar == std::string::npos ? "" : column.heading.substr(bar + 1),
            .cells = column.cells,
            .is_text = column.is_text};
  p.width = std::max(shown(p.first), shown(p.second));
  for (std::string& cell : p.cells) {
    if (cell.empty()) cell = unknown;
    p.width = std::max(p.width, shown(cell));
  }
  return p;
}

int width_of(const std::vector<Printed>& table) {
  int width = -gap;
  for (const Printed& column : table) width += column.width + gap;
  return width;
}

std::string padded(std::string_view text, const Printed& column, bool is_last) {
  const std::string blanks(static_cast<std::size_t>(std::max(0, column.width - shown(text))), hard_space);
  if (!column.is_text) return blanks + std::string{text};
  return std::string{text} + (is_last ? "" : blanks);
}

void print(Page& page, const std::vector<Printed>& table) {
  const auto write_line = [&](auto text_of) {
    std::string text;
    for (const Printed& column : table) {
      if (&column != &table.front()) text += std::string(gap, hard_space);
      text += padded(text_of(column), column, &column == &table.back());
    }
    text.erase(text.find_last_not_of(hard_space) + 1);
    line(page, text);
  };
  write_line([](const Printed& c) { return marked(Mark::strong, c.first); });
  write_line([](const Printed& c) { return marked(Mark::strong, c.second); });
  for (std::size_t i = 0; i < table.front().cells.size(); ++i) write_line([i](const Printed& c) { return c.cells[i]; });
}

/// A column of bars for the distances, as wide as there is room for; nothing where there is none.
std::optional<Printed> bars(const Report& report, int room, bool ascii) {
  const int width = std::min(room - gap, widest_bar);
  if (width < least_bar) return std::nullopt;
  double most = 0;
  for (const ReportRow& row : report.rows) most = std::max(most, row.week.distance.value_or(Distance{}).value);
  Printed column;
  column.width = width;
  column.is_text = true;
  for (const ReportRow& row : report.rows) {
    const auto& distance = row.week.distance;
    column.cells.push_back(bar(distance ? std::optional{distance->value} : std::nullopt, most, width, ascii));
  }
  return column;
}

struct Table {
  std::string title;
  std::vector<Printed> columns;
};

/// Groups of columns in as few tables as the width allows, each beginning with the week. A group that is too wide for
/// one table takes several.
std::vector<Table> tables_of(const Report& report, const TextStyle& style) {
  const Printed week = printed(week_column(report));
  std::vector<Table> tables;
  const auto fits = [&](const std::vector<Printed>& more) {
    return !tables.empty() && width_of(tables.back().columns) + gap + width_of(more) <= style.width;
  };
  for (const ColumnGroup& group : column_groups(report, style.units)) {
    std::vector<Printed> more;
    for (const Column& column : group.columns) more.push_back(printed(column));
    if (fits(more))
      tables.back().title += ", " + group.title;
    else
      tables.push_back({group.title, {week}});
    for (const Printed& column : more) {
      if (!fits({column})) tables.push_back({group.title, {week}});
      tables.back().columns.push_back(column);
    }
  }
  return tables;
}

void add_tables(Page& page, const Report& report) {
  std::vector<Table> tables = tables_of(report, page.style);
  auto& first = tables.front().columns;
  if (const auto column = bars(report, page.style.width - width_of(first) - gap, page.style.ascii))
    first.insert(first.begin() + 2, *column);
  for (const Table& table : tables) {
    heading(page, table.title);
    print(page, table.columns);
  }
}

/// One line a figure, newest week last; where the width is too small, the newest weeks.
void add_sparklines(Page& page, const Report& report) {
  const auto add = [&](std::string_view label, auto value_of, auto text_of) {
    std::vector<std::optional<double>> values;
    for (const ReportRow& row : report.rows) values.push_back(value_of(row));
    const std::size_t room = static_cast<std::size_t>(std::max(page.style.width - label_columns - 24, 8));
    if (values.size() > room) values.erase(values.begin(), values.end() - static_cast<std::ptrdiff_t>(room));
    std::optional<double> most;
    for (const auto& value : values)
      if (value) most = std::max(most.value_or(0), *value);
    if (!most) return;
    const std::string spark = sparkline(values, page.style.ascii);
    row(page, label, spark + "  " + "0 to " + text_of(*most), label_columns);
  };
  const UnitSystem units = page.style.units;
  const auto km = [](const std::optional<Distance>& d) { return d ? std::optional{in_kilometres(*d)} : std::nullopt; };
  const auto km_text = [units](double v) { return quantity_text(v, "km", {.units = units}); };
  heading(page, phrase("report/sparklines"));
  add(
      "Distance", [&](const ReportRow& r) { return km(r.week.distance); }, km_text);
  add(
      "Longest run", [&](const ReportRow& r) { return r.week.runs == 0 ? std::optional{0.0} : km(r.week.longest); },
      km_text);
  add(
      "Descent", [](const ReportRow& r) { return r.week.descent ? std::optional{r.week.descent->value} : std::nullopt; },
      [units](double v) { return quantity_text(v, "m", {.units = units}); });
  add(
      "Worst pain",
      [](const ReportRow& r) { return r.week.pain.worst ? std::optional{r.week.pain.worst->value} : std::nullopt; },
      [](double v) { return quantity_text(v, "points"); });
}

}  // namespace
}  // namespace render

std::string render_report_text(const Report& report, std::span<const Diagnostic> diagnostics, const TextStyle& style) {
  using namespace render;
  Page page{style, {}};
  const auto words = [&](const Document& sheet) {
    page.style.width = std::min(style.width, widest_words);
    write(page, sheet);
    page.style.width = style.width;
  };
  paragraph(page, marked(Mark::strong, report_title(report)));
  words(headline_sheet(report, style.units));
  if (!report.rows.empty()) {
    add_sparklines(page, report);
    add_tables(page, report);
  }
  words(table_notes(report));
  words(decision_sheet(report, diagnostics, style.units));
  words(closing_sheet());
  return page.text;
}

}  // namespace patella
