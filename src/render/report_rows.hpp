#pragma once
#include "patella/report.hpp"
#include "render/json.hpp"

namespace patella::render {

/// One week: its name, the keys of every week, and what a report adds. The columns of CSV are the same.
Json row_json(const ReportRow& row);

/// `2026-W47`; nothing where weeks do not begin on Monday.
std::optional<std::string> iso_week_name(Days week);

}  // namespace patella::render
