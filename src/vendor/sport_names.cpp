#include "vendor/sport_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "log/format1.hpp"
#include "text/characters.hpp"
#include "text/embedded.hpp"
#include "text/words.hpp"

namespace patella {
namespace {

struct SportWords {
  Sport sport;
  std::string_view words;  ///< parted by blanks
};

/// Words of the table that mean other things in the name of an activity.
constexpr std::string_view ambiguous_in_names =
    "trail track course gang giro cinta tura trilha seta paseo velo jazda marche chod commuting jalan pedal lopen tek beh "
    "lop "
    "mers cursa pesi spin stroller pushchair gym fahrt kond gravel weights kettlebell caminata sepeda vandring";

/// Parts of words, for what the table does not have; the first that is found decides.
constexpr std::array<SportWords, 10> word_parts{{
    {Sport::treadmill, "treadmill indoorrun"},
    {Sport::virtual_run, "virtualrun"},
    {Sport::track_run, "trackrun"},
    {Sport::trail_run, "trail ultrarun mountainrun fellrun"},
    {Sport::hike, "hik wander trek"},
    {Sport::walk, "walk spazier"},
    {Sport::ride, "bik cycl ride riding radfahr radsport rennrad velo cicl fietsen"},
    {Sport::swim, "swim schwimm"},
    {Sport::strength, "strength weight crossfit gym"},
    {Sport::run, "orienteer run jog lauf course corr carrera hardlopen bieg corsa"},
}};

/// The numbers that Strava's export wrote until 2022.
constexpr std::array<std::pair<std::string_view, Sport>, 4> numbers{
    {{"1", Sport::ride}, {"4", Sport::hike}, {"9", Sport::run}, {"10", Sport::walk}}};

constexpr std::array<std::string_view, 7> nothing_said{"",         "unknown", "uncategorized", "default", "track",
                                                       "activity", "gps"};

/// Every word of data/sports.txt, folded.
const std::unordered_map<std::string, Sport>& sports_by_word() {
  static const auto table = [] {
    std::unordered_map<std::string, Sport> sports;
    Sport sport = Sport::other;
    for (std::string_view text = embedded::sports(); !text.empty();) {
      std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(line.size() + 1, text.size()));
      if (line.starts_with('#')) continue;
      if (const auto colon = line.find(':'); colon != line.npos) {
        sport = static_cast<Sport>(std::ranges::find(words_of<Sport>, line.substr(0, colon)) - words_of<Sport>.begin());
        line.remove_prefix(colon + 1);
      }
      any_word(line, [&](std::string_view word) { return !word.empty() && (sports.emplace(fold(word), sport), false); });
    }
    return sports;
  }();
  return table;
}

std::optional<Sport> known_sport(const std::string& folded_word) {
  const auto found = sports_by_word().find(folded_word);
  return found != sports_by_word().end() ? std::optional{found->second} : std::nullopt;
}

/// The words of a text, small, in one spelling. `TrailRun` is two.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  bool joins = false, small = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = decode_utf8(text, at).bytes;
    const std::string letter = fold(text.substr(at, bytes));
    const bool capital = text[at] >= 'A' && text[at] <= 'Z';
    if (!letter.empty()) {
      if (!joins || (capital && small)) words.emplace_back();
      words.back() += letter;
    }
    joins = !letter.empty();
    small = joins && !capital;
    at += bytes;
  }
  return words;
}

/// Whether the part begins the word, or ends it but for an ending: `mountainbiking` is a kind of biking, a brunch no run.
bool is_part(std::string_view word, std::string_view part) {
  const std::size_t at = word.find(part);
  if (at == word.npos || at == 0) return at == 0;
  const std::string_view rest = word.substr(at + part.size());
  return rest.empty() || rest == "e" || rest == "ing" || rest == "ning" || rest == "en";
}

/// The longest word of a language without blanks that stands in `text`: `朝ラン` has `ラン`.
std::optional<Sport> sport_within(const std::string& text) {
  std::optional<Sport> found;
  std::size_t longest = 0;
  for (const auto& [word, sport] : sports_by_word()) {
    const bool without_blanks = static_cast<unsigned char>(word[0]) >= 0xe3;  // kana, Chinese and Korean
    if (!without_blanks || word.size() < 6 || word.size() <= longest || text.find(word) == text.npos) continue;
    found = sport;
    longest = word.size();
  }
  return found == Sport::other ? std::nullopt : found;
}

/// Of two sports that a name has words for, the one that it means: the more special kind of run.
std::optional<Sport> both(std::optional<Sport> a, Sport b) {
  if (!a || *a == b || *a == Sport::run) return !a || is_running(b) || *a == b ? std::optional{b} : std::nullopt;
  return b == Sport::run && is_running(*a) ? a : std::nullopt;
}

}  // namespace

std::optional<Sport> sport_of_word(std::string_view word) { return known_sport(fold(word.substr(0, 80))); }

std::optional<Sport> sport_in_words(std::string_view text) {
  text = text.substr(0, 80);
  const std::string all = fold(text);
  if (std::ranges::find(nothing_said, all) != nothing_said.end()) return std::nullopt;
  for (const auto& [number, sport] : numbers)
    if (all == number) return sport;
  if (const auto known = known_sport(all)) return known;
  std::vector<std::string> words = words_in(text);
  words.push_back(all);
  for (const auto& [sport, parts] : word_parts)
    if (any_word(parts, [&](std::string_view part) {
          return std::ranges::any_of(words, [&](const std::string& word) { return is_part(word, part); });
        }))
      return sport;
  return std::nullopt;
}

std::optional<Sport> sport_in_name(std::string_view name) {
  constexpr std::size_t longest_phrase = 4;  // words
  const std::vector<std::string> words = words_in(name.substr(0, 200));
  std::optional<Sport> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string phrase;
    std::optional<Sport> sport;
    std::size_t last = i;
    for (std::size_t j = i; j < words.size() && j < i + longest_phrase; ++j) {
      phrase += words[j];
      const bool ambiguous = j == i && any_word(ambiguous_in_names, [&](std::string_view word) { return word == phrase; });
      if (const auto known = ambiguous ? std::nullopt : known_sport(phrase)) sport = known, last = j;
    }
    if (!sport || *sport == Sport::other) continue;
    if (!(found = both(found, *sport))) return std::nullopt;
    i = last;
  }
  return found ? found : sport_within(fold(name.substr(0, 200)));
}

}  // namespace patella
