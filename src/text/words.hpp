#pragma once
/// Words as people and vendors write them: with accents, capitals, white space, marks and spelling mistakes.
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace patella {

/// Without the blanks at both ends, those of Unicode that vendors write included.
std::string_view trim(std::string_view text);

/// The letters and digits of a heading or a word, small and without accents: `Course à pied` is `courseapied`,
/// `trail_running` is `trailrunning`, `Μάιος` is `μαιοσ`. Letters beyond Latin, Greek and Cyrillic stay as they are.
std::string fold(std::string_view text);

/// The first line that is not empty, without its end.
std::string_view first_line(std::string_view text);

/// Calls `take` with each of the words, which single blanks part, until it returns true; whether it did.
template <class Take>
bool any_word(std::string_view words, Take take) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (take(words.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return false;
}

/// The one of `known` that `word` was probably meant to be: a letter or two apart, or the same but for capitals and
/// what joins the words. Nothing where none is near.
std::optional<std::string_view> spelling_suggestion(std::string_view word, std::span<const std::string_view> known);

}  // namespace patella
