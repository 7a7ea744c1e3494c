#pragma once
/// How the inside of brackets is spaced, learned from brackets that are there.
#include <string>
#include <string_view>

#include "json/layout.hpp"

namespace patella {

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
Spacing spacing_of(std::string_view text, const Node& node, std::string_view colon = ": ");
/// The same for something new that is to look like it: where only some of its members begin a line, all of the new do
/// or none does.
Spacing spacing_like(std::string_view text, const Node& node);

/// Brackets inside of an object with spacing `outer`, each member on a line of its own, one step further in.
Spacing further_in(const Spacing& outer);
/// Brackets inside of an object with spacing `outer`, all on one line.
Spacing on_one_line(const Spacing& outer);

}  // namespace patella
