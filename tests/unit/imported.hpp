#pragma once
/// What the tests of the readers of lists share.
#include <string>

#include "catch_include.hpp"
#include "vendor/formats.hpp"

inline const patella::ImportContext two_hours_east{[](std::chrono::sys_seconds) { return std::chrono::minutes{120}; }, {}};

/// The one format that knows these bytes.
inline const patella::ImportFormat& format_of(std::string_view bytes, std::string_view name = "file") {
  const patella::ImportFormat* found = nullptr;
  for (const auto& format : patella::import_formats()) {
    if (!format.sniff(bytes.substr(0, 4096), name)) continue;
    INFO(format.name);
    REQUIRE_FALSE(found);
    found = &format;
  }
  REQUIRE(found);
  return *found;
}

/// Reads it with the format that knows it.
inline patella::ImportedFile import_list(std::string_view bytes, const std::string& name = "file") {
  patella::ImportedFile imported = format_of(bytes, name).read(bytes, name, two_hours_east);
  for (const auto& [what, why] : imported.broken) UNSCOPED_INFO("broken: " << what << ": " << why);
  for (const auto& [what, why] : imported.skipped) UNSCOPED_INFO("skipped: " << what << ": " << why);
  return imported;
}

/// The only activity, read without complaint.
inline patella::ImportedActivity import_one(std::string_view bytes, const std::string& name = "file") {
  patella::ImportedFile imported = import_list(bytes, name);
  CHECK(imported.broken.empty());
  CHECK(imported.skipped.empty());
  REQUIRE(imported.activities.size() == 1);
  return std::move(imported.activities.front());
}
