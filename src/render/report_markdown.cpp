/// The report for a forge or a mail.
#include <algorithm>

#include "patella/render_report.hpp"
#include "render/document.hpp"
#include "render/quantity.hpp"
#include "render/report_sections.hpp"
#include "render/wording.hpp"
#include "text/printable.hpp"

namespace patella {
namespace render {
namespace {

/// A cell with its markup, padded so that the table reads well as plain text too.
std::string padded(const std::string& cell, int width, bool is_text) {
  const std::string blanks(static_cast<std::size_t>(std::max(0, width - columns(cell))), ' ');
  return is_text ? cell + blanks : blanks + cell;
}

std::string heading_of(const Column& column) {
  std::string heading = markdown_text(column.heading);
  const std::size_t bar = heading.find("\\|");
  if (bar != std::string::npos) heading.replace(bar, 2, " ");
  return heading;
}

std::string table(const Column& week, const ColumnGroup& group) {
  std::vector<const Column*> all{&week};
  for (const Column& column : group.columns) all.push_back(&column);
  std::vector<std::string> lines(week.cells.size() + 2, "|");
  for (const Column* column : all) {
    std::vector<std::string> cells{heading_of(*column)};
    for (const std::string& cell : column->cells) cells.push_back(cell.empty() ? "–" : markdown_text(cell));
    int width = 3;
    for (const std::string& cell : cells) width = std::max(width, columns(cell));
    const std::string rule(static_cast<std::size_t>(width - 1), '-');
    lines[0] += ' ' + padded(cells[0], width, column->is_text) + " |";
    lines[1] += column->is_text ? " :" + rule + " |" : ' ' + rule + ": |";
    for (std::size_t i = 1; i < cells.size(); ++i) lines[i + 1] += ' ' + padded(cells[i], width, column->is_text) + " |";
  }
  std::string text = "\n### " + markdown_text(group.title) + "\n\n";
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

std::string title(const Report& report) {
  const std::string name = report.athlete.empty() ? "" : " of " + markdown_quotation(athlete_name(report)) + ',';
  return "## " + markdown_text(phrase("report/title")) + name + " as of " +
         plain_text(full_day_text(report.decision.as_of)) + "\n";
}

}  // namespace
}  // namespace render

std::string render_report_markdown(const Report& report, std::span<const Diagnostic> diagnostics, UnitSystem units) {
  using namespace render;
  std::string text = title(report) + markdown(headline_section(report, units));
  if (!report.rows.empty()) {
    const Column week = week_column(report);
    for (const ColumnGroup& group : column_groups(report, units)) text += table(week, group);
  }
  return text + markdown(table_notes(report)) + markdown(decision_section(report, diagnostics, units)) +
         markdown(source_section(report)) + markdown(closing_section());
}

}  // namespace patella
