#include "vendor/formats.hpp"

#include <algorithm>
#include <array>

#include "vendor/xml/track_document.hpp"

namespace patella {
namespace {

bool is_kml(std::string_view head, std::string_view) { return begins_with_element(head, "kml"); }

/// A KML file may be a map, a plan or a recording, and nothing in it says which.
ImportedFile reject_kml(std::string_view, const std::string&, const ImportContext&) {
  ImportedFile imported;
  imported.broken.push_back({"", "KML is made for maps and not read; export it as GPX, TCX or FIT instead"});
  return imported;
}

constexpr ImportFormat kml_format{"KML", is_kml, reject_kml};

bool has_ending(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() && std::ranges::equal(name.substr(name.size() - ending.size()), ending,
                                                            [](char a, char b) { return (a | 0x20) == (b | 0x20); });
}

}  // namespace

std::span<const ImportFormat> import_formats() {
  static const std::array formats{fit_format,         gpx_format,        tcx_format,     kml_format,
                                  goldencheetah,      garmin_export,     garmin_list,    intervals_activities,
                                  intervals_wellness, strava_activities, strava_streams, strava_bulk,
                                  garmin_csv,         intervals_csv,     runkeeper_list, apple_health};
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
