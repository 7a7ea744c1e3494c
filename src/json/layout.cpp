#include "json/layout.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "diagnostic/text_position.hpp"
#include "json/syntax.hpp"
#include "json/tokenizer.hpp"

namespace patella {
namespace {

/// The document, its lists, their records, the members of these, and those of `pain`.
constexpr std::size_t levels = 5;

class Surveyor final : public JsonHandler {
 public:
  explicit Surveyor(std::string_view text) : text_{text} {}

  Node document{};

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
  void begin_object(std::size_t at) override { open(at, Node::Kind::object); }
  void begin_array(std::size_t at) override { open(at, Node::Kind::list); }
  void end_object(std::size_t at) override { close(at); }
  void end_array(std::size_t at) override { close(at); }
  void syntax_error(std::size_t, const Note&) override {
    throw std::logic_error{"the layout of a text that is no JSON was asked for"};
  }

 private:
  Node& place(std::size_t at, Node::Kind kind) {
    next_.begin = at;
    next_.kind = kind;
    Node& node = open_.empty() ? document : open_.back()->children.emplace_back();
    node = std::exchange(next_, {});
    return node;
  }
  void scalar(std::size_t at, std::size_t length) {
    if (skipped_ == 0) place(at, Node::Kind::scalar).end = at + length;
  }
  /// Only the last child of a node ever grows, so that the pointers to those that are open stay good.
  void open(std::size_t at, Node::Kind kind) {
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
  Node next_{};
  std::vector<Node*> open_;
  Node* too_deep_ = nullptr;
  std::size_t skipped_ = 0;  // open brackets below the last level
};

}  // namespace

const Node* Node::member(std::string_view name) const {
  const auto found = std::ranges::find(children, name, &Node::key);
  return found == children.end() ? nullptr : &*found;
}

Node layout_of(std::string_view text) {
  Surveyor surveyor{text};
  tokenize_json(text, surveyor);
  return std::move(surveyor.document);
}

}  // namespace patella
