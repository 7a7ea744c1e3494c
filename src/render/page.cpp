#include "render/document.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"
#include "text/printable.hpp"

namespace patella::render {
namespace {

constexpr int narrow = 60;

bool is_emphasis(char c) { return c >= static_cast<char>(Emphasis::strong) && c <= emphasis_end; }

std::string_view escape_sequence(char mark) {
  static constexpr std::array<std::string_view, 7> sequences{"",           "\033[1m", "\033[1;31m", "\033[1;33m",
                                                             "\033[1;32m", "\033[2m", "\033[0m"};
  return sequences[static_cast<unsigned char>(mark)];
}

int visible_columns(std::string_view text) {
  const auto marks = std::count_if(text.begin(), text.end(), is_emphasis);
  return columns(text) - static_cast<int>(marks);
}

std::string_view next_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

/// Whether a word takes no more than `room` columns; of a long one no more is looked at than that.
bool fits(std::string_view word, int room) {
  int used = 0;
  for (std::size_t at = 0; at < word.size() && used <= room;) {
    const std::size_t next = decode_utf8(word, at).bytes;
    used += visible_columns(word.substr(at, next));
    at += next;
  }
  return used <= room;
}

/// How much of a word that is too long fits into `room` columns; at least one character.
std::size_t bytes_that_fit(std::string_view word, int room) {
  std::size_t bytes = 0;
  int used = 0;
  while (bytes < word.size()) {
    const std::size_t next = decode_utf8(word, bytes).bytes;
    used += visible_columns(word.substr(bytes, next));
    if (used > room && bytes > 0) break;
    bytes += next;
  }
  return bytes;
}

void put(Page& page, std::string_view text) {
  for (const char c : text) {
    if (is_emphasis(c)) {
      if (page.style.colour) page.text += escape_sequence(c);
    } else {
      page.text += c == hard_space ? ' ' : c;
    }
  }
}

void skip(Page& page, int spaces) { page.text.append(static_cast<std::size_t>(std::max(spaces, 0)), ' '); }

/// What a runner is to write into the log stands between backticks; it is not broken, so that it can be copied.
std::string kept_together(std::string_view text) {
  std::string out{text};
  bool inside = false;
  for (char& c : out) {
    if (c == '`') inside = !inside;
    if (inside && c == ' ') c = hard_space;
  }
  return out;
}

std::string as_shown(const Page& page, std::string_view text) {
  return kept_together(page.style.ascii ? to_ascii(text) : std::string{text});
}

/// Puts the words of `text`, from column `at` on, into lines; all but the first begin at `hanging`.
void wrap(Page& page, std::string_view text, int at, int hanging) {
  bool begun = false;
  for (std::string_view word = next_word(text); !word.empty(); word = next_word(text)) {
    const auto break_line = [&] {
      page.text += '\n';
      skip(page, hanging);
      at = hanging;
      begun = false;
    };
    if (begun && !fits(word, page.style.width - at - 1)) break_line();
    if (begun) {
      page.text += ' ';
      ++at;
    }
    while (!fits(word, page.style.width - at)) {
      if (!begun && at > hanging) {  // the label before it was too long already
        break_line();
        continue;
      }
      const std::size_t bytes = bytes_that_fit(word, page.style.width - at);
      if (bytes == word.size()) break;
      put(page, word.substr(0, bytes));
      word.remove_prefix(bytes);
      break_line();
    }
    put(page, word);
    at += visible_columns(word);
    begun = true;
  }
  page.text += '\n';
}

constexpr int block_indent = 2;

void write_block(Page& page, const Block& block) {
  using enum Block::Kind;
  switch (block.kind) {
    case heading: return write_heading(page, block.text);
    case paragraph: return write_paragraph(page, block.text);
    case aside: return write_paragraph(page, block.text, block_indent, block_indent);
    case row: return write_row(page, block.label, block.text, block.label_columns);
    case note: {
      const int begin = is_narrow(page) ? 2 * block_indent : block_indent + block.label_columns;
      return write_paragraph(page, emphasized(Emphasis::faint, block.text), begin, begin);
    }
    case bullet:
    case quotation: return write_paragraph(page, "• " + block.text, block_indent, 2 * block_indent);
    case closing: write_blank_line(page); return write_paragraph(page, block.text);
  }
}

}  // namespace

std::string emphasized(Emphasis emphasis, std::string_view text) {
  std::string out{static_cast<char>(emphasis)};
  out += text;
  out += emphasis_end;
  return out;
}

std::string plain_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_emphasis(c)) out += c == hard_space ? ' ' : c;
  }
  return out;
}

bool is_narrow(const Page& page) { return page.style.width < narrow; }

void write_paragraph(Page& page, std::string_view text, int first, int hanging) {
  skip(page, first);
  wrap(page, as_shown(page, text), first, hanging);
}

void write_heading(Page& page, std::string_view text) {
  write_blank_line(page);
  write_paragraph(page, emphasized(Emphasis::strong, text));
}

void write_row(Page& page, std::string_view label, std::string_view text, int label_columns, int indent) {
  const std::string shown = as_shown(page, label);
  if (is_narrow(page)) {
    write_paragraph(page, shown + ": " + std::string{text}, indent, indent + 2);
    return;
  }
  const int text_begin = indent + label_columns, label_end = indent + visible_columns(shown);
  skip(page, indent);
  put(page, shown);
  skip(page, text_begin - label_end);
  wrap(page, as_shown(page, text), std::max(text_begin, label_end), text_begin);
}

void write_line(Page& page, std::string_view text) {
  put(page, as_shown(page, text));
  page.text += '\n';
}

void write_blank_line(Page& page) { page.text += '\n'; }

void write_document(Page& page, const Document& document) {
  for (const Block& block : document.blocks) write_block(page, block);
}

}  // namespace patella::render
