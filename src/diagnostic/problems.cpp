#include "diagnostic/problems.hpp"

#include <algorithm>

#include "diagnostic/text_position.hpp"

namespace patella {
namespace {

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

std::string JsonPointer::text() const {
  std::string out;
  for (const auto& token : tokens) {
    out += '/';
    std::visit([&](const auto& value) { append_token(out, value); }, token);
  }
  return out;
}

void Problems::add(std::size_t at, JsonPointer pointer, Problem note) {
  constexpr std::size_t most = 1000;
  std::size_t& count = wording(note.message).severity == Severity::error ? errors_ : warnings_;
  if (++count <= most)
    entries_.push_back({at, std::move(pointer), std::move(note)});
  else
    ++left_out_;
}

void Problems::keep_only(Message message) {
  std::erase_if(entries_, [message](const Entry& entry) { return entry.note.message != message; });
  left_out_ = 0;
}

std::vector<Diagnostic> Problems::diagnostics(const std::string& file) && {
  std::ranges::stable_sort(entries_, {}, &Entry::at);
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
                   .found = note.found ? std::move(*note.found) : shown_token(text_, at),
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
