#include <algorithm>

#include "text/characters.hpp"
#include "vendor/import_builder.hpp"

namespace patella {
namespace {

constexpr std::string_view knee = "knee";

/// Whether `c` may be part of a word; bytes of letters beyond ASCII are.
bool in_word(char c) { return is_digit(c) || is_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

/// Takes a score off the front of `text`; nothing where none stands there.
std::optional<Pain> take_score(std::string_view& text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits == 0 || digits > 2) return std::nullopt;
  double value = 0;
  for (const char c : text.substr(0, digits)) value = value * 10 + (c - '0');
  text.remove_prefix(digits);
  if (text.starts_with(".5") || text.starts_with(".0")) {
    value += text[1] == '5' ? 0.5 : 0;
    text.remove_prefix(2);
  }
  return value <= 10 ? std::optional{Pain{value}} : std::nullopt;
}

/// Whether a score may end here: `3` and `3.` are one, `3km`, `3.2`, `3/4` and `3,5` are not.
bool is_end(std::string_view rest) {
  if (rest.empty()) return true;
  if (in_word(rest[0]) || rest[0] == '/' || rest[0] == '%') return false;
  return rest.size() < 2 || (rest[0] != '.' && rest[0] != ',' && rest[0] != '-') || !is_digit(rest[1]);
}

std::optional<PainEntry> read_tag(std::string_view rest) {
  const auto during = take_score(rest);
  if (!during || !is_end(rest)) return std::nullopt;
  PainEntry pain;
  pain.during = during;
  return pain;
}

std::optional<PainEntry> read_scores(std::string_view rest) {
  const std::size_t blanks = std::min(rest.find_first_not_of(' '), rest.size());
  if (blanks == 0) return std::nullopt;
  rest.remove_prefix(blanks);
  PainEntry pain;
  std::size_t count = 0;
  for (auto member : {&PainEntry::before, &PainEntry::during, &PainEntry::after, &PainEntry::next_morning}) {
    if (count > 0) {
      if (!rest.starts_with('/')) break;
      rest.remove_prefix(1);
    }
    if (!(pain.*member = take_score(rest))) return std::nullopt;
    ++count;
  }
  return count >= 3 && is_end(rest) ? std::optional{pain} : std::nullopt;
}

}  // namespace

std::optional<PainEntry> pain_in_note(std::string_view text) {
  const auto same = [](char a, char b) { return to_lower(a) == b; };
  for (auto rest = text;;) {
    const auto found = std::search(rest.begin(), rest.end(), knee.begin(), knee.end(), same);
    if (found == rest.end()) return std::nullopt;
    const auto at = text.size() - static_cast<std::size_t>(rest.end() - found);
    rest = text.substr(at + knee.size());
    const bool tag = at > 0 && text[at - 1] == '#' && (at == 1 || !in_word(text[at - 2]));
    if (tag) {
      if (auto pain = read_tag(rest)) return pain;
    } else if (at == 0 || !in_word(text[at - 1])) {
      if (auto pain = read_scores(rest)) return pain;
    }
  }
}

}  // namespace patella
