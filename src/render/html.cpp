#include "render/html.hpp"

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
std::string_view opening(Mark mark) {
  switch (mark) {
    case Mark::strong: return "<b>";
    case Mark::stop: return "<b class=stop>";
    case Mark::reduce: return "<b class=reduce>";
    case Mark::keep: return "<b class=keep>";
    case Mark::faint: break;
  }
  return "<small>";
}

bool opens(char c) { return c >= static_cast<char>(Mark::strong) && c <= static_cast<char>(Mark::faint); }

std::string part_html(const Block& part) {
  using enum Block::Kind;
  const std::string text = part.kind == quotation ? html_text(unmarked(part.text)) : html_phrase(part.text);
  switch (part.kind) {
    case heading: return "<h2>" + text + "</h2>\n";
    case paragraph:
    case aside: return "<p>" + text + "</p>\n";
    case row: return "<dt>" + html_phrase(part.label) + "</dt><dd>" + text + "</dd>\n";
    case note: return "<dd class=note>" + text + "</dd>\n";
    case bullet:
    case quotation: return "<li>" + text + "</li>\n";
    case closing: return "<p class=closing>" + text + "</p>\n";
  }
  return {};
}

/// The list that a part stands in; empty where it stands alone.
std::string_view list_of(const Block& part) {
  using enum Block::Kind;
  if (part.kind == row || part.kind == note) return "dl";
  return part.kind == bullet || part.kind == quotation ? "ul" : "";
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
      const auto mark = static_cast<Mark>(c);
      out += opening(mark);
      close = mark == Mark::faint ? "</small>" : "</b>";
    } else if (c == mark_end) {
      out += close;
    } else {
      out += escaped(c);
    }
  }
  return out;
}

std::string html(const Document& sheet) {
  std::string out;
  std::string_view open;
  const auto switch_to = [&](std::string_view list) {
    if (list == open) return;
    if (!open.empty()) out += "</" + std::string{open} + ">\n";
    if (!list.empty()) out += '<' + std::string{list} + ">\n";
    open = list;
  };
  for (const Block& part : sheet.parts) {
    switch_to(list_of(part));
    out += part_html(part);
  }
  switch_to("");
  return out;
}

}  // namespace patella::render
