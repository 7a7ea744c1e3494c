#pragma once
/// Where the values of a log stand in its text, and how that is spaced, so that an edit leaves the rest as it was.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace patella {

/// A value of a JSON text, with the name before it where it is a member of an object. Places are bytes.
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

/// The document, down to the members of the `pain` of an activity; deeper levels are left out.
/// `text` is JSON; where it is not, that is a bug of the caller: std::logic_error.
JsonNode layout_of(std::string_view text);

/// What stands between the tokens of an object or a list.
struct Spacing {
  std::string open;     ///< after the opening bracket
  std::string between;  ///< from one member or entry to the next, with the comma
  std::string close;    ///< before the closing bracket
  std::string colon;    ///< from a name to its value, with the colon

  bool on_lines() const { return open.find('\n') != std::string::npos; }
};

/// The spacing of an object or a list that has something in it. `between` is that before its last member or entry;
/// `colon` is what the objects around a list have, and says how tight it is where a single entry does not.
Spacing spacing_of(std::string_view text, const JsonNode& node, std::string_view colon = ": ");
/// The same for something new that is to look like it: where only some of its members begin a line, all of the new do
/// or none does.
Spacing spacing_like(std::string_view text, const JsonNode& node);

/// Brackets inside of an object with spacing `outer`, each member on a line of its own, one step further in.
Spacing indented_spacing(const Spacing& outer);
/// Brackets inside of an object with spacing `outer`, all on one line.
Spacing one_line_spacing(const Spacing& outer);

}  // namespace patella
