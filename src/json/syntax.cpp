#include "json/tokenizer.hpp"

#include <optional>

#include "diagnostic/problems.hpp"
#include "text/characters.hpp"
#include "text/printable.hpp"

namespace patella {
namespace {

using After = SyntaxState::After;

struct SyntaxError {
  std::size_t at;
  Problem problem;
};

bool starts_word(char c) { return is_letter(c) || c == '_'; }
bool is_hex(char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }

/// The `\u` escape at `at` as a number; nothing where it is incomplete.
std::optional<unsigned> escape_at(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  unsigned code = 0;
  for (const char c : text.substr(at + 2, 4)) {
    if (!is_hex(c)) return std::nullopt;
    code = code * 16 + static_cast<unsigned>(is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10);
  }
  return code;
}

bool is_high(std::optional<unsigned> code) { return code && *code >= 0xd800 && *code < 0xdc00; }
bool is_low(std::optional<unsigned> code) { return code && *code >= 0xdc00 && *code < 0xe000; }

/// What is wrong with the text in quotes that begins at `begin`; nothing where it is valid.
std::optional<SyntaxError> error_in_text(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin + 1; at < text.size();) {
    if (text[at] == '"') return std::nullopt;
    const CodePoint code_point = decode_utf8(text, at);
    if (!code_point.valid) return SyntaxError{at, {Message::invalid_utf8, {}, "a character in UTF-8", {}}};
    if (code_point.code < 0x20)
      return SyntaxError{at, {Message::control_character, {}, "more of the text, or a closing quote", {}, ""}};
    if (text[at] != '\\') {
      at += code_point.bytes;
    } else if (const auto code = escape_at(text, at)) {
      const bool pair = is_high(code) && is_low(escape_at(text, at + 6));
      if (!pair && (is_high(code) || is_low(code)))
        return SyntaxError{at, {Message::lone_surrogate, {}, "both halves of the character", {}}};
      at += pair ? 12 : 6;
    } else if (at + 1 < text.size() && std::string_view{"\"\\/bfnrt"}.find(text[at + 1]) != std::string_view::npos) {
      at += 2;
    } else if (at + 1 < text.size()) {
      return SyntaxError{at, {Message::bad_escape, {}, R"(one of \" \\ \/ \b \f \n \r \t or \u and four digits)", {}}};
    } else {
      break;
    }
  }
  return SyntaxError{begin, {Message::unfinished_text, {}, "a closing quote", {}}};
}

std::string quoted(std::string_view word) { return printable_excerpt(word, 30); }

/// What is wrong where a value or a name is expected.
SyntaxError error_at(std::string_view text, std::size_t at, std::string expected, bool name_wanted) {
  const char c = text[at];
  const std::string_view token = token_at(text, at);
  if (c == '"') {
    if (auto error = error_in_text(text, at)) return *error;
  }
  if (c == '\'') return {at, {Message::single_quotes, {}, std::move(expected), {}}};
  if (c == '/' || c == '#') return {at, {Message::comment, {}, std::move(expected), {}}};
  if (starts_word(c) && name_wanted) return {at, {Message::missing_quotes, {quoted(token)}, std::move(expected), {}}};
  if (is_digit(c) || c == '-' || c == '+' || c == '.')
    return {at, {Message::bad_number, {quoted(token)}, std::move(expected), {}}};
  if (starts_word(c)) {
    std::string hint;
    if (token == "True" || token == "TRUE" || token == "yes" || token == "Yes") hint = "write true";
    if (token == "False" || token == "FALSE" || token == "no" || token == "No") hint = "write false";
    if (token == "None" || token == "Null" || token == "NULL" || token == "nil" || token == "undefined")
      hint = "leave the field out where the value is unknown";
    return {at, {Message::bad_word, {quoted(token)}, std::move(expected), std::move(hint)}};
  }
  const CodePoint code_point = decode_utf8(text, at);
  if (!code_point.valid) return {at, {Message::invalid_utf8, {}, std::move(expected), {}}};
  return {at, {Message::misplaced, {printable(text.substr(at, code_point.bytes))}, std::move(expected), {}}};
}

SyntaxError cut_off(std::string_view text, const SyntaxState& state, std::string expected) {
  // The missing brackets, no more than a person would count.
  std::string closing;
  for (auto it = state.open.rbegin(); it != state.open.rend() && closing.size() < 10; ++it)
    closing += *it == '{' ? '}' : ']';
  if (!closing.empty()) expected += ", and at last " + closing + (closing.size() < state.open.size() ? "\u2026" : "");
  return {text.size(), {Message::cut_off, {}, std::move(expected), {}, "the end of the file"}};
}

/// What is wrong after a complete value.
SyntaxError error_after_value(std::string_view text, const SyntaxState& state) {
  const std::size_t at = skip_whitespace(text, state.at);
  if (state.open.empty()) return {at, {Message::text_after_document, {}, "the end of the file", {}}};
  const bool in_object = state.open.back() == '{';
  const char closing = in_object ? '}' : ']';
  const std::string expected = std::string{"a comma or "} + closing;
  if (at == text.size()) return cut_off(text, state, expected);
  const bool after_number = state.at > 0 && is_digit(text[state.at - 1]);
  if (text[at] == ',') {
    const std::size_t next = skip_whitespace(text, at + 1);
    const std::string expected_next = in_object ? "the name of a field in double quotes" : "a value";
    if (next == text.size()) return cut_off(text, state, expected_next);
    if (text[next] == '}' || text[next] == ']')
      return {at, {Message::comma_before_end, {std::string{text[next]}}, expected_next, {}}};
    if (in_object && after_number && at == state.at && next == at + 1 && is_digit(text[next])) {
      std::size_t begin = at;
      while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '-')) --begin;
      const std::string whole{text.substr(begin, at - begin)}, fraction{token_at(text, next)};
      return {begin,
              {Message::decimal_comma,
               {quoted(whole + "." + fraction)},
               "a number with a decimal point",
               {},
               quoted(whole + "," + fraction)}};
    }
    return error_at(text, next, expected_next, in_object);
  }
  if (text[at] == '}' || text[at] == ']')
    return {at, {Message::wrong_bracket, {std::string{text[at]}, std::string{state.open.back()}}, expected, {}, ""}};
  if (after_number && at == state.at &&
      (starts_word(text[at]) || is_digit(text[at]) || std::string_view{".+-"}.find(text[at]) != std::string_view::npos)) {
    const std::size_t begin = text.find_last_of(" \t\r\n,:[]{}", at - 1) + 1;
    return {begin, {Message::bad_number, {quoted(token_at(text, begin))}, "a number", {}}};
  }
  if (text[at] == '/' || text[at] == '#') return error_at(text, at, expected, false);
  if (std::string_view{"\"{[-"}.find(text[at]) != std::string_view::npos || starts_word(text[at]) || is_digit(text[at]))
    return {at, {Message::missing_comma, {}, expected, {}}};
  return error_at(text, at, expected, false);
}

SyntaxError find_error(std::string_view text, const SyntaxState& state) {
  std::size_t at = skip_whitespace(text, state.at);
  switch (state.after) {
    case After::value: return error_after_value(text, state);
    case After::nothing:
      if (at == text.size()) return {0, {Message::empty_file, {}, "a training log", {}, ""}};
      return error_at(text, at, "a training log", false);
    case After::opening: {
      const bool in_object = state.open.back() == '{';
      const std::string expected = in_object ? "the name of a field in double quotes, or }" : "a value, or ]";
      if (at == text.size()) return cut_off(text, state, expected);
      if (text[at] == '}' || text[at] == ']') {
        return {at, {Message::wrong_bracket, {std::string{text[at]}, std::string{state.open.back()}}, expected, {}, ""}};
      }
      return error_at(text, at, expected, in_object);
    }
    case After::key: break;
  }
  if (at == text.size()) return cut_off(text, state, "a colon and a value");
  if (text[at] != ':') return {at, {Message::missing_colon, {}, "a colon", {}}};
  at = skip_whitespace(text, at + 1);
  if (at == text.size()) return cut_off(text, state, "a value");
  return error_at(text, at, "a value", false);
}

bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_digit(text[at]); }

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (is_digit_at(text, at)) ++at;
  return at;
}

bool is_one_of(std::string_view text, std::size_t at, char a, char b) {
  return at < text.size() && (text[at] == a || text[at] == b);
}

}  // namespace

void report_syntax_error(std::string_view text, const SyntaxState& state, JsonHandler& handler) {
  const SyntaxError error = find_error(text, state);
  handler.syntax_error(error.at, error.problem);
}

bool begins_with_bracket(std::string_view text, char bracket) {
  if (text.starts_with(utf8_byte_order_mark)) text.remove_prefix(utf8_byte_order_mark.size());
  return trim_ascii(text).starts_with(bracket);
}

std::size_t number_length(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  if (is_one_of(text, at, '-', '-')) ++at;
  if (!is_digit_at(text, at)) return 0;
  at = text[at] == '0' ? at + 1 : skip_digits(text, at);
  if (is_one_of(text, at, '.', '.') && is_digit_at(text, at + 1)) at = skip_digits(text, at + 1);
  if (is_one_of(text, at, 'e', 'E')) {
    const std::size_t exponent = at + (is_one_of(text, at + 1, '+', '-') ? 2 : 1);
    if (is_digit_at(text, exponent)) at = skip_digits(text, exponent);
  }
  return at - begin;
}

}  // namespace patella
