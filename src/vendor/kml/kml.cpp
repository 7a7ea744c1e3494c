#include "vendor/kml/kml.hpp"

#include "vendor/xml/track_document.hpp"

namespace patella {
namespace {

bool sniff(std::string_view head, std::string_view) { return begins_with_element(head, "kml"); }

}  // namespace

ImportedFile read_kml(std::string_view, const std::string&, const ImportContext&) {
  ImportedFile imported;
  imported.broken.push_back({"", "KML is made for maps and not read; export it as GPX, TCX or FIT instead"});
  return imported;
}

const ImportFormat kml_format{"KML", sniff, read_kml};

}  // namespace patella
