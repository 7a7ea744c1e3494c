#pragma once
/// What is wrong with a text that is no JSON, in words for the person who wrote it.
#include <cstddef>
#include <string>
#include <string_view>

#include "json/tokenizer.hpp"
#include "text/ascii.hpp"

namespace patella {

/// How far a text was JSON.
struct SyntaxState {
  enum class After { nothing, opening, key, value };
  std::size_t at = 0;            ///< one past the last good token
  After after = After::nothing;  ///< what that token was
  std::string open{};            ///< the brackets that are open, `{` and `[`, outermost first
};

/// Where the document begins: after the byte-order mark, where there is one.
std::size_t begin_of_document(std::string_view text);
/// The first byte from `at` on that is not blank.
constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}
/// The same, skipping commas and colons too.
constexpr std::size_t next_token(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  while (at < text.size() && (text[at] == ',' || text[at] == ':')) at = skip_blanks(text, at + 1);
  return at;
}
/// How many bytes the JSON number at `at` has; 0 where there is none.
std::size_t number_length(std::string_view text, std::size_t at);

/// Reports to `events` what is wrong with the text after the good part.
void explain_syntax_error(std::string_view text, const SyntaxState& state, JsonHandler& events);

}  // namespace patella
