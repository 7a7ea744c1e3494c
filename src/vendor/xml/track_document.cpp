#include "vendor/xml/track_document.hpp"

#include <algorithm>

#include "recording/summary.hpp"
#include "text/characters.hpp"
#include "text/number.hpp"

namespace patella {

pugi::xml_node TrackDocument::root() const {
  pugi::xml_node node = tree.first_child();
  while (node && node.type() != pugi::node_element) node = node.next_sibling();
  return node;
}

const XmlPointBlock* TrackDocument::block_of(pugi::xml_node node) const {
  if (node.name() != xml_placeholder) return nullptr;
  const auto index = parse_whole<std::size_t>(node.first_attribute().value());
  return index && *index < split.blocks.size() ? &split.blocks[*index] : nullptr;
}

std::size_t TrackDocument::count_points(pugi::xml_node node) const {
  std::size_t points = 0;
  for (pugi::xml_node part = node.first_child(); part; part = part.next_sibling())
    if (const XmlPointBlock* block = block_of(part)) points += block->count;
  return points;
}

bool TrackDocument::read_points(pugi::xml_node node, std::size_t kind, pugi::xml_tree_walker& reader) {
  const XmlPointBlock* found = fault ? nullptr : block_of(node);
  if (!found || found->kind != kind) return !fault;
  text_of_block.assign(text.substr(found->begin, found->end - found->begin));
  pugi::xml_document points;
  if (auto broken = parse_xml(text_of_block, points, XmlContent::numbers)) {
    broken->at += found->begin;
    fault = std::move(broken);
    return false;
  }
  if (!points.traverse(reader)) fault = XmlError{found->begin, "something else between points"};
  return !fault;
}

namespace {

/// Sets `fault` where it is not to be read.
void open_track(std::string_view bytes, std::span<const std::string_view> points, const InputLimits& limits,
                std::string_view parent, TrackDocument& document) {
  if (bytes.size() > limits.bytes) {
    document.fault = XmlError{0, "larger than " + std::to_string(limits.bytes >> 20) + " MB"};
    return;
  }
  document.text = xml_text(bytes, document.storage);
  document.split = split_xml(document.text, points, limits, parent);
  document.fault = document.split.fault;
  if (document.fault) return;
  document.rest = std::move(document.split.rest);
  document.fault = parse_xml(document.rest, document.tree, XmlContent::words);
  if (document.fault) document.fault->at = document.split.source_offset(document.fault->at);
}

void report_problems(const TrackDocument& document, ImportedFile& imported) {
  const auto line = [&](std::size_t at) { return line_of(document.text, at); };
  if (document.fault) {
    imported = {};
    imported.broken.push_back({document.text.empty() ? "" : line(document.fault->at), document.fault->why});
    return;
  }
  if (document.split.cut_off)
    imported.broken.push_back({line(*document.split.cut_off), "the file is cut off here; what stands before was read"});
  if (document.split.followed)
    imported.broken.push_back({line(*document.split.followed), "another document begins here, which was not read"});
}

}  // namespace

ImportedFile read_track(std::string_view bytes, std::span<const std::string_view> points, std::string_view segment,
                        const InputLimits& limits, const std::function<void(TrackDocument&, ImportedFile&)>& read) {
  ImportedFile imported;
  for (const std::string_view parent : {segment, std::string_view{}}) {
    imported = {};
    TrackDocument document;
    open_track(bytes, points, limits, parent, document);
    if (!document.fault) read(document, imported);
    report_problems(document, imported);
    if (!document.fault || !document.split.unchecked) break;
  }
  set_step_rates(imported.activities);
  return imported;
}

bool begins_with_element(std::string_view head, std::string_view name) {
  std::string storage;
  head = xml_text(head, storage);
  for (std::size_t at = 0; (at = head.find('<', at)) != head.npos;) {
    const std::string_view rest = head.substr(at);
    if (rest.starts_with("<?") || rest.starts_with("<!")) {
      const std::size_t end = rest.find(rest.starts_with("<!--") ? "-->" : ">");
      if (end == rest.npos) return false;
      at += end + 1;
      continue;
    }
    const std::string_view tag = rest.substr(1, rest.find_first_of(" \t\r\n/>", 1) - 1);
    return local_name(tag) == name;
  }
  return false;
}

AltitudeSource altitude_source_of(std::string_view device) {
  const std::string name = to_lower(device);
  const auto has = [&](std::string_view word) { return name.find(word) != name.npos; };
  // Strava's way to say so, which others took over.
  if (has("barometer") || has("barometric")) return AltitudeSource::barometer;
  if (has("srtm") || has("dem ") || has(" dem") || has("elevation model")) return AltitudeSource::dem;
  if (name.empty()) return AltitudeSource::stated;
  for (const std::string_view phone : {"android", "iphone", "ios app"})
    if (has(phone)) return AltitudeSource::gps;
  // Makers and portals of watches of which many have a barometer, or which correct the altitude. All else is raw GPS.
  for (const std::string_view maker : {"garmin", "forerunner", "fenix", "f\u0113nix", "edge ", "v\u00edvo", "vivo", "epix",
                                       "enduro", "instinct", "strava", "polar", "suunto", "coros", "wahoo", "elemnt"})
    if (has(maker)) return AltitudeSource::stated;
  return AltitudeSource::gps;
}

}  // namespace patella
