#pragma once
#include <string>

#include "patella/render.hpp"
#include "patella/report.hpp"

namespace patella::render {

/// The figures of a report with at least one week: verdicts, distance, longest run, downhill, pain.
std::string report_charts(const Report& report, UnitSystem units);

}  // namespace patella::render
