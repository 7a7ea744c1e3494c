#pragma once
/// A JSON text told value by value, each with its path, so that nothing of the text need be kept.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/events.hpp"
#include "text/input_limits.hpp"

namespace patella {

/// A value that is no object and no list.
struct JsonLeaf {
  enum class Kind { null, truth, number, text };
  Kind kind = Kind::null;
  bool truth = false;
  double number = 0;      ///< may be no finite number
  std::string_view text;  ///< of a text; of a number its digits as they stand there. Lives until the call returns
};

/// Hears a text in order. Paths name members with a point before each, and entries of a list with `[]`: `.RIDE.TAGS.RPE`,
/// `[].distance`. The document itself is the empty path.
class JsonListener {
 public:
  virtual ~JsonListener() = default;
  virtual void leaf(std::string_view path, const JsonLeaf& leaf) = 0;
  virtual void open(std::string_view /*path*/) {}
  virtual void close(std::string_view /*path*/) {}
};

/// Why the reading of a text came to an end too early.
struct JsonFault {
  std::size_t line = 0;  ///< from 1; 0: the whole text
  std::string why;       ///< plain words without a full stop
};

/// Tells all of `bytes`, or up to its first syntax error. Bytes that are not UTF-8 are mended first, a byte-order mark and
/// blanks around the document pass. Nothing is told of a text that is larger or nests deeper than `limits` allow.
std::optional<JsonFault> walk_json(std::string_view bytes, const InputLimits& limits, JsonListener& listener);

}  // namespace patella
