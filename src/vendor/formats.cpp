#include "vendor/formats.hpp"

#include <algorithm>
#include <array>

#include "vendor/fit/fit.hpp"
#include "vendor/garmin/csv.hpp"
#include "vendor/garmin/json.hpp"
#include "vendor/goldencheetah/goldencheetah.hpp"
#include "vendor/gpx/gpx.hpp"
#include "vendor/intervals/intervals_icu.hpp"
#include "vendor/kml/kml.hpp"
#include "vendor/strava/api.hpp"
#include "vendor/strava/bulk_export.hpp"
#include "vendor/strava/streams.hpp"
#include "vendor/tcx/tcx.hpp"

namespace patella {

namespace {

bool has_ending(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() && std::ranges::equal(name.substr(name.size() - ending.size()), ending,
                                                            [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

}  // namespace

std::span<const ImportFormat> import_formats() {
  static const std::array<ImportFormat, 13> formats{
      fit_format,           gpx_format,         tcx_format,        kml_format,     goldencheetah, garmin_export, garmin_list,
      intervals_activities, intervals_wellness, strava_activities, strava_streams, strava_bulk,   garmin_csv};
  return formats;
}

const ImportFormat* format_of(std::string_view head, std::string_view name) {
  const auto formats = import_formats();
  const auto found = std::ranges::find_if(formats, [&](const ImportFormat& format) { return format.sniff(head, name); });
  if (found != formats.end()) return &*found;
  // What is called by a format and does not look like it is damaged, and its reader says how.
  for (const auto& [ending, format] : {std::pair{".fit", &fit_format}, {".gpx", &gpx_format}, {".tcx", &tcx_format}})
    if (has_ending(name, ending)) return format;
  return nullptr;
}

}  // namespace patella
