#include "diagnostic/problems.hpp"

#include <algorithm>
#include <utility>

#include "text/characters.hpp"
#include "text/printable.hpp"

namespace patella {
namespace {

constexpr std::size_t excerpt_width = 76;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// The begin of the character before `at`, not before `begin`.
std::size_t step_back(std::string_view text, std::size_t begin, std::size_t at) {
  --at;
  // No character has more than three continuation bytes.
  for (int i = 0; i < 3 && at > begin && continues_character(text[at]); ++i) --at;
  return at;
}

/// The characters of a printable code point: an escape is ASCII, one byte a character.
std::size_t width_of(const std::string& shown) { return shown.front() == '\\' ? shown.size() : 1; }

/// Appends [at, end) in printable form, at most `width` characters; returns their number.
std::size_t append_printable(std::string_view text, std::size_t at, std::size_t end, std::size_t width, std::string& out) {
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
  // No more of the line than can be shown: it may be as long as the file.
  const std::string_view rest = text_.substr(offset_, 4 * excerpt_width);
  const std::size_t line_end = offset_ + std::min(rest.find_first_of("\r\n"), rest.size());
  // In a long line, what follows the place gets at most half of the width, what precedes it the rest.
  std::string after;
  std::size_t room = excerpt_width - append_printable(text_, offset_, line_end, excerpt_width / 2, after);
  std::size_t begin = offset_;
  while (begin > line_begin_) {
    const std::size_t previous = step_back(text_, line_begin_, begin);
    const std::size_t width = width_of(printable(text_.substr(previous, decode_utf8(text_, previous).bytes)));
    if (width > room) break;
    room -= width;
    begin = previous;
  }
  place.caret = append_printable(text_, begin, offset_, excerpt_width, place.excerpt);
  append_printable(text_, offset_, line_end, excerpt_width - place.caret, place.excerpt);
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
    if (const auto* index = std::get_if<std::size_t>(&token)) {
      out += std::to_string(*index);
    } else {
      for (const char c : std::get<std::string>(token))
        if (c == '~' || c == '/')
          out += c == '~' ? "~0" : "~1";
        else
          out += c;
    }
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
  for (auto& [at, pointer, problem] : entries_) {
    TextPosition place = places.find(at);
    Diagnostic& diagnostic = out.emplace_back(make_diagnostic(file, problem.message, problem.words));
    diagnostic.line = place.line;
    diagnostic.column = place.column;
    diagnostic.pointer = std::move(pointer);
    diagnostic.found = problem.found ? std::move(*problem.found) : printable_token(text_, at);
    diagnostic.expected = std::move(problem.expected);
    if (!problem.hint.empty()) diagnostic.hint = std::move(problem.hint);
    diagnostic.excerpt = std::move(place.excerpt);
    diagnostic.caret = place.caret;
  }
  if (left_out_ > 0) out.push_back(make_diagnostic(file, Message::more_problems, {std::to_string(left_out_)}));
  return out;
}

}  // namespace patella
