#pragma once
/// The same log written down in many ways: indentation, blanks, line ends, spelling of names and numbers.
#include <string>

#include "generated.hpp"
#include "text/characters.hpp"

namespace patella {

/// How one log is written.
struct Hand {
  enum class Layout { tight, spaced, lines, records_on_a_line, wild };
  Layout layout = Layout::lines;
  std::string step = "  ", line_end = "\n";
  bool byte_order_mark = false, last_line_end = true, odd_spelling = false;
};

inline Hand random_hand(Dice& dice) {
  Hand hand;
  hand.layout = static_cast<Hand::Layout>(dice.below(5));
  hand.step = dice.chance(25) ? "\t" : std::string(static_cast<std::size_t>(1 + dice.below(8)), ' ');
  hand.line_end = dice.chance(40) ? "\r\n" : "\n";
  hand.byte_order_mark = dice.chance(20);
  hand.last_line_end = dice.chance(70);
  hand.odd_spelling = dice.chance(40);
  return hand;
}

class Scribe {
 public:
  Scribe(Hand hand, Dice& dice) : hand_{std::move(hand)}, dice_{dice} {}

  std::string document(const nlohmann::ordered_json& log) {
    std::string text = hand_.byte_order_mark ? "\xef\xbb\xbf" : "";
    text += wild() + value(log, 0) + wild();
    return text + (hand_.last_line_end ? hand_.line_end : "");
  }

 private:
  using Layout = Hand::Layout;

  std::string wild() {
    std::string blanks;
    if (hand_.layout == Layout::wild)
      for (int n = dice_.below(3); n > 0; --n) blanks += dice_.chance(30) ? hand_.line_end : dice_.chance(50) ? " " : "\t";
    return blanks;
  }
  bool on_lines(int depth) const {
    return hand_.layout == Layout::lines || (hand_.layout == Layout::records_on_a_line && depth < 2);
  }
  std::string line(int depth) const {
    std::string text = hand_.line_end;
    for (int i = 0; i < depth; ++i) text += hand_.step;
    return text;
  }
  std::string margin(int depth, int indentation) {
    if (on_lines(depth)) return line(indentation);
    return hand_.layout == Layout::records_on_a_line ? " " : wild();
  }
  std::string between(int depth) {
    if (on_lines(depth)) return "," + line(depth + 1);
    if (hand_.layout == Layout::tight) return ",";
    return hand_.layout == Layout::wild ? wild() + "," + wild() : ", ";
  }
  std::string colon() {
    if (hand_.layout == Layout::tight) return ":";
    return hand_.layout == Layout::wild ? wild() + ":" + wild() : ": ";
  }
  std::string name(const std::string& key) {
    if (!hand_.odd_spelling || !dice_.chance(10)) return '"' + key + '"';
    constexpr char digits[] = "0123456789abcdef";
    return std::string{"\"\\u00"} + digits[key[0] / 16] + digits[key[0] % 16] + key.substr(1) + '"';
  }
  std::string scalar(const nlohmann::ordered_json& json) {
    if (!hand_.odd_spelling || !json.is_number_integer() || !dice_.chance(50)) return json.dump();
    constexpr const char* endings[] = {".0", ".000", "e0", "0E-1"};
    return json.dump() + endings[dice_.below(json == 0 ? 3 : 4)];
  }
  std::string value(const nlohmann::ordered_json& json, int depth) {
    if (!json.is_structured()) return scalar(json);
    std::string text{json.is_object() ? '{' : '['}, members;
    for (const auto& item : json.items()) {
      if (!members.empty()) members += between(depth);
      if (json.is_object()) members += name(item.key()) + colon();
      members += value(item.value(), depth + 1);
    }
    if (members.empty())
      text += wild();
    else
      text += margin(depth, depth + 1) + members + margin(depth, depth);
    return text + (json.is_object() ? '}' : ']');
  }

  Hand hand_;
  Dice& dice_;
};

}  // namespace patella
