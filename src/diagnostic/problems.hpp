#pragma once
/// The problems of a text, collected while it is read, and their places for a person: line, column, excerpt.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/message.hpp"

namespace patella {

/// A place of a text, as diagnostics show it.
struct TextPosition {
  std::size_t line, column;  ///< from 1; the column counts characters
  std::string excerpt;       ///< the part of the line around the place that fits a terminal, made printable
  std::size_t caret;         ///< characters of `excerpt` before the place
};

/// Finds places, fastest in the order of the text: each search continues where the last one ended.
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

/// The bytes of the scalar token at `at`: a string with its quotes, or all up to the next white space, comma or bracket.
std::string_view token_at(std::string_view text, std::size_t at);
/// The token at `at`, printable; `an object` and `a list` for brackets, empty at the end of the text.
std::string printable_token(std::string_view text, std::size_t at);

/// A problem and where it is: the byte, and the value of a JSON document.
struct PlacedProblem {
  std::size_t at;
  JsonPointer pointer;
  Problem problem;
};

/// The problems of one text.
class Problems {
 public:
  explicit Problems(std::string_view text) : text_{text} {}
  std::string_view text() const { return text_; }
  /// Adds a problem at byte `at`. Beyond a thousand errors, or warnings, they are only counted.
  void add(std::size_t at, JsonPointer pointer, Problem problem);
  /// Drops all but the problems with one message, which make the others meaningless.
  void keep_only(Message message);
  /// Those since the last call, in the order in which they were found, for a caller who reports them in another way.
  std::vector<PlacedProblem> take();
  /// All of them in the order of the text, with lines, columns and excerpts.
  std::vector<Diagnostic> diagnostics(const std::string& file) &&;

 private:
  std::string_view text_;
  std::vector<PlacedProblem> entries_;
  std::size_t errors_ = 0, warnings_ = 0, left_out_ = 0;
};

}  // namespace patella
