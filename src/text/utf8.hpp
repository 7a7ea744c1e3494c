#pragma once
/// Text as vendors write it: in whatever encoding, with accents, blanks and marks around what is meant.
#include <string>
#include <string_view>

namespace patella {

/// `text` without a byte-order mark. Where a byte belongs to no UTF-8 character it is read as Latin-1, which old exports
/// and spreadsheets write; what is no letter there becomes U+FFFD. Nothing is copied where all is well: then the result
/// is a part of `text`, else of `mended`.
std::string_view valid_utf8(std::string_view text, std::string& mended);

/// The same as a copy.
std::string made_valid(std::string_view text);

/// Without the blanks at both ends, those of Unicode that vendors write included.
std::string_view trimmed(std::string_view text);

/// The letters and digits of a heading or a word, small and without accents: `Course à pied` is `courseapied`,
/// `trail_running` is `trailrunning`. Letters beyond the Latin ones stay as they are.
std::string folded(std::string_view text);

/// The first line that is not empty, without its end.
std::string_view first_line(std::string_view text);

}  // namespace patella
