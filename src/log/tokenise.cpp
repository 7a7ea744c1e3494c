#include "log/tokenise.hpp"

#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "log/not_numbers.hpp"
#include "log/syntax.hpp"

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
  Positions(std::string_view text, const NotNumbers& not_numbers, std::size_t told_before, JsonEvents& events)
      : reached{text.data()}, text_{text}, not_numbers_{not_numbers}, told_before_{told_before}, events_{events} {
    state_.at = begin_of_document(text);
  }

  const SyntaxState& state() const { return state_; }
  std::size_t told() const { return told_; }

  // What nlohmann::json_sax asks for.
  bool null() { return tell(begin(), 4, &JsonEvents::null); }
  bool boolean(bool value) { return tell(begin(), value ? 4 : 5, &JsonEvents::boolean, value); }
  bool number_integer(json::number_integer_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(json::number_unsigned_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(const std::string& value) { return tell(begin(), read_from(begin()), &JsonEvents::string, value); }
  bool binary(const json::binary_t&) { return false; }  // never in a text
  bool key(const std::string& name) {
    tell(begin(), read_from(begin()), &JsonEvents::key, name);
    state_.after = SyntaxState::After::key;
    return true;
  }
  bool start_object(std::size_t) { return open('{', &JsonEvents::begin_object); }
  bool start_array(std::size_t) { return open('[', &JsonEvents::begin_array); }
  bool end_object() { return close(&JsonEvents::end_object); }
  bool end_array() { return close(&JsonEvents::end_array); }
  bool parse_error(std::size_t, const std::string&, const json::exception&) { return false; }

  const char* reached;  ///< one past the last byte that the parser has read

 private:
  std::size_t begin() const { return next_token(text_, state_.at); }
  std::size_t read_from(std::size_t at) const { return static_cast<std::size_t>(reached - text_.data()) - at; }

  bool number(double value) {
    const std::size_t at = begin();
    const double told = not_numbers_.empty() ? value : not_numbers_.at(at).value_or(value);
    // `reached` is no help: the parser has read a byte more than the number, unless the text ends with it.
    return tell(at, number_length(text_, at), &JsonEvents::number, told);
  }
  bool open(char bracket, void (JsonEvents::*event)(std::size_t)) {
    tell(begin(), 1, event);
    state_.open += bracket;
    state_.after = SyntaxState::After::opening;
    return true;
  }
  bool close(void (JsonEvents::*event)(std::size_t)) {
    state_.open.pop_back();
    return tell(begin(), 1, event);
  }
  template <class... Parameters, class... Arguments>
  bool tell(std::size_t at, std::size_t length, void (JsonEvents::*event)(std::size_t, Parameters...),
            const Arguments&... arguments) {
    state_.at = at + length;
    state_.after = SyntaxState::After::value;
    if (told_++ >= told_before_) (events_.*event)(at, arguments...);
    return true;
  }

  std::string_view text_;
  const NotNumbers& not_numbers_;
  std::size_t told_ = 0, told_before_;
  JsonEvents& events_;
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

}  // namespace

void tokenise(std::string_view text, JsonEvents& events) {
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

}  // namespace patella
