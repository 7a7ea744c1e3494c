#pragma once
/// An XML document split into its recorded points, of which there are many, and the rest, which is small. Each part is
/// parsed by itself, so that memory stays bounded, and nothing is built of a file made to exhaust a machine.
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/input_limits.hpp"

namespace patella {

/// Points of one kind that follow each other, with nothing but blanks between them unless the split is `unchecked`.
struct XmlPointBlock {
  std::size_t begin = 0, end = 0;  ///< bytes of the text, complete elements
  std::size_t kind = 0;            ///< index into the names of points
  std::size_t count = 0;           ///< points; about as many where the split is `unchecked`
};

/// Why a text cannot be read.
struct XmlError {
  std::size_t at = 0;  ///< byte of the text
  std::string why;     ///< plain words without a full stop
};

/// The two parts.
struct XmlSplit {
  std::string rest;  ///< the document with a placeholder in place of each block; comments and the like are gone
  std::vector<XmlPointBlock> blocks;
  std::optional<XmlError> fault;        ///< nothing of the document is fit to use
  std::optional<std::size_t> cut_off;   ///< the text ends here within an element; `rest` is closed as if it ended well
  bool unchecked = false;               ///< points were not told apart: what is wrong with them shows when they are parsed
  std::optional<std::size_t> followed;  ///< another document begins here, and is not read

  /// The byte of the text that byte `at` of `rest` comes from.
  std::size_t source_offset(std::size_t at) const;

  /// Where a part of the text begins in `rest`.
  struct Piece {
    std::size_t rest, text;
  };
  std::vector<Piece> pieces;
};

/// The name of a placeholder, which no document can have: it is not UTF-8. Its attribute `i` is the index of the block.
inline constexpr std::string_view xml_placeholder = "\xff";

/// Splits off the elements whose local names are `points`. A fault where elements are not closed as they were opened, nest
/// deeper or are more than `limits` allow, where a point is longer than 1 MB or the rest than 4 MB. Directly within elements
/// `parent`, points of the first kind are not told apart one by one but taken in large blocks, which takes a third of the
/// time: what is wrong with them and between them shows when they are parsed.
XmlSplit split_xml(std::string_view text, std::span<const std::string_view> points, const InputLimits& limits,
                   std::string_view parent = {});

}  // namespace patella
