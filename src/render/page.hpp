#pragma once
/// Laying text out: lines that fit, headings, hanging indents, colour that is never the only carrier of a meaning.
#include <string>
#include <string_view>

#include "patella/render.hpp"

namespace patella::render {

/// A text being written.
struct Page {
  TextStyle style;
  std::string text;
};

/// Colours by meaning. What is coloured also says so in a word.
enum class Emphasis : char { strong = 1, stop, reduce, keep, faint };

/// Ends the emphasis that began last.
inline constexpr char emphasis_end = 6;

/// `text` in the colour of `emphasis`, where the page has colours. Text from outside cannot forge one: `printable` takes
/// control characters out of it.
std::string emphasized(Emphasis emphasis, std::string_view text);

/// A space at which no line is broken.
inline constexpr char hard_space = '\x1f';

/// `text` without emphasis and with ordinary spaces.
std::string plain_text(std::string_view text);

/// Whether there is no room for columns side by side.
bool is_narrow(const Page& page);
/// A text that is wrapped: the first line begins after `first` columns, the others after `hanging`.
void write_paragraph(Page& page, std::string_view text, int first = 0, int hanging = 0);
/// A heading after an empty line.
void write_heading(Page& page, std::string_view text);
/// `label` in a column of its own after `indent`, `text` beside it; on a narrow page `text` begins right after the label.
void write_row(Page& page, std::string_view label, std::string_view text, int label_columns, int indent = 2);
/// A line that is not wrapped, for what other programs read.
void write_line(Page& page, std::string_view text);
void write_blank_line(Page& page);

}  // namespace patella::render
