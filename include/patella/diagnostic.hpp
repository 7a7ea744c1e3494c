#pragma once
/// What is wrong with an input, as a value. Nothing in the reader throws for bad input.
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace patella {

/// Where a value stands inside a JSON document (RFC 6901).
struct JsonPointer {
  std::vector<std::variant<std::size_t, std::string>> tokens;
  /// `/activities/3/pain`; the empty text is the whole document.
  std::string text() const;
};

/// An error stops the computation; a warning is shown and the value is left out or taken as said.
enum class Severity { error, warning };

/// One problem of one input.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string file{};      ///< as the user named it; `-` is standard input
  std::size_t line = 0;    ///< from 1; 0 where no place in the file is meant
  std::size_t column = 0;  ///< from 1, in characters (code points), not bytes
  JsonPointer pointer{};
  std::string message{};  ///< one plain sentence without a full stop
  std::string found{};    ///< empty where there is nothing to show
  std::string expected{};
  std::string hint{};     ///< what to do about it
  std::string excerpt{};  ///< the line, or the part of it around the column; control characters made visible
  std::size_t caret = 0;  ///< from 0, where in `excerpt` the problem begins, in characters
  std::string id{};       ///< which message this is: `wrong-type`; empty where it has no name
};

}  // namespace patella
