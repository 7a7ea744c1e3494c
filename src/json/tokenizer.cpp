#include "json/tokenizer.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "diagnostic/problems.hpp"

namespace patella {
namespace {

using nlohmann::json;

/// An iterator over the text that records how far the parser has read.
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

/// Tokens that are not JSON numbers but were meant to be numbers: NaN or infinity by their places.
using NonFiniteTokens = std::map<std::size_t, double>;

/// Forwards the events of nlohmann::json_sax with the place of each token, which that parser does not report.
class SaxAdapter {
 public:
  /// The first `skipped_events` were forwarded by an earlier pass.
  SaxAdapter(std::string_view text, const NonFiniteTokens& non_finite, std::size_t skipped_events, JsonHandler& handler)
      : reached{text.data()}, text_{text}, non_finite_{non_finite}, skipped_events_{skipped_events}, handler_{handler} {
    if (text.starts_with(utf8_byte_order_mark)) state_.at = utf8_byte_order_mark.size();
  }

  const SyntaxState& state() const { return state_; }
  std::size_t event_count() const { return event_count_; }

  // The interface of nlohmann::json_sax.
  bool null() { return emit(begin(), 4, &JsonHandler::null); }
  bool boolean(bool value) { return emit(begin(), value ? 4 : 5, &JsonHandler::boolean, value); }
  bool number_integer(json::number_integer_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(json::number_unsigned_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(const std::string& value) { return emit(begin(), read_from(begin()), &JsonHandler::string, value); }
  bool binary(const json::binary_t&) { return false; }  // never in a text
  bool key(const std::string& name) {
    emit(begin(), read_from(begin()), &JsonHandler::key, name);
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
    const double intended = non_finite_.empty() || !non_finite_.contains(at) ? value : non_finite_.at(at);
    // `reached` is no help: the parser has read a byte more than the number, unless the text ends with it.
    return emit(at, number_length(text_, at), &JsonHandler::number, intended);
  }
  bool open(char bracket, void (JsonHandler::*event)(std::size_t)) {
    emit(begin(), 1, event);
    state_.open += bracket;
    state_.after = SyntaxState::After::opening;
    return true;
  }
  bool close(void (JsonHandler::*event)(std::size_t)) {
    state_.open.pop_back();
    return emit(begin(), 1, event);
  }
  template <class... Parameters, class... Arguments>
  bool emit(std::size_t at, std::size_t length, void (JsonHandler::*event)(std::size_t, Parameters...),
            const Arguments&... arguments) {
    state_.at = at + length;
    state_.after = SyntaxState::After::value;
    if (event_count_++ >= skipped_events_) (handler_.*event)(at, arguments...);
    return true;
  }

  std::string_view text_;
  const NonFiniteTokens& non_finite_;
  std::size_t event_count_ = 0, skipped_events_;
  JsonHandler& handler_;
  SyntaxState state_;
};

/// Whether the whole of `text` was JSON.
bool parse(std::string_view text, SaxAdapter& adapter) {
  const char* const end = text.data() + text.size();
  const bool done =
      json::sax_parse(TrackingIterator{text.data(), &adapter.reached}, TrackingIterator{end, &adapter.reached}, &adapter);
  // The parser takes a null byte for the end of its input.
  return done && next_token(text, adapter.state().at) == text.size();
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

/// The value of a token that is not a JSON number but was meant to be a number.
std::optional<double> non_finite_value(std::string_view token) {
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

/// Replaces each such token from byte `from` on, which is outside of any string, by a zero and spaces.
NonFiniteTokens replace_non_finite(std::string& text, std::size_t from) {
  NonFiniteTokens found;
  const auto next = [&](std::size_t at) { return std::min(text.find_first_not_of(" \t\r\n,:[]{}", at), text.size()); };
  for (std::size_t at = next(from); at < text.size();) {
    const std::size_t length = token_at(text, at).size();
    if (const auto value = non_finite_value(std::string_view{text}.substr(at, length))) {
      found.emplace_hint(found.end(), at, *value);
      text.replace(at, length, length, ' ');
      text[at] = '0';
    }
    at = next(at + length);
  }
  return found;
}

}  // namespace

void tokenize_json(std::string_view text, JsonHandler& handler) {
  NonFiniteTokens non_finite;
  SaxAdapter adapter{text, non_finite, 0, handler};
  if (parse(text, adapter)) return;

  // The parser gives up at `NaN` and `3e808`, of which a file may have many: read once more with zeros in their place.
  std::string repaired{text};
  non_finite = replace_non_finite(repaired, adapter.state().at);
  if (non_finite.empty()) return report_syntax_error(text, adapter.state(), handler);
  SaxAdapter again{repaired, non_finite, adapter.event_count(), handler};
  if (!parse(repaired, again)) report_syntax_error(repaired, again.state(), handler);
}

}  // namespace patella
