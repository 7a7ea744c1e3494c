/// The report for a terminal: tables side by side where there is room, one below the other where there is not.
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

#include "patella/render_report.hpp"
#include "render/check_sections.hpp"
#include "render/quantity.hpp"
#include "render/report_sections.hpp"
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

constexpr std::array<std::string_view, 8> levels{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, 8> ascii_levels{"0", "1", "2", "3", "4", "5", "6", "7"};
constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

std::string sparkline(const std::vector<std::optional<double>>& values, bool ascii) {
  double most = 0;
  for (const auto& value : values) most = std::max(most, value.value_or(0));
  std::string line;
  for (const auto& value : values) {
    if (!value) {
      line += '?';
      continue;
    }
    const double share = most > 0 ? std::max(*value, 0.0) / most : 0;
    const auto level = static_cast<std::size_t>(std::lround(share * 7));
    line += (ascii ? ascii_levels : levels)[level];
  }
  return line;
}

std::size_t sparkline_room(const Page& page) {
  return static_cast<std::size_t>(std::max(page.style.width - label_columns - 24, 8));
}

std::string bar(std::optional<double> value, double most, int columns, bool ascii) {
  if (!value || *value <= 0 || most <= 0) return {};
  const auto filled = static_cast<std::size_t>(std::lround(*value / most * columns * 8));
  std::string text;
  if (ascii) return std::string(std::max<std::size_t>((filled + 4) / 8, 1), '#');
  for (std::size_t i = 0; i < filled / 8; ++i) text += "█";
  return text + std::string{eighths[filled % 8]};
}

/// A column as it is printed: two lines of heading, cells filled, all of one width.
struct PrintedColumn {
  std::string first, second;
  std::vector<std::string> cells;
  int width = 0;
  bool is_text = false;
};

int shown(std::string_view text) { return columns(plain_text(text)); }

PrintedColumn printed(const Column& column) {
  const std::size_t bar = column.heading.find('|');
  PrintedColumn p{.first = column.heading.substr(0, bar),
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

int width_of(const std::vector<PrintedColumn>& table) {
  int width = -gap;
  for (const PrintedColumn& column : table) width += column.width + gap;
  return width;
}

std::string padded(std::string_view text, const PrintedColumn& column, bool is_last) {
  const std::string blanks(static_cast<std::size_t>(std::max(0, column.width - shown(text))), hard_space);
  if (!column.is_text) return blanks + std::string{text};
  return std::string{text} + (is_last ? "" : blanks);
}

void write_table(Page& page, const std::vector<PrintedColumn>& table) {
  const auto write_cells = [&](auto text_of) {
    std::string text;
    for (const PrintedColumn& column : table) {
      if (&column != &table.front()) text += std::string(gap, hard_space);
      text += padded(text_of(column), column, &column == &table.back());
    }
    text.erase(text.find_last_not_of(hard_space) + 1);
    write_line(page, text);
  };
  write_cells([](const PrintedColumn& c) { return emphasized(Emphasis::strong, c.first); });
  write_cells([](const PrintedColumn& c) { return emphasized(Emphasis::strong, c.second); });
  for (std::size_t i = 0; i < table.front().cells.size(); ++i)
    write_cells([i](const PrintedColumn& c) { return c.cells[i]; });
}

/// A column of bars for the distances, as wide as there is room for; nothing where there is none.
std::optional<PrintedColumn> bars(const Report& report, int room, bool ascii) {
  const int width = std::min(room - gap, widest_bar);
  if (width < least_bar) return std::nullopt;
  double most = 0;
  for (const ReportRow& row : report.rows) most = std::max(most, row.week.distance.value_or(Distance{}).value);
  PrintedColumn column;
  column.width = width;
  column.is_text = true;
  for (const ReportRow* row : lines_of(report)) {
    const auto distance = row ? row->week.distance : std::nullopt;
    column.cells.push_back(bar(distance ? std::optional{distance->value} : std::nullopt, most, width, ascii));
  }
  return column;
}

struct Table {
  std::string title;
  std::vector<PrintedColumn> columns;
};

/// Groups of columns in as few tables as the width allows, each beginning with the week. A group that is too wide for
/// one table takes several.
std::vector<Table> tables_of(const Report& report, const TextStyle& style) {
  const PrintedColumn week = printed(week_column(report));
  std::vector<Table> tables;
  const auto fits = [&](const std::vector<PrintedColumn>& more) {
    return !tables.empty() && width_of(tables.back().columns) + gap + width_of(more) <= style.width;
  };
  for (const ColumnGroup& group : column_groups(report, style.units)) {
    std::vector<PrintedColumn> more;
    for (const Column& column : group.columns) more.push_back(printed(column));
    if (fits(more))
      tables.back().title += ", " + group.title;
    else
      tables.push_back({group.title, {week}});
    for (const PrintedColumn& column : more) {
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
    write_heading(page, table.title);
    write_table(page, table.columns);
  }
}

/// One sign a week of the most serious state of the knee, and what the signs that occur mean.
void add_knee_strip(Page& page, const Report& report) {
  struct Sign {
    std::optional<KneeState> state;
    char sign;
  };
  constexpr std::array<Sign, 4> signs{
      {{KneeState::calm, '.'}, {KneeState::sore, 's'}, {KneeState::returning, 'r'}, {KneeState::stopped, 'X'}}};
  std::string strip;
  for (const ReportRow* row : lines_of(report)) {
    const auto at = std::ranges::find(signs, row ? row->knee : std::nullopt, &Sign::state);
    strip += at == signs.end() ? '?' : at->sign;
  }
  strip.erase(0, strip.size() - std::min(strip.size(), sparkline_room(page)));
  std::string meanings;
  for (const Sign& each : signs)
    if (strip.find(each.sign) != std::string::npos)
      add_item(meanings, std::string{each.sign} + ' ' + phrase("state/" + std::string{name_of(*each.state)}), ", ");
  if (meanings.empty()) return;
  write_row(page, phrase("state/title"), strip + "  " + meanings, label_columns);
}

/// One line a figure, newest week last; where the width is too small, the newest weeks.
void add_sparklines(Page& page, const Report& report) {
  const auto add = [&](std::string_view label, auto value_of, auto text_of) {
    std::vector<std::optional<double>> values;
    for (const ReportRow* row : lines_of(report)) values.push_back(row ? value_of(*row) : std::nullopt);
    const std::size_t room = sparkline_room(page);
    if (values.size() > room) values.erase(values.begin(), values.end() - static_cast<std::ptrdiff_t>(room));
    std::optional<double> most;
    for (const auto& value : values)
      if (value) most = std::max(most.value_or(0), *value);
    if (!most) return;
    const std::string spark = sparkline(values, page.style.ascii);
    write_row(page, label, spark + "  " + "0 to " + text_of(*most), label_columns);
  };
  const UnitSystem units = page.style.units;
  const auto km = [](const std::optional<Distance>& d) { return d ? std::optional{in_kilometres(*d)} : std::nullopt; };
  const auto km_text = [units](double v) { return quantity_text(v, "km", {.units = units}); };
  write_heading(page, phrase("report/sparklines"));
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
  add_knee_strip(page, report);
}

}  // namespace
}  // namespace render

std::string render_report_text(const Report& report, std::span<const Diagnostic> diagnostics, const TextStyle& style) {
  using namespace render;
  Page page{style, {}};
  const auto words = [&](const Document& document) {
    page.style.width = std::min(style.width, widest_words);
    write_document(page, document);
    page.style.width = style.width;
  };
  write_paragraph(page, emphasized(Emphasis::strong, report_title(report)));
  words(headline_section(report, style.units));
  if (!report.rows.empty()) {
    add_sparklines(page, report);
    add_tables(page, report);
  }
  words(table_notes(report));
  words(decision_section(report, diagnostics, style.units));
  words(closing_section());
  return page.text;
}

}  // namespace patella
