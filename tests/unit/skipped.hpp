#pragma once
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

namespace patella {

/// Says that a test did not run, and why; the test returns after it. ctest shows a test with such a line as skipped, not
/// as passed (SKIP_REGULAR_EXPRESSION in tests/CMakeLists.txt). Version 2 of Catch2 knows no skipping of its own.
inline void report_skipped(const std::string& why) { std::cout << "SKIPPED: " << why << std::endl; }

/// A folder or file of the real data below PATELLA_TEST_DATA; where that is not set, the test is reported as skipped.
inline std::optional<std::filesystem::path> test_data(const std::string& name) {
  if (const char* folder = std::getenv("PATELLA_TEST_DATA")) return std::filesystem::path{folder} / name;
  report_skipped("no real data (" + name + "; set PATELLA_TEST_DATA)");
  return std::nullopt;
}

}  // namespace patella
