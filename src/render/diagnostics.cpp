/// Diagnostics as compilers print them: FILE:LINE:COLUMN, the message, details, and an excerpt with a caret.
#include <fmt/format.h>
#include <algorithm>
#include <vector>

#include "patella/render.hpp"
#include "render/page.hpp"
#include "render/quantity.hpp"
#include "render/sentence.hpp"
#include "text/characters.hpp"
#include "text/printable.hpp"

namespace patella {
namespace render {
namespace {

constexpr int indent = 2;
constexpr int label_columns = 10;

std::string place_of(const Diagnostic& diagnostic) {
  const std::string file = printable(diagnostic.file);
  return diagnostic.line == 0 ? file : fmt::format("{}:{}:{}", file, diagnostic.line, diagnostic.column);
}

/// The excerpt's characters as they are shown, each by itself.
std::vector<std::string> characters_of(std::string_view excerpt, bool ascii) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < excerpt.size();) {
    const CodePoint code_point = decode_utf8(excerpt, at);
    const std::string shown = printable(excerpt.substr(at, code_point.bytes));
    all.push_back(ascii ? to_ascii(shown) : shown);
    at += code_point.bytes;
  }
  return all;
}

/// The part of the excerpt around the caret that fits, and a line with the caret below it.
void write_excerpt(Page& page, const Diagnostic& diagnostic) {
  const std::string margin(std::size_t{2} * indent, ' ');
  const int room = page.style.width - 2 * indent;
  const std::vector<std::string> characters = characters_of(diagnostic.excerpt, page.style.ascii);
  const std::size_t caret = std::min(diagnostic.caret, characters.size());
  std::size_t begin = caret, end = caret;
  int before = 0, after = 0;
  for (std::size_t i = caret; i < characters.size(); ++i) after += columns(characters[i]);
  // What stands before the caret gets half of the room, or what the rest of the line leaves.
  const int room_before = std::max(room / 2, room - after);
  while (begin > 0 && before + columns(characters[begin - 1]) <= room_before) before += columns(characters[--begin]);
  int all = before;
  while (end < characters.size() && all + columns(characters[end]) <= room) all += columns(characters[end++]);
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += characters[i];
  write_line(page, margin + text);
  write_line(page, margin + std::string(static_cast<std::size_t>(before), ' ') + emphasized(Emphasis::keep, "^"));
}

// A name in a log may be as long as the log.
constexpr std::size_t longest_detail = 400;

void write_one(Page& page, const Diagnostic& diagnostic) {
  const bool error = diagnostic.severity == Severity::error;
  // Not wrapped: editors and scripts read this line.
  write_line(page, fmt::format("{}: {}: {}", place_of(diagnostic),
                               emphasized(error ? Emphasis::stop : Emphasis::reduce, error ? "error" : "warning"),
                               printable(diagnostic.message)));
  const auto detail = [&](std::string_view label, const std::string& text) {
    if (!text.empty()) write_row(page, label, printable_excerpt(text, longest_detail), label_columns);
  };
  detail("at", diagnostic.pointer.text());
  detail("found", diagnostic.found);
  detail("expected", diagnostic.expected);
  detail("hint", diagnostic.hint);
  if (!diagnostic.excerpt.empty()) write_excerpt(page, diagnostic);
}

}  // namespace
}  // namespace render

std::string render_diagnostics(std::span<const Diagnostic> diagnostics, const TextStyle& style) {
  using namespace render;
  if (diagnostics.empty()) return {};
  Page page{style, {}};
  for (const Diagnostic& diagnostic : diagnostics) write_one(page, diagnostic);
  const auto errors = static_cast<int>(std::count_if(diagnostics.begin(), diagnostics.end(),
                                                     [](const Diagnostic& d) { return d.severity == Severity::error; }));
  const int warnings = static_cast<int>(diagnostics.size()) - errors;
  std::string total = errors > 0 ? count_text(errors, "error") : "";
  if (warnings > 0) add_item(total, count_text(warnings, "warning"));
  write_line(page, total);
  return page.text;
}

}  // namespace patella
