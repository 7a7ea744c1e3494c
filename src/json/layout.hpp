#pragma once
/// The places of the values of a log in its text, and the white space between them, so that an edit keeps the rest as it
/// was.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace patella {

/// A value of a JSON text, with its name where it is a member of an object. Places are bytes.
struct JsonNode {
  enum class Kind { scalar, object, list };
  Kind kind = Kind::scalar;
  std::size_t begin = 0, end = 0;          ///< of the value; `end` is one past it
  std::size_t key_begin = 0, key_end = 0;  ///< of the name, quotes included; both 0 where there is none
  std::string key{};
  std::vector<JsonNode> children{};  ///< members or entries, in order

  std::size_t first() const { return key_end > 0 ? key_begin : begin; }
  /// The member of that name, or nullptr.
  const JsonNode* member(std::string_view name) const;
};

/// The document, down to the members of the `pain` of an activity; deeper levels are left out. Throws std::logic_error where
/// `text` is not JSON.
JsonNode layout_of(std::string_view text);

/// The white space and marks between the tokens of an object or a list.
struct Spacing {
  std::string open;     ///< after the opening bracket
  std::string between;  ///< from one member or entry to the next, with the comma
  std::string close;    ///< before the closing bracket
  std::string colon;    ///< from a name to its value, with the colon

  bool on_lines() const { return open.find('\n') != std::string::npos; }
};

/// The spacing of an object or a list that is not empty. `between` is taken from before its last member or entry. `colon` is
/// that of the objects around a list, and decides about the spaces where a single entry gives no example.
Spacing spacing_of(std::string_view text, const JsonNode& node, std::string_view colon = ": ");
/// The same for a new object or list that is to look like it: where only some members begin a line, all of the new ones do,
/// or none.
Spacing spacing_like(std::string_view text, const JsonNode& node);

/// The spacing of brackets inside of an object with spacing `outer`, each member on a line of its own, one step further in.
Spacing indented_spacing(const Spacing& outer);
/// The spacing of brackets inside of an object with spacing `outer`, all on one line.
Spacing one_line_spacing(const Spacing& outer);

}  // namespace patella
