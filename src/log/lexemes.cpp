#include "log/syntax.hpp"

namespace patella {
namespace {

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (is_digit(text, at)) ++at;
  return at;
}

bool is_one_of(std::string_view text, std::size_t at, char a, char b) {
  return at < text.size() && (text[at] == a || text[at] == b);
}

}  // namespace

std::size_t begin_of_document(std::string_view text) { return text.starts_with("\xef\xbb\xbf") ? 3 : 0; }

std::size_t number_length(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  if (is_one_of(text, at, '-', '-')) ++at;
  if (!is_digit(text, at)) return 0;
  at = text[at] == '0' ? at + 1 : skip_digits(text, at);
  if (is_one_of(text, at, '.', '.') && is_digit(text, at + 1)) at = skip_digits(text, at + 1);
  if (is_one_of(text, at, 'e', 'E')) {
    const std::size_t exponent = at + (is_one_of(text, at + 1, '+', '-') ? 2 : 1);
    if (is_digit(text, exponent)) at = skip_digits(text, exponent);
  }
  return at - begin;
}

}  // namespace patella
