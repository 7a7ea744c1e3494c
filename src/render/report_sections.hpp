#pragma once
/// What a report is made of, whatever its format: words, columns, figures and rows of data.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "patella/report.hpp"
#include "render/document.hpp"
#include "render/json.hpp"

namespace patella::render {

/// One of the lines that a report begins with.
struct Headline {
  std::string_view id;  ///< `up`, `hurts`, `changed` or `todo`
  std::string text;     ///< may hold hard spaces
};

/// What went up in the last seven days, what hurts, what changed in the seven days before, and what to do.
std::vector<Headline> headlines_of(const Report& report, UnitSystem units);

/// `Running report as of Sun 22 Nov 2026`.
std::string report_title(const Report& report);
/// The name that the log gives, made visible and cut.
std::string athlete_name(const Report& report);
/// The four headlines.
Document headline_section(const Report& report, UnitSystem units);
/// Notes on how to read the table.
Document table_notes(const Report& report);
/// The studies behind the reasons, with how far each was checked.
Document source_section(const Report& report);
/// The sentence that this is no diagnosis.
Document closing_section();
/// The decision of the day with its reasons and plan.
Document decision_section(const Report& report, std::span<const Diagnostic> diagnostics, UnitSystem units);

/// The lines of tables and charts, oldest first: a week each, and null where weeks were left out before the next one.
std::vector<const ReportRow*> lines_of(const Report& report);

/// One column: what stands above it, and the cell of a week, which is empty where the log does not say.
struct Column {
  std::string_view id;   ///< names its words in the advice data
  std::string heading;   ///< with the unit
  std::string meaning;   ///< a sentence that explains it
  bool is_text = false;  ///< aligned to the left
  std::vector<std::string> cells;
};

/// Columns that belong together.
struct ColumnGroup {
  std::string title;
  std::vector<Column> columns;
};

/// `2026-W47`, or the first day where weeks do not begin on Monday, and a star for the unfinished week; `417 weeks` for what
/// was left out.
Column week_column(const Report& report);
std::vector<ColumnGroup> column_groups(const Report& report, UnitSystem units);

/// The figures of a report with at least one week: verdicts, state of the knee, distance, longest run, downhill, pain.
std::string report_charts(const Report& report, UnitSystem units);

/// One week: its name, the keys of every week, and what a report adds. The columns of CSV are the same.
Json row_json(const ReportRow& row);

/// `2026-W47`; nothing where weeks do not begin on Monday.
std::optional<std::string> iso_week_name(Days week);

}  // namespace patella::render
