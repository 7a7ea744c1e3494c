#include "json/spacing.hpp"

#include <algorithm>

namespace patella {
namespace {

bool has_line_end(std::string_view text) { return text.find('\n') != std::string_view::npos; }

std::string_view slice(std::string_view text, std::size_t begin, std::size_t end) { return text.substr(begin, end - begin); }

std::string separator(std::string_view text, const Node& node, std::size_t i) {
  return std::string{slice(text, node.children[i - 1].end, node.children[i].first())};
}

/// What separates members where a single one gives no example.
std::string separator_after(const std::string& open, const std::string& colon) {
  if (has_line_end(open)) return "," + open;
  return colon.ends_with(':') ? "," : ", ";
}

/// The indentation that ends a text of blanks.
std::string_view indentation(std::string_view blanks) { return blanks.substr(blanks.rfind('\n') + 1); }

/// By how much the members of an object stand further in than its closing bracket.
std::string step(const Spacing& spacing) {
  const std::string_view members = indentation(spacing.open), bracket = indentation(spacing.close);
  const bool known = has_line_end(spacing.close) && members.starts_with(bracket) && members != bracket;
  return known ? std::string{members.substr(bracket.size())} : "  ";
}

}  // namespace

Spacing spacing_of(std::string_view text, const Node& node, std::string_view colon) {
  const Node &first = node.children.front(), &last = node.children.back();
  Spacing spacing;
  spacing.open = slice(text, node.begin + 1, first.first());
  spacing.close = slice(text, last.end, node.end - 1);
  spacing.colon = last.key_end > 0 ? std::string{slice(text, last.key_end, last.begin)} : std::string{colon};
  const std::size_t count = node.children.size();
  spacing.between = count > 1 ? separator(text, node, count - 1) : separator_after(spacing.open, spacing.colon);
  return spacing;
}

Spacing spacing_like(std::string_view text, const Node& node) {
  Spacing spacing = spacing_of(text, node);
  for (std::size_t i = 1; i < node.children.size() && has_line_end(spacing.between) != spacing.on_lines(); ++i)
    spacing.between = separator(text, node, i);
  return spacing;
}

Spacing further_in(const Spacing& outer) {
  Spacing inner{.open = outer.open + step(outer), .between = {}, .close = outer.open, .colon = outer.colon};
  inner.between = "," + inner.open;
  return inner;
}

Spacing on_one_line(const Spacing& outer) {
  const bool tight = outer.colon.ends_with(':');
  const std::string margin = outer.on_lines() ? (tight ? "" : " ") : outer.open;
  return {.open = margin, .between = tight ? "," : ", ", .close = margin, .colon = outer.colon};
}

}  // namespace patella
