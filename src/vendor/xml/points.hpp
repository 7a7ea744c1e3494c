#pragma once
/// An XML document taken apart: its recorded points, of which there are many, and the rest, which is small. Each part is
/// parsed alone, so that memory stays bounded, and nothing is built of a file made to exhaust a machine.
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/input_limits.hpp"

namespace patella {

/// Points of one kind that follow each other: with nothing but blanks between them, or unseen in a block, with anything.
struct XmlPointBlock {
  std::size_t begin = 0, end = 0;  ///< bytes of the text, complete elements
  std::size_t kind = 0;            ///< index into the names asked for
  std::size_t count = 0;           ///< elements; in a block, about as many
};

/// Why a text cannot be read.
struct XmlError {
  std::size_t at = 0;  ///< byte of the text
  std::string why;     ///< plain words without a full stop
};

struct XmlParts {
  std::string rest;  ///< the document with a placeholder in place of each run; comments and the like are gone
  std::vector<XmlPointBlock> runs;
  std::optional<XmlError> fault;        ///< nothing of the document is fit to use
  std::optional<std::size_t> cut_off;   ///< the text ends here within an element; `rest` is closed as if it ended well
  bool unseen = false;                  ///< points were taken in blocks: what is wrong with them shows when they are parsed
  std::optional<std::size_t> followed;  ///< another document begins here, and is not read

  /// The byte of the text that byte `at` of `rest` comes from.
  std::size_t origin(std::size_t at) const;

  struct Piece {
    std::size_t rest, text;
  };
  std::vector<Piece> pieces;  ///< where parts of the text begin in `rest`
};

/// The name of a placeholder, which no document can have: it is not UTF-8. Its attribute `i` is the index of the run.
inline constexpr std::string_view xml_placeholder = "\xff";

/// `name` without its namespace prefix.
constexpr std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

/// The same of pugixml's names, most of which are too short for a search by length.
constexpr std::string_view local_name(const char* name) {
  const char* end = name;
  while (*end != '\0' && *end != ':') ++end;
  return *end == ':' ? std::string_view{end + 1} : std::string_view{name, end};
}

/// Takes `text` apart at the elements whose local names are `points`. A fault where elements are not closed as they were
/// opened, nest deeper or are more than `limits` allow, where a point is longer than 1 MB or the rest than 4 MB. Directly
/// within elements of the name `blocks`, points of the first kind are not told apart one by one but taken in blocks, which
/// takes a third of the time: what is wrong with them and between them shows when they are parsed.
XmlParts take_xml_apart(std::string_view text, std::span<const std::string_view> points, const InputLimits& limits,
                        std::string_view blocks = {});

}  // namespace patella
