#pragma once
/// Where a byte of a text is, for a person: line, column, and the line itself.
#include <cstddef>
#include <string>
#include <string_view>

namespace patella {

/// A place of a text, as diagnostics show it.
struct TextPosition {
  std::size_t line, column;  ///< from 1; the column counts characters
  std::string excerpt;       ///< the part of the line around the place that fits a terminal, fit to be shown
  std::size_t caret;         ///< characters of `excerpt` before the place
};

/// Finds places, fastest in the order of the text: each search goes on where the last one ended.
class PositionFinder {
 public:
  explicit PositionFinder(std::string_view text);
  TextPosition find(std::size_t offset);
  std::size_t line(std::size_t offset);

 private:
  void go_to(std::size_t offset);

  std::string_view text_;
  std::size_t line_begin_, line_ = 1;
  std::size_t offset_, column_ = 1;
};

/// The bytes of the scalar token at `at`: a text with its quotes, or what reaches to the next blank, comma or bracket.
std::string_view token_at(std::string_view text, std::size_t at);
/// The token at `at` as it may be shown; `an object` and `a list` for brackets, empty at the end of the text.
std::string shown_token(std::string_view text, std::size_t at);

}  // namespace patella
