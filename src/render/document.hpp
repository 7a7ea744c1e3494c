#pragma once
/// An answer as blocks, before it is laid out: the same blocks become text, Markdown and HTML.
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
    closing     ///< a paragraph at the end, after an empty line
  };
  Kind kind;
  std::string text;  ///< may hold emphasis and hard spaces; what a runner is to write stands between backticks
  std::string label = {};
  int label_columns = 0;  ///< of a row and its notes, in text
};

struct Document {
  std::vector<Block> blocks;

  void add_heading(std::string text) { blocks.push_back({Block::Kind::heading, std::move(text)}); }
  void add_paragraph(std::string text) { blocks.push_back({Block::Kind::paragraph, std::move(text)}); }
  void add_aside(std::string text) { blocks.push_back({Block::Kind::aside, std::move(text)}); }
  void add_row(std::string label, std::string text, int label_columns) {
    blocks.push_back({Block::Kind::row, std::move(text), std::move(label), label_columns});
  }
  void add_note(std::string text, int label_columns) {
    blocks.push_back({Block::Kind::note, std::move(text), {}, label_columns});
  }
  void add_bullet(std::string text) { blocks.push_back({Block::Kind::bullet, std::move(text)}); }
  void add_quotation(std::string text) { blocks.push_back({Block::Kind::quotation, std::move(text)}); }
  void add_closing(std::string text) { blocks.push_back({Block::Kind::closing, std::move(text)}); }
};

/// Writes the blocks onto a page of text.
void write_document(Page& page, const Document& document);

/// Words of our own, without emphasis: what would be markup is escaped, what stands between backticks stays code.
std::string markdown_text(std::string_view text);
/// Words from a log or a file name, as code, in which nothing is live: no link, no name, no markup.
std::string markdown_quotation(std::string_view text);

/// Each paragraph, heading or list after an empty line.
std::string markdown(const Document& document);

/// Text as it stands between tags or in a quoted attribute; control characters and the like are made visible.
std::string html_text(std::string_view text);
/// The same with emphasis as <b> and <small>, hard spaces, and what stands between backticks as <code>.
std::string html_phrase(std::string_view text);

/// Headings of level 2, paragraphs and lists.
std::string html(const Document& document);

}  // namespace patella::render
