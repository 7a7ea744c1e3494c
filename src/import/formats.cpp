#include "import/formats.hpp"

#include <algorithm>
#include <array>

#include "import/fit.hpp"
#include "import/garmin_csv.hpp"
#include "import/garmin_json.hpp"
#include "import/goldencheetah.hpp"
#include "import/gpx.hpp"
#include "import/intervals_icu.hpp"
#include "import/kml.hpp"
#include "import/strava_api.hpp"
#include "import/strava_bulk.hpp"
#include "import/strava_streams.hpp"
#include "import/tcx.hpp"

namespace patella {

namespace {

bool has_ending(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() &&
         std::ranges::equal(name.substr(name.size() - ending.size()), ending, [](char a, char b) { return (a | 0x20) == (b | 0x20); });
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
