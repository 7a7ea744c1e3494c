#pragma once
/// The files of data/ as they were at build time. The definitions are written by data/embed.cmake.
#include <string_view>

namespace patella::embedded {

/// The version of the program, `MAJOR.MINOR.PATCH`.
std::string_view version();

std::string_view advice();      ///< data/advice.json
std::string_view log_schema();  ///< data/log.schema.json
std::string_view metrics();     ///< data/metrics.json
std::string_view policy();      ///< data/policy.json
std::string_view report_css();  ///< data/report.css
std::string_view rules();       ///< data/rules.json
std::string_view sports();      ///< data/sports.txt
std::string_view studies();     ///< data/studies.json

}  // namespace patella::embedded
