#include "render/markdown.hpp"

#include <algorithm>

#include "text/printable.hpp"

namespace patella::render {
namespace {

/// What Markdown would take for markup within a line.
constexpr std::string_view special = "\\*_[]<>|~#&";

/// The longest run of backticks.
std::size_t longest_fence(std::string_view text) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string part_text(const Block& part) {
  using enum Block::Kind;
  switch (part.kind) {
    case heading: return "### " + markdown_text(part.text) + '\n';
    case paragraph:
    case aside:
    case closing: return markdown_text(part.text) + '\n';
    case row: return "- **" + markdown_text(part.label) + ":** " + markdown_text(part.text) + '\n';
    case note: return "  - _" + markdown_text(part.text) + "_\n";
    case bullet: return "- " + markdown_text(part.text) + '\n';
    case quotation: return "- " + markdown_quotation(part.text) + '\n';
  }
  return {};
}

bool is_listed(const Block& part) {
  using enum Block::Kind;
  return part.kind == row || part.kind == note || part.kind == bullet || part.kind == quotation;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  std::string out;
  bool code = false;
  for (const char c : unmarked(text)) {
    if (c == '`') code = !code;
    if (!code && special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_quotation(std::string_view text) {
  const std::string shown = printable(unmarked(text));
  const std::string fence(longest_fence(shown) + 1, '`');
  const bool touches = !shown.empty() && (shown.front() == '`' || shown.back() == '`');
  const std::string blank = touches ? " " : "";
  return shown.empty() ? "" : fence + blank + shown + blank + fence;
}

std::string markdown(const Document& sheet) {
  std::string text;
  bool in_list = false;
  for (const Block& part : sheet.parts) {
    if (!in_list || !is_listed(part)) text += '\n';
    text += part_text(part);
    in_list = is_listed(part);
  }
  return text;
}

}  // namespace patella::render
