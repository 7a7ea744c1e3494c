#pragma once
/// What GPX and TCX have in common: a document of recorded points within a little else.
#include <functional>
#include <span>

#include "recording/recording.hpp"
#include "vendor/formats.hpp"
#include "vendor/xml/tree.hpp"

namespace patella {

/// A document whose points are parsed when they are read.
struct TrackDocument {
  std::string storage, rest;  ///< what `text` and `tree` are in
  std::string_view text;
  XmlSplit split;
  pugi::xml_document tree;    ///< without the points
  std::string text_of_block;  ///< while its points are read
  std::optional<XmlError> fault;

  /// The block of a placeholder; nothing where `node` is none.
  const XmlPointBlock* block_of(pugi::xml_node node) const;

  pugi::xml_node root() const;

  /// How many points the children of `node` stand for.
  std::size_t count_points(pugi::xml_node node) const;

  /// Has `reader` walk over the points of the placeholder `node`, where it is one of the kind `kind`: the points have a
  /// depth of 0, and of other elements there the reader returns false. False, with `fault` set, where it did, and where they
  /// are not XML.
  bool read_points(pugi::xml_node node, std::size_t kind, pugi::xml_tree_walker& reader);
};

/// Opens a document whose points have the names `points`, those of the first within elements `segment`. Has `read` take from
/// it what it holds, and adds what is broken: a fault, which leaves nothing of it, its end, and what follows it. Where there
/// is a fault and points were taken in blocks, all is read anew point by point, which tells best what is wrong.
ImportedFile read_track(std::string_view bytes, std::span<const std::string_view> points, std::string_view segment,
                        const InputLimits& limits, const std::function<void(TrackDocument&, ImportedFile&)>& read);

/// Whether the first element in `head` has the local name `name`.
bool begins_with_element(std::string_view head, std::string_view name);

/// What measured the altitude, by a vendor's word for its device or program: raw GPS, unless the word says otherwise or is
/// of a maker whose devices often have a barometer; then, and without a word, nothing is known.
AltitudeSource altitude_source_of(std::string_view device);

}  // namespace patella
