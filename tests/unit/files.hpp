#pragma once
/// Files for tests: those of the checkout, the real data, and a folder of its own to write to.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace patella {

/// The top of the checkout that is tested.
std::filesystem::path source_dir();

/// Reports that a test did not run, and why; the test returns after it. ctest shows a test with such a line as skipped, not
/// as passed (SKIP_REGULAR_EXPRESSION in tests/CMakeLists.txt). Version 2 of Catch2 cannot skip.
inline void report_skipped(const std::string& why) { std::cout << "SKIPPED: " << why << std::endl; }

/// A folder or file of the real data below PATELLA_TEST_DATA; where that is not set, the test is reported as skipped.
inline std::optional<std::filesystem::path> test_data(const std::string& name) {
  if (const char* folder = std::getenv("PATELLA_TEST_DATA")) return std::filesystem::path{folder} / name;
  report_skipped("no real data (" + name + "; set PATELLA_TEST_DATA)");
  return std::nullopt;
}

/// A temporary folder, removed at the end.
struct Folder {
  std::filesystem::path path;
  explicit Folder(const std::string& name = "folder")
      : path{std::filesystem::temp_directory_path() / ("patella-" + name + "-" + std::to_string(getpid()))} {
    std::filesystem::remove_all(path);
    std::filesystem::create_directory(path);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    std::filesystem::remove_all(path);
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{path}, {}));
  }
};

/// The bytes of a file; empty where it cannot be read.
inline std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream{file, std::ios::binary}.rdbuf();
  return text.str();
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace patella
