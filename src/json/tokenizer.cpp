#include "json/tokenizer.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "diagnostic/text_position.hpp"
#include "json/syntax.hpp"

namespace patella {
namespace {

using nlohmann::json;

/// Walks over the text and tells the handler how far the parser has read.
struct TrackingIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at;
  const char** reached;

  TrackingIterator& operator++() {
    *reached = ++at;
    return *this;
  }
  const char& operator*() const { return *at; }
  bool operator==(const TrackingIterator& other) const { return at == other.at; }
  bool operator!=(const TrackingIterator& other) const { return at != other.at; }
};

/// What the parser has told so far, and how far it has read.
class Positions {
 public:
  /// The first `told_before` events were told in an earlier pass.
  Positions(std::string_view text, const NotNumbers& not_numbers, std::size_t told_before, JsonHandler& events)
      : reached{text.data()}, text_{text}, not_numbers_{not_numbers}, told_before_{told_before}, events_{events} {
    state_.at = begin_of_document(text);
  }

  const SyntaxState& state() const { return state_; }
  std::size_t told() const { return told_; }

  // What nlohmann::json_sax asks for.
  bool null() { return tell(begin(), 4, &JsonHandler::null); }
  bool boolean(bool value) { return tell(begin(), value ? 4 : 5, &JsonHandler::boolean, value); }
  bool number_integer(json::number_integer_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(json::number_unsigned_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(const std::string& value) { return tell(begin(), read_from(begin()), &JsonHandler::string, value); }
  bool binary(const json::binary_t&) { return false; }  // never in a text
  bool key(const std::string& name) {
    tell(begin(), read_from(begin()), &JsonHandler::key, name);
    state_.after = SyntaxState::After::key;
    return true;
  }
  bool start_object(std::size_t) { return open('{', &JsonHandler::begin_object); }
  bool start_array(std::size_t) { return open('[', &JsonHandler::begin_array); }
  bool end_object() { return close(&JsonHandler::end_object); }
  bool end_array() { return close(&JsonHandler::end_array); }
  bool parse_error(std::size_t, const std::string&, const json::exception&) { return false; }

  const char* reached;  ///< one past the last byte that the parser has read

 private:
  std::size_t begin() const { return next_token(text_, state_.at); }
  std::size_t read_from(std::size_t at) const { return static_cast<std::size_t>(reached - text_.data()) - at; }

  bool number(double value) {
    const std::size_t at = begin();
    const double told = not_numbers_.empty() ? value : not_numbers_.at(at).value_or(value);
    // `reached` is no help: the parser has read a byte more than the number, unless the text ends with it.
    return tell(at, number_length(text_, at), &JsonHandler::number, told);
  }
  bool open(char bracket, void (JsonHandler::*event)(std::size_t)) {
    tell(begin(), 1, event);
    state_.open += bracket;
    state_.after = SyntaxState::After::opening;
    return true;
  }
  bool close(void (JsonHandler::*event)(std::size_t)) {
    state_.open.pop_back();
    return tell(begin(), 1, event);
  }
  template <class... Parameters, class... Arguments>
  bool tell(std::size_t at, std::size_t length, void (JsonHandler::*event)(std::size_t, Parameters...),
            const Arguments&... arguments) {
    state_.at = at + length;
    state_.after = SyntaxState::After::value;
    if (told_++ >= told_before_) (events_.*event)(at, arguments...);
    return true;
  }

  std::string_view text_;
  const NotNumbers& not_numbers_;
  std::size_t told_ = 0, told_before_;
  JsonHandler& events_;
  SyntaxState state_;
};

/// Whether the whole of `text` was JSON.
bool parse(std::string_view text, Positions& positions) {
  const char* const end = text.data() + text.size();
  const bool done = json::sax_parse(TrackingIterator{text.data(), &positions.reached},
                                    TrackingIterator{end, &positions.reached}, &positions);
  // The parser takes a null byte for the end of its input.
  return done && next_token(text, positions.state().at) == text.size();
}

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Whether a JSON number that no double can hold is too large, rather than too near to zero.
bool is_large(std::string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  const std::size_t mantissa = std::min(number.find_first_of("eE"), number.size());
  const std::string_view exponent = number.substr(std::min(mantissa + 1, number.size()));
  if (exponent.starts_with('-')) return false;
  const bool has_exponent = exponent.find_first_not_of("+0") != std::string_view::npos;
  return has_exponent || !number.starts_with('0');
}

/// What a token stands for that is no number but was meant to be one.
std::optional<double> not_a_number(std::string_view token) {
  if (token == "NaN" || token == "nan" || token == "-NaN" || token == "-nan")
    return std::numeric_limits<double>::quiet_NaN();
  const std::string_view word = token.starts_with('-') ? token.substr(1) : token;
  if (word == "Infinity" || word == "inf" || word == "Inf") return infinity;
  if (number_length(token, 0) != token.size()) return std::nullopt;
  double value = 0;
  const auto [end, problem] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (problem == std::errc::result_out_of_range && is_large(token)) return infinity;
  return std::nullopt;
}

}  // namespace

void tokenize_json(std::string_view text, JsonHandler& events) {
  NotNumbers not_numbers;
  Positions positions{text, not_numbers, 0, events};
  if (parse(text, positions)) return;

  // The parser gives up at `NaN` and `3e808`, of which a file may have many: read once more with zeros in their place.
  std::string mended{text};
  not_numbers = replace_not_numbers(mended, positions.state().at);
  if (not_numbers.empty()) return explain_syntax_error(text, positions.state(), events);
  Positions again{mended, not_numbers, positions.told(), events};
  if (!parse(mended, again)) explain_syntax_error(mended, again.state(), events);
}

std::optional<double> NotNumbers::at(std::size_t at) const {
  const auto it = std::ranges::lower_bound(found_, at, {}, &std::pair<std::size_t, double>::first);
  if (it == found_.end() || it->first != at) return std::nullopt;
  return it->second;
}

NotNumbers replace_not_numbers(std::string& text, std::size_t from) {
  NotNumbers found;
  const auto next = [&](std::size_t at) { return std::min(text.find_first_not_of(" \t\r\n,:[]{}", at), text.size()); };
  for (std::size_t at = next(from); at < text.size();) {
    const std::size_t length = token_at(text, at).size();
    if (const auto value = not_a_number(std::string_view{text}.substr(at, length))) {
      found.add(at, *value);
      text.replace(at, length, length, ' ');
      text[at] = '0';
    }
    at = next(at + length);
  }
  return found;
}

}  // namespace patella
