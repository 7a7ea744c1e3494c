#pragma once
/// JSON text to events.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/events.hpp"

namespace patella {

/// Tells `events` every token of `text`, one JSON document, in order, or up to its first syntax error.
/// A byte-order mark is skipped. Nesting is limited by memory only.
void tokenize_json(std::string_view text, JsonHandler& events);

/// Where such tokens stood, and what they meant.
class NotNumbers {
 public:
  bool empty() const { return found_.empty(); }
  /// Tokens are added in the order of the text.
  void add(std::size_t at, double value) { found_.emplace_back(at, value); }
  /// Not a number, or infinite; nothing where no such token stood at `at`.
  std::optional<double> at(std::size_t at) const;

 private:
  std::vector<std::pair<std::size_t, double>> found_;
};

/// Puts a zero and blanks in the place of each such token from byte `from` on, which is outside of any text.
NotNumbers replace_not_numbers(std::string& text, std::size_t from);

}  // namespace patella
