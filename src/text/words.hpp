#pragma once
/// Words as people and vendors write them: with accents, capitals, white space, marks and spelling mistakes.
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace patella {

/// The text without white space at both ends, including the Unicode white space that vendors write.
std::string_view trim(std::string_view text);

/// The letters and digits of a heading or a word, in lower case and without accents: `Course à pied` is `courseapied`,
/// `trail_running` is `trailrunning`, `Μάιος` is `μαιοσ`. Letters beyond Latin, Greek and Cyrillic stay as they are.
std::string fold(std::string_view text);

/// The first line that is not empty, without its line break.
std::string_view first_line(std::string_view text);

/// Calls `take` with each of the words, separated by single spaces, until it returns true; whether it did.
template <class Take>
bool any_word(std::string_view words, Take take) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (take(words.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

/// The one of `known` that `word` was probably meant to be: one letter in three may differ, and capitals and hyphens do not
/// count. Nothing where none is close enough.
std::optional<std::string_view> spelling_suggestion(std::string_view word, std::span<const std::string_view> known);

}  // namespace patella
