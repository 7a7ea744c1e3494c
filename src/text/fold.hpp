#pragma once
/// Words as vendors write them: with accents, capitals, blanks and marks around what is meant.
#include <string>
#include <string_view>

namespace patella {

/// Without the blanks at both ends, those of Unicode that vendors write included.
std::string_view trimmed(std::string_view text);

/// The letters and digits of a heading or a word, small and without accents: `Course à pied` is `courseapied`,
/// `trail_running` is `trailrunning`. Letters beyond the Latin ones stay as they are.
std::string folded(std::string_view text);

/// The first line that is not empty, without its end.
std::string_view first_line(std::string_view text);

}  // namespace patella
