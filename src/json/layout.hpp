#pragma once
/// Where the values of a log stand in its text.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace patella {

/// A value of a JSON text, with the name before it where it is a member of an object. Places are bytes.
struct Node {
  enum class Kind { scalar, object, list };
  Kind kind = Kind::scalar;
  std::size_t begin = 0, end = 0;          ///< of the value; `end` is one past it
  std::size_t key_begin = 0, key_end = 0;  ///< of the name, quotes included; both 0 where there is none
  std::string key{};
  std::vector<Node> children{};  ///< members or entries, in order

  std::size_t first() const { return key_end > 0 ? key_begin : begin; }
  /// The member of that name, or nullptr.
  const Node* member(std::string_view name) const;
};

/// The document, down to the members of the `pain` of an activity; what lies deeper is not told.
/// `text` is JSON; where it is not, that is a bug of the caller: std::logic_error.
Node layout_of(std::string_view text);

}  // namespace patella
