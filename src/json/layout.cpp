#include "json/layout.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "diagnostic/problems.hpp"
#include "json/tokenizer.hpp"

namespace patella {
namespace {

/// The document, its lists, their records, their members, and those of `pain`.
constexpr std::size_t levels = 5;

class LayoutBuilder final : public JsonHandler {
 public:
  explicit LayoutBuilder(std::string_view text) : text_{text} {}

  JsonNode document{};

  void null(std::size_t at) override { scalar(at, 4); }
  void boolean(std::size_t at, bool value) override { scalar(at, value ? 4 : 5); }
  void number(std::size_t at, double) override { scalar(at, number_length(text_, at)); }
  void string(std::size_t at, std::string_view) override { scalar(at, token_at(text_, at).size()); }
  void key(std::size_t at, std::string_view name) override {
    if (skipped_ > 0) return;
    next_.key = name;
    next_.key_begin = at;
    next_.key_end = at + token_at(text_, at).size();
  }
  void begin_object(std::size_t at) override { open(at, JsonNode::Kind::object); }
  void begin_array(std::size_t at) override { open(at, JsonNode::Kind::list); }
  void end_object(std::size_t at) override { close(at); }
  void end_array(std::size_t at) override { close(at); }
  void syntax_error(std::size_t, const Problem&) override { throw std::logic_error{"no layout: the text is not JSON"}; }

 private:
  JsonNode& place(std::size_t at, JsonNode::Kind kind) {
    next_.begin = at;
    next_.kind = kind;
    JsonNode& node = open_.empty() ? document : open_.back()->children.emplace_back();
    node = std::exchange(next_, {});
    return node;
  }
  void scalar(std::size_t at, std::size_t length) {
    if (skipped_ == 0) place(at, JsonNode::Kind::scalar).end = at + length;
  }
  /// Only the last child of a node ever grows, so that the pointers to those that are open stay good.
  void open(std::size_t at, JsonNode::Kind kind) {
    if (skipped_ > 0 || open_.size() == levels) {
      if (skipped_++ == 0) too_deep_ = &place(at, kind);
      return;
    }
    open_.push_back(&place(at, kind));
  }
  void close(std::size_t at) {
    if (skipped_ > 0) {
      if (--skipped_ == 0) too_deep_->end = at + 1;
      return;
    }
    open_.back()->end = at + 1;
    open_.pop_back();
  }

  std::string_view text_;
  JsonNode next_{};
  std::vector<JsonNode*> open_;
  JsonNode* too_deep_ = nullptr;
  std::size_t skipped_ = 0;  // open brackets below the last level
};

bool has_line_end(std::string_view text) { return text.find('\n') != std::string_view::npos; }

std::string_view slice(std::string_view text, std::size_t begin, std::size_t end) { return text.substr(begin, end - begin); }

std::string separator(std::string_view text, const JsonNode& node, std::size_t i) {
  return std::string{slice(text, node.children[i - 1].end, node.children[i].first())};
}

/// The separator where a single member gives no example.
std::string separator_after(const std::string& open, const std::string& colon) {
  if (has_line_end(open)) return "," + open;
  return colon.ends_with(':') ? "," : ", ";
}

/// The indentation at the end of white space.
std::string_view indentation(std::string_view space) { return space.substr(space.rfind('\n') + 1); }

/// The indentation of the members of an object beyond that of its closing bracket.
std::string indentation_step(const Spacing& spacing) {
  const std::string_view members = indentation(spacing.open), bracket = indentation(spacing.close);
  const bool known = has_line_end(spacing.close) && members.starts_with(bracket) && members != bracket;
  return known ? std::string{members.substr(bracket.size())} : "  ";
}

}  // namespace

const JsonNode* JsonNode::member(std::string_view name) const {
  const auto found = std::ranges::find(children, name, &JsonNode::key);
  return found == children.end() ? nullptr : &*found;
}

JsonNode layout_of(std::string_view text) {
  LayoutBuilder builder{text};
  tokenize_json(text, builder);
  return std::move(builder.document);
}

Spacing spacing_of(std::string_view text, const JsonNode& node, std::string_view colon) {
  const JsonNode &first = node.children.front(), &last = node.children.back();
  Spacing spacing;
  spacing.open = slice(text, node.begin + 1, first.first());
  spacing.close = slice(text, last.end, node.end - 1);
  spacing.colon = last.key_end > 0 ? std::string{slice(text, last.key_end, last.begin)} : std::string{colon};
  const std::size_t count = node.children.size();
  spacing.between = count > 1 ? separator(text, node, count - 1) : separator_after(spacing.open, spacing.colon);
  return spacing;
}

Spacing spacing_like(std::string_view text, const JsonNode& node) {
  Spacing spacing = spacing_of(text, node);
  for (std::size_t i = 1; i < node.children.size() && has_line_end(spacing.between) != spacing.on_lines(); ++i)
    spacing.between = separator(text, node, i);
  return spacing;
}

Spacing indented_spacing(const Spacing& outer) {
  Spacing inner{.open = outer.open + indentation_step(outer), .between = {}, .close = outer.open, .colon = outer.colon};
  inner.between = "," + inner.open;
  return inner;
}

Spacing one_line_spacing(const Spacing& outer) {
  const bool tight = outer.colon.ends_with(':');
  const std::string margin = outer.on_lines() ? (tight ? "" : " ") : outer.open;
  return {.open = margin, .between = tight ? "," : ", ", .close = margin, .colon = outer.colon};
}

}  // namespace patella
