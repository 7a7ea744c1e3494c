#include "diagnostic/problems.hpp"

#include <algorithm>
#include <utility>

#include "text/characters.hpp"
#include "text/printable.hpp"

namespace patella {
namespace {

constexpr std::size_t excerpt_width = 76;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Where the character before `at` begins, which is not before `begin`.
std::size_t step_back(std::string_view text, std::size_t begin, std::size_t at) {
  --at;
  // More continuation bytes than any character has are not one character.
  for (int i = 0; i < 3 && at > begin && continues_character(text[at]); ++i) --at;
  return at;
}

/// How many characters a shown code_point takes: what is escaped is ASCII, one byte a character.
std::size_t width_of(const std::string& shown) { return shown.front() == '\\' ? shown.size() : 1; }

/// Appends what [at, end) shows in at most `width` characters; the number of them.
std::size_t show(std::string_view text, std::size_t at, std::size_t end, std::size_t width, std::string& out) {
  std::size_t used = 0;
  while (at < end) {
    const CodePoint code_point = decode_utf8(text, at);
    const std::string shown = printable(text.substr(at, code_point.bytes));
    if (used + width_of(shown) > width) break;
    out += shown;
    used += width_of(shown);
    at += code_point.bytes;
  }
  return used;
}

void append_token(std::string& out, std::size_t index) { out += std::to_string(index); }

void append_token(std::string& out, const std::string& name) {
  for (const char c : name) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
}

}  // namespace

PositionFinder::PositionFinder(std::string_view text)
    : text_{text}, line_begin_{text.starts_with(utf8_byte_order_mark) ? 3u : 0u}, offset_{line_begin_} {}

void PositionFinder::go_to(std::size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < offset_) *this = PositionFinder{text_};
  if (offset < line_begin_) offset = line_begin_;
  for (; offset_ < offset; ++offset_) {
    if (text_[offset_] == '\n' || (text_[offset_] == '\r' && !text_.substr(offset_ + 1).starts_with('\n'))) {
      ++line_;
      line_begin_ = offset_ + 1;
      column_ = 1;
    } else if (!continues_character(text_[offset_])) {
      ++column_;
    }
  }
}

std::size_t PositionFinder::line(std::size_t offset) {
  go_to(offset);
  return line_;
}

TextPosition PositionFinder::find(std::size_t offset) {
  go_to(offset);
  TextPosition place{line_, column_, {}, 0};
  // No more of the line than may be shown: it may be as long as the file.
  const std::string_view rest = text_.substr(offset_, 4 * excerpt_width);
  const std::size_t line_end = offset_ + std::min(rest.find_first_of("\r\n"), rest.size());
  // Of a long line the place takes half of the width at most; what is left goes to what stands before it.
  std::string after;
  std::size_t room = excerpt_width - show(text_, offset_, line_end, excerpt_width / 2, after);
  std::size_t begin = offset_;
  while (begin > line_begin_) {
    const std::size_t previous = step_back(text_, line_begin_, begin);
    const std::size_t width = width_of(printable(text_.substr(previous, decode_utf8(text_, previous).bytes)));
    if (width > room) break;
    room -= width;
    begin = previous;
  }
  place.caret = show(text_, begin, offset_, excerpt_width, place.excerpt);
  show(text_, offset_, line_end, excerpt_width - place.caret, place.excerpt);
  return place;
}

std::string_view token_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  if (text[at] == '"') {
    while (end < text.size() && text[end] != '"' && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
    if (end < text.size() && text[end] == '"') ++end;
  } else {
    end = text.find_first_of(" \t\r\n,:[]{}\"", end);
  }
  return text.substr(at, std::min(end, text.size()) - at);
}

std::string printable_token(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (text[at] == '{') return "an object";
  if (text[at] == '[') return "a list";
  return printable_excerpt(token_at(text, at));
}

std::string JsonPointer::text() const {
  std::string out;
  for (const auto& token : tokens) {
    out += '/';
    std::visit([&](const auto& value) { append_token(out, value); }, token);
  }
  return out;
}

void Problems::add(std::size_t at, JsonPointer pointer, Problem problem) {
  constexpr std::size_t most = 1000;
  std::size_t& count = wording(problem.message).severity == Severity::error ? errors_ : warnings_;
  if (++count <= most)
    entries_.push_back({at, std::move(pointer), std::move(problem)});
  else
    ++left_out_;
}

void Problems::keep_only(Message message) {
  std::erase_if(entries_, [message](const PlacedProblem& entry) { return entry.problem.message != message; });
  left_out_ = 0;
}

std::vector<PlacedProblem> Problems::take() {
  errors_ = warnings_ = left_out_ = 0;
  return std::exchange(entries_, {});
}

std::vector<Diagnostic> Problems::diagnostics(const std::string& file) && {
  std::ranges::stable_sort(entries_, {}, &PlacedProblem::at);
  PositionFinder places{text_};
  std::vector<Diagnostic> out;
  for (auto& [at, pointer, note] : entries_) {
    const Wording& words = wording(note.message);
    TextPosition place = places.find(at);
    out.push_back({.severity = words.severity,
                   .file = file,
                   .line = place.line,
                   .column = place.column,
                   .pointer = std::move(pointer),
                   .message = fill(words.message, note.words),
                   .found = note.found ? std::move(*note.found) : printable_token(text_, at),
                   .expected = std::move(note.expected),
                   .hint = note.hint.empty() ? fill(words.hint, note.words) : std::move(note.hint),
                   .excerpt = std::move(place.excerpt),
                   .caret = place.caret,
                   .id = std::string{words.id}});
  }
  if (left_out_ > 0) {
    const Wording& words = wording(Message::more_problems);
    const std::vector<std::string> count{std::to_string(left_out_)};
    out.push_back({.severity = words.severity,
                   .file = file,
                   .message = fill(words.message, count),
                   .hint = std::string{words.hint},
                   .id = std::string{words.id}});
  }
  return out;
}

}  // namespace patella
