#include "import/text/sport_words.hpp"

#include <array>
#include <string>

#include "import/text/vendor_sport.hpp"

namespace patella {
namespace {

struct Part {
  std::string_view letters;
  Sport sport;
};

/// Letters of a name; the first that is found decides.
constexpr std::array<Part, 40> parts{{
    {"treadmill", Sport::treadmill}, {"indoorrun", Sport::treadmill}, {"virtualrun", Sport::virtual_run},
    {"trackrun", Sport::track_run},  {"trail", Sport::trail_run},     {"ultrarun", Sport::trail_run},
    {"mountainrun", Sport::trail_run}, {"fellrun", Sport::trail_run}, {"hik", Sport::hike},
    {"wander", Sport::hike},         {"trek", Sport::hike},           {"walk", Sport::walk},
    {"spazier", Sport::walk},        {"bik", Sport::ride},            {"cycl", Sport::ride},
    {"ride", Sport::ride},           {"riding", Sport::ride},         {"radfahr", Sport::ride},
    {"radsport", Sport::ride},       {"rennrad", Sport::ride},        {"velo", Sport::ride},
    {"cicl", Sport::ride},           {"fietsen", Sport::ride},        {"swim", Sport::swim},
    {"schwimm", Sport::swim},        {"strength", Sport::strength},   {"weight", Sport::strength},
    {"crossfit", Sport::strength},   {"gym", Sport::strength},        {"orienteer", Sport::run},
    {"run", Sport::run},             {"jog", Sport::run},             {"lauf", Sport::run},
    {"course", Sport::run},          {"corr", Sport::run},            {"carrera", Sport::run},
    {"hardlopen", Sport::run},       {"bieg", Sport::run},            {"corsa", Sport::run},
    {"l\u00f8b", Sport::run},
}};

/// The numbers that Strava's export wrote until 2022.
constexpr std::array<std::pair<std::string_view, Sport>, 4> numbers{
    {{"1", Sport::ride}, {"4", Sport::hike}, {"9", Sport::run}, {"10", Sport::walk}}};

constexpr std::array<std::string_view, 7> nothing_said{"", "unknown", "uncategorized", "default", "track", "activity", "gps"};

}  // namespace

std::optional<Sport> sport_in_words(std::string_view words) {
  std::string letters;
  for (const char c : words) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    else if (c != ' ' && c != '_' && c != '-') letters += c;
  }
  for (const std::string_view said : nothing_said)
    if (letters == said) return std::nullopt;
  for (const auto& [number, sport] : numbers)
    if (letters == number) return sport;
  if (const auto known = sport_of_word(words)) return known;
  for (const Part& part : parts)
    if (letters.find(part.letters) != letters.npos) return part.sport;
  return Sport::other;
}

}  // namespace patella
