/// The report as one HTML file that needs nothing else.
#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "patella/render_report.hpp"
#include "render/check_sections.hpp"
#include "render/document.hpp"
#include "render/quantity.hpp"
#include "render/report_sections.hpp"
#include "render/wording.hpp"
#include "text/embedded.hpp"

namespace patella {
namespace render {
namespace {

// So many marks side by side are to be small.
constexpr std::size_t many_weeks = 40;

std::string heading_html(const Column& column) {
  const std::size_t bar = std::min(column.heading.find('|'), column.heading.size());
  const std::string second = column.heading.substr(std::min(bar + 1, column.heading.size()));
  return html_text(column.heading.substr(0, bar)) + (second.empty() ? "" : "<br>" + html_text(second));
}

std::string head_cells(const Column& week, const std::vector<ColumnGroup>& groups) {
  std::string html = fmt::format("<thead><tr><th rowspan=2 scope=col>{}", heading_html(week));
  for (const ColumnGroup& group : groups)
    html += fmt::format("<th colspan={} scope=colgroup>{}", group.columns.size(), html_text(group.title));
  html += "\n<tr>";
  for (const ColumnGroup& group : groups)
    for (const Column& column : group.columns) html += "<th scope=col>" + heading_html(column);
  return html;
}

/// Oldest week first, as in the charts above.
std::string table(const Report& report, UnitSystem units) {
  const Column week = week_column(report);
  const auto groups = column_groups(report, units);
  std::string html =
      "<div class=scroll role=region tabindex=0 aria-labelledby=weeks><table>\n" + head_cells(week, groups) + "\n<tbody>";
  for (std::size_t i = 0; i < week.cells.size(); ++i) {
    html += "\n<tr><th scope=row>" + html_phrase(week.cells[i]);
    for (const ColumnGroup& group : groups)
      for (const Column& column : group.columns)
        html += "<td>" + (column.cells[i].empty() ? "–" : html_phrase(column.cells[i]));
  }
  return html + "\n</table></div>\n";
}

std::string meanings(const Report& report, UnitSystem units) {
  std::string html = "<details><summary>" + html_text(phrase("report/meanings")) + "</summary><dl>\n";
  std::vector<Column> columns{week_column(report)};
  for (ColumnGroup& group : column_groups(report, units))
    for (Column& column : group.columns) columns.push_back(std::move(column));
  for (const Column& column : columns)
    html += "<dt>" + heading_html(column) + "</dt><dd>" + html_text(column.meaning) + "</dd>\n";
  return html + "</dl></details>\n";
}

std::string banner(const Report& report) {
  const std::string name{name_of(report.decision.verdict)};
  return fmt::format("<header>\n<h1>{}</h1>\n<p class=\"verdict {}\"><b>{}</b> {}</p>\n</header>\n",
                     html_text(report_title(report)), name, html_text(verdict_word(report.decision.verdict)),
                     html_phrase(meaning_of(report.decision)));
}

}  // namespace
}  // namespace render

std::string render_report_html(const Report& report, std::span<const Diagnostic> diagnostics, UnitSystem units) {
  using namespace render;
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n<meta name=viewport "
      "content=\"width=device-width,initial-scale=1\">\n"
      "<meta http-equiv=Content-Security-Policy content=\"default-src 'none';style-src 'unsafe-inline'\">\n"
      "<meta name=color-scheme content=\"light dark\">\n<title>{}: {}</title>\n<style>\n{}</style>\n",
      html_text(report_title(report)), html_text(verdict_word(report.decision.verdict)), embedded::report_css());
  html += banner(report) + "<main>\n<section class=headlines>\n" + render::html(headline_section(report, units)) +
          "</section>\n";
  if (!report.rows.empty()) {
    const bool many = report.rows.size() > many_weeks;
    html += std::string{"<section class=\"charts"} + (many ? " many" : "") + "\" aria-label=\"" +
            html_text(phrase("report/sparklines")) + "\">\n" + report_charts(report, units) + "</section>\n";
    html += "<section>\n<h2 id=weeks>" + html_text(phrase("report/weeks")) + "</h2>\n" + table(report, units) +
            meanings(report, units);
    html += "</section>\n";
  }
  html += render::html(table_notes(report)) + "<section class=answer>\n" +
          render::html(decision_section(report, diagnostics, units)) + render::html(source_section(report)) +
          render::html(closing_section()) + "</section>\n</main>\n</html>\n";
  return html;
}

}  // namespace patella
