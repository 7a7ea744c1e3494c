#pragma once
/// The words of a report, for every format in which it is read.
#include <span>

#include "patella/diagnostic.hpp"
#include "patella/report.hpp"
#include "render/document.hpp"

namespace patella::render {

/// `Running report as of Sun 22 Nov 2026`.
std::string report_title(const Report& report);
/// The name that the log gives, made visible and cut.
std::string athlete_name(const Report& report);
/// The four headlines.
Document headline_sheet(const Report& report, UnitSystem units);
/// What is to be known about the table.
Document table_notes(const Report& report);
/// The studies behind the reasons, with how far each was checked.
Document source_sheet(const Report& report);
/// That this is no diagnosis.
Document closing_sheet();
/// The decision of the day with its reasons and plan.
Document decision_sheet(const Report& report, std::span<const Diagnostic> diagnostics, UnitSystem units);

}  // namespace patella::render
