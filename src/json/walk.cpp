#include "json/walk.hpp"

#include <algorithm>

#include "diagnostic/message.hpp"
#include "diagnostic/text_position.hpp"
#include "json/tokenizer.hpp"
#include "text/utf8.hpp"

namespace patella {
namespace {

/// How deep brackets nest outside of texts.
std::size_t depth_of(std::string_view text) {
  std::size_t depth = 0, deepest = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '"':
        for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\';
        break;
      case '[':
      case '{': deepest = std::max(deepest, ++depth); break;
      case ']':
      case '}': depth -= depth > 0; break;
      default: break;
    }
  }
  return deepest;
}

class Walk final : public JsonHandler {
 public:
  Walk(std::string_view text, JsonListener& listener) : text_{text}, listener_{listener} {}

  std::optional<JsonFault> fault;

  void null(std::size_t) override { tell({}); }
  void boolean(std::size_t, bool value) override { tell({.kind = JsonLeaf::Kind::truth, .truth = value, .text = {}}); }
  void number(std::size_t at, double value) override {
    tell({.kind = JsonLeaf::Kind::number, .number = value, .text = token_at(text_, std::min(at, text_.size() - 1))});
  }
  void string(std::size_t, std::string_view value) override { tell({.kind = JsonLeaf::Kind::text, .text = value}); }
  void key(std::size_t, std::string_view name) override {
    path_.resize(levels_.back().length);
    path_ += '.';
    path_ += name;
  }
  void begin_object(std::size_t) override { begin(false); }
  void begin_array(std::size_t) override { begin(true); }
  void end_object(std::size_t) override { end(); }
  void end_array(std::size_t) override { end(); }
  void syntax_error(std::size_t at, const Note& note) override {
    const auto line = std::ranges::count(text_.substr(0, at), '\n') + 1;
    fault = JsonFault{static_cast<std::size_t>(line), fill(wording(note.message).message, note.words)};
  }

 private:
  struct Level {
    std::size_t length;  // of its own path
    bool list;
  };
  void enter_value() {
    if (levels_.empty() || !levels_.back().list) return;
    path_.resize(levels_.back().length);
    path_ += "[]";
  }
  void tell(const JsonLeaf& leaf) {
    enter_value();
    listener_.leaf(path_, leaf);
  }
  void begin(bool list) {
    enter_value();
    listener_.open(path_);
    levels_.push_back({path_.size(), list});
  }
  void end() {
    path_.resize(levels_.back().length);
    levels_.pop_back();
    listener_.close(path_);
  }

  std::string_view text_;
  JsonListener& listener_;
  std::string path_;
  std::vector<Level> levels_;
};

}  // namespace

std::optional<JsonFault> walk_json(std::string_view bytes, const InputLimits& limits, JsonListener& listener) {
  if (bytes.size() > limits.bytes)
    return JsonFault{0, "larger than the " + std::to_string(limits.bytes >> 20) + " MB that are read of one file"};
  std::string mended;
  const std::string_view text = valid_utf8(bytes, mended);
  if (depth_of(text) > limits.nesting)
    return JsonFault{0, "nested deeper than " + std::to_string(limits.nesting) + " levels"};
  Walk walk{text, listener};
  tokenize_json(text, walk);
  return std::move(walk.fault);
}

}  // namespace patella
