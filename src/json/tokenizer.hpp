#pragma once
/// JSON text to events: what a text consists of, token by token, whatever it is about.
#include <cstddef>
#include <string_view>

#include "diagnostic/message.hpp"

namespace patella {

/// Receives the tokens of one text in order; `at` is the byte at which a token begins.
/// A string is valid UTF-8 and lives until the call returns. A number that is not finite stands for a token like `NaN`
/// or `3e808`, which is no JSON but need not end the reading.
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
  /// The text is no JSON from here on; nothing follows.
  virtual void syntax_error(std::size_t at, const Problem& note) = 0;
};

/// Reports every token of `text`, one JSON document, to `events` in order, or up to its first syntax error.
/// A byte-order mark is skipped. Nesting is limited by memory only.
void tokenize_json(std::string_view text, JsonHandler& events);

}  // namespace patella
