#pragma once
/// JSON text to events, token by token, whatever it is about; and what is wrong with a text that is not JSON, in words for
/// the person who wrote it.
#include <cstddef>
#include <string>
#include <string_view>

#include "diagnostic/message.hpp"
#include "text/characters.hpp"

namespace patella {

/// Receives the tokens of one text in order; `at` is the byte at which a token begins.
/// A string is valid UTF-8 and lives until the call returns. A number that is not finite stands for a token like `NaN`
/// or `3e808`, which is not JSON but does not end the reading.
class JsonHandler {
 public:
  virtual ~JsonHandler() = default;
  virtual void null(std::size_t at) = 0;
  virtual void boolean(std::size_t at, bool value) = 0;
  virtual void number(std::size_t at, double value) = 0;
  virtual void string(std::size_t at, std::string_view value) = 0;
  virtual void key(std::size_t at, std::string_view name) = 0;
  virtual void begin_object(std::size_t at) = 0;
  virtual void end_object(std::size_t at) = 0;
  virtual void begin_array(std::size_t at) = 0;
  virtual void end_array(std::size_t at) = 0;
  /// The text is not JSON from here on; no call follows.
  virtual void syntax_error(std::size_t at, const Problem& problem) = 0;
};

/// Reports every token of `text`, one JSON document, to `handler` in order, or up to its first syntax error.
/// A byte-order mark is skipped. Nesting is limited by memory only.
void tokenize_json(std::string_view text, JsonHandler& handler);

/// How far a text was JSON.
struct SyntaxState {
  enum class After { nothing, opening, key, value };
  std::size_t at = 0;            ///< one past the last valid token
  After after = After::nothing;  ///< what that token was
  std::string open{};            ///< the brackets that are open, `{` and `[`, outermost first
};

/// Whether the text begins with this bracket, after a byte-order mark and white space.
bool begins_with_bracket(std::string_view text, char bracket);
/// The first byte from `at` on that is not white space.
constexpr std::size_t skip_whitespace(std::string_view text, std::size_t at) {
  while (at < text.size() && is_whitespace(text[at])) ++at;
  return at;
}
/// The same, skipping commas and colons too.
constexpr std::size_t next_token(std::string_view text, std::size_t at) {
  at = skip_whitespace(text, at);
  while (at < text.size() && (text[at] == ',' || text[at] == ':')) at = skip_whitespace(text, at + 1);
  return at;
}
/// The length in bytes of the JSON number at `at`; 0 where there is none.
std::size_t number_length(std::string_view text, std::size_t at);

/// Reports to `handler` what is wrong with the text after its valid part.
void report_syntax_error(std::string_view text, const SyntaxState& state, JsonHandler& handler);

}  // namespace patella
