#pragma once
/// What is to be said, part by part, before it is laid out: the same parts become text, Markdown and HTML.
#include <string>
#include <vector>

#include "render/page.hpp"

namespace patella::render {

struct Part {
  enum class Kind {
    heading,
    paragraph,
    aside,     ///< a paragraph that belongs to the heading above
    row,       ///< `text` beside `label`
    note,      ///< small print to the row above
    bullet,
    quotation, ///< a bullet with words of the log or of a file name in it
    closing    ///< a paragraph that stands apart at the end
  };
  Kind kind;
  std::string text;       ///< may hold marks and hard spaces; what a runner is to write stands between backticks
  std::string label = {};
  int label_columns = 0;  ///< of a row and its notes, in text
};

struct Sheet {
  std::vector<Part> parts;

  void heading(std::string text) { parts.push_back({Part::Kind::heading, std::move(text)}); }
  void paragraph(std::string text) { parts.push_back({Part::Kind::paragraph, std::move(text)}); }
  void aside(std::string text) { parts.push_back({Part::Kind::aside, std::move(text)}); }
  void row(std::string label, std::string text, int label_columns) {
    parts.push_back({Part::Kind::row, std::move(text), std::move(label), label_columns});
  }
  void note(std::string text, int label_columns) { parts.push_back({Part::Kind::note, std::move(text), {}, label_columns}); }
  void bullet(std::string text) { parts.push_back({Part::Kind::bullet, std::move(text)}); }
  void quotation(std::string text) { parts.push_back({Part::Kind::quotation, std::move(text)}); }
  void closing(std::string text) { parts.push_back({Part::Kind::closing, std::move(text)}); }
};

/// Writes the parts onto a page of text.
void write(Page& page, const Sheet& sheet);

}  // namespace patella::render
