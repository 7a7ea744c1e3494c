#pragma once
/// What a JSON text consists of, told token by token. Whoever tells it knows nothing of training logs.
#include <cstddef>
#include <string_view>

#include "diagnostic/message.hpp"

namespace patella {

/// Hears the tokens of one text in order; `at` is the byte at which a token begins.
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
  virtual void syntax_error(std::size_t at, const Note& note) = 0;
};

}  // namespace patella
