#pragma once
/// A report in five formats with the same numbers. Names and words of the log are data: none of them is ever live.
#include <span>
#include <string>

#include "patella/diagnostic.hpp"
#include "patella/render.hpp"
#include "patella/report.hpp"

namespace patella {

/// Tables that fit the width, with bars and sparklines.
std::string render_report_text(const Report& report, std::span<const Diagnostic> diagnostics, const TextStyle& style);

/// GitHub-flavoured Markdown that reads well as plain text too.
std::string render_report_markdown(const Report& report, std::span<const Diagnostic> diagnostics, UnitSystem units);

/// One file with charts as SVG: no script, no request to anywhere.
std::string render_report_html(const Report& report, std::span<const Diagnostic> diagnostics, UnitSystem units);

/// RFC 4180: one header, one row a week, metric, nothing where a value is unknown.
std::string render_report_csv(const Report& report);

/// One document: the headlines, the weeks, and the answer of `check`. Metric.
std::string render_report_json(const Report& report, std::span<const Diagnostic> diagnostics);

}  // namespace patella
