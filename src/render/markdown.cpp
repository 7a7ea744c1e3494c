#include "render/document.hpp"

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

std::string block_text(const Block& block) {
  using enum Block::Kind;
  switch (block.kind) {
    case heading: return "### " + markdown_text(block.text) + '\n';
    case paragraph:
    case aside:
    case closing: return markdown_text(block.text) + '\n';
    case row: return "- **" + markdown_text(block.label) + ":** " + markdown_text(block.text) + '\n';
    case note: return "  - _" + markdown_text(block.text) + "_\n";
    case bullet: return "- " + markdown_text(block.text) + '\n';
    case quotation: return "- " + markdown_quotation(block.text) + '\n';
  }
  return {};
}

bool is_listed(const Block& block) {
  using enum Block::Kind;
  return block.kind == row || block.kind == note || block.kind == bullet || block.kind == quotation;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  std::string out;
  bool code = false;
  for (const char c : plain_text(text)) {
    if (c == '`') code = !code;
    if (!code && special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_quotation(std::string_view text) {
  const std::string shown = printable(plain_text(text));
  const std::string fence(longest_fence(shown) + 1, '`');
  const bool touches = !shown.empty() && (shown.front() == '`' || shown.back() == '`');
  const std::string blank = touches ? " " : "";
  return shown.empty() ? "" : fence + blank + shown + blank + fence;
}

std::string markdown(const Document& document) {
  std::string text;
  bool in_list = false;
  for (const Block& block : document.blocks) {
    if (!in_list || !is_listed(block)) text += '\n';
    text += block_text(block);
    in_list = is_listed(block);
  }
  return text;
}

}  // namespace patella::render
