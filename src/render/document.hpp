#pragma once
/// What is to be said, part by part, before it is laid out: the same parts become text, Markdown and HTML.
#include <string>
#include <vector>

#include "render/page.hpp"

namespace patella::render {

struct Block {
  enum class Kind {
    heading,
    paragraph,
    aside,  ///< a paragraph that belongs to the heading above
    row,    ///< `text` beside `label`
    note,   ///< small print to the row above
    bullet,
    quotation,  ///< a bullet with words of the log or of a file name in it
    closing     ///< a paragraph that stands apart at the end
  };
  Kind kind;
  std::string text;  ///< may hold marks and hard spaces; what a runner is to write stands between backticks
  std::string label = {};
  int label_columns = 0;  ///< of a row and its notes, in text
};

struct Document {
  std::vector<Block> parts;

  void heading(std::string text) { parts.push_back({Block::Kind::heading, std::move(text)}); }
  void paragraph(std::string text) { parts.push_back({Block::Kind::paragraph, std::move(text)}); }
  void aside(std::string text) { parts.push_back({Block::Kind::aside, std::move(text)}); }
  void row(std::string label, std::string text, int label_columns) {
    parts.push_back({Block::Kind::row, std::move(text), std::move(label), label_columns});
  }
  void note(std::string text, int label_columns) {
    parts.push_back({Block::Kind::note, std::move(text), {}, label_columns});
  }
  void bullet(std::string text) { parts.push_back({Block::Kind::bullet, std::move(text)}); }
  void quotation(std::string text) { parts.push_back({Block::Kind::quotation, std::move(text)}); }
  void closing(std::string text) { parts.push_back({Block::Kind::closing, std::move(text)}); }
};

/// Writes the parts onto a page of text.
void write(Page& page, const Document& sheet);

}  // namespace patella::render
