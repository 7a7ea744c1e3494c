#pragma once
/// What GPX and TCX have in common: a document of recorded points within a little else.
#include <functional>
#include <span>

#include "import/imported.hpp"
#include "import/track/track.hpp"
#include "import/text/xml_tree.hpp"

namespace patella {

/// A document whose points are parsed when they are asked for.
struct TrackDocument {
  std::string storage, rest;    ///< what `text` and `tree` are in
  std::string_view text;
  XmlParts parts;
  pugi::xml_document tree;      ///< without the points
  std::string block;            ///< of a run, while its points are read
  std::optional<XmlFault> fault;

  /// The run of a placeholder; nothing where `node` is none.
  const XmlRun* run_of(pugi::xml_node node) const;

  pugi::xml_node root() const;

  /// How many points the children of `node` stand for.
  std::size_t count(pugi::xml_node node) const;

  /// Calls `take` with each point of the placeholder `node`, where it is one of the kind `kind`. False, with `fault`
  /// set, where they are not XML.
  bool points(pugi::xml_node node, std::size_t kind, const std::function<void(pugi::xml_node)>& take);
};

/// Opens a document whose points have the names `points`. `fault` is set where it is not to be read.
void open_track(std::string_view bytes, std::span<const std::string_view> points, const ImportLimits& limits,
                TrackDocument& document);

/// Tells of `document` what is broken: a fault, which leaves nothing of it, its end, and what follows it.
void tell_problems(const TrackDocument& document, Imported& imported);

/// Whether the first element in `head` has the local name `name`.
bool begins_with_element(std::string_view head, std::string_view name);

/// How far a vendor's word for its device tells what measured the altitude.
AltitudeKind altitude_of_device(std::string_view device);

}  // namespace patella
