#pragma once
/// The weeks of a report as people read them: the same cells in text, Markdown and HTML.
#include <string>
#include <string_view>
#include <vector>

#include "patella/render.hpp"
#include "patella/report.hpp"

namespace patella::render {

/// One column: what stands above it, and the cell of a week, which is empty where the log does not tell.
struct Column {
  std::string_view id;   ///< names its words in the advice data
  std::string heading;   ///< with the unit
  std::string meaning;   ///< a sentence for who asks
  bool is_text = false;  ///< aligned to the left
  std::vector<std::string> cells;
};

/// Columns that belong together.
struct ColumnGroup {
  std::string title;
  std::vector<Column> columns;
};

/// `2026-W47`, or the first day where weeks do not begin on Monday, and a star for the unfinished week.
Column week_column(const Report& report);
std::vector<ColumnGroup> column_groups(const Report& report, UnitSystem units);

}  // namespace patella::render
