#include "render/document.hpp"

#include "text/printable.hpp"

namespace patella::render {
namespace {

std::string escaped(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {c};
  }
}

/// The tag that a mark opens; what stands in `class` also says it in words.
std::string_view opening(Emphasis mark) {
  switch (mark) {
    case Emphasis::strong: return "<b>";
    case Emphasis::stop: return "<b class=stop>";
    case Emphasis::reduce: return "<b class=reduce>";
    case Emphasis::keep: return "<b class=keep>";
    case Emphasis::faint: break;
  }
  return "<small>";
}

bool opens(char c) { return c >= static_cast<char>(Emphasis::strong) && c <= static_cast<char>(Emphasis::faint); }

std::string block_html(const Block& block) {
  using enum Block::Kind;
  const std::string text = block.kind == quotation ? html_text(plain_text(block.text)) : html_phrase(block.text);
  switch (block.kind) {
    case heading: return "<h2>" + text + "</h2>\n";
    case paragraph:
    case aside: return "<p>" + text + "</p>\n";
    case row: return "<dt>" + html_phrase(block.label) + "</dt><dd>" + text + "</dd>\n";
    case note: return "<dd class=note>" + text + "</dd>\n";
    case bullet:
    case quotation: return "<li>" + text + "</li>\n";
    case closing: return "<p class=closing>" + text + "</p>\n";
  }
  return {};
}

/// The list that a block belongs to; empty where it is in none.
std::string_view list_tag(const Block& block) {
  using enum Block::Kind;
  if (block.kind == row || block.kind == note) return "dl";
  return block.kind == bullet || block.kind == quotation ? "ul" : "";
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) out += escaped(c);
  return out;
}

std::string html_phrase(std::string_view text) {
  std::string out;
  std::string_view close;
  bool code = false;
  for (const char c : text) {
    if (c == hard_space) {
      out += "&nbsp;";
    } else if (c == '`') {
      out += code ? "</code>" : "<code>";
      code = !code;
    } else if (opens(c)) {
      const auto mark = static_cast<Emphasis>(c);
      out += opening(mark);
      close = mark == Emphasis::faint ? "</small>" : "</b>";
    } else if (c == emphasis_end) {
      out += close;
    } else {
      out += escaped(c);
    }
  }
  return out;
}

std::string html(const Document& document) {
  std::string out;
  std::string_view open;
  const auto switch_to = [&](std::string_view list) {
    if (list == open) return;
    if (!open.empty()) out += "</" + std::string{open} + ">\n";
    if (!list.empty()) out += '<' + std::string{list} + ">\n";
    open = list;
  };
  for (const Block& block : document.blocks) {
    switch_to(list_tag(block));
    out += block_html(block);
  }
  switch_to("");
  return out;
}

}  // namespace patella::render
