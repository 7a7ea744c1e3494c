#include "vendor/sport_names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/utf8.hpp"

namespace patella {
namespace {

struct SportWord {
  std::string_view word;  ///< folded
  Sport sport;
};

/// Strava's, Garmin's, intervals.icu's and GoldenCheetah's words in English, and what exports in Danish, Dutch, French,
/// German, Hungarian, Polish and Spanish say. Sorted.
constexpr std::array<SportWord, 438> words{{
    {"abentvandsvomning", Sport::swim}, {"allenamentoconipesi", Sport::strength}, {"alpineski", Sport::other},
    {"anden", Sport::other}, {"anders", Sport::other}, {"andet", Sport::other}, {"autre", Sport::other},
    {"aviron", Sport::other}, {"baanhardlopen", Sport::track_run}, {"baanzwemmen", Sport::swim},
    {"backcountryski", Sport::other}, {"backcountryskiing", Sport::other}, {"badminton", Sport::other},
    {"bahnlauf", Sport::track_run}, {"banelob", Sport::track_run}, {"basketball", Sport::other},
    {"bassengsvomming", Sport::swim}, {"beckenschwimmen", Sport::swim}, {"belterikerekparozas", Sport::ride},
    {"bicicleta", Sport::ride}, {"bicicletavirtual", Sport::ride}, {"bieg", Sport::run}, {"bieganie", Sport::run},
    {"bieganienabiezni", Sport::treadmill}, {"bieganiepobiezni", Sport::track_run},
    {"bieganieprzelajowe", Sport::trail_run}, {"bieganieuliczne", Sport::run}, {"bieganiewirtualne", Sport::virtual_run},
    {"bieganiewterenie", Sport::trail_run}, {"biegnabiezni", Sport::treadmill}, {"biegnastadionie", Sport::track_run},
    {"biegtrailowy", Sport::trail_run}, {"biegwterenie", Sport::trail_run}, {"bieznia", Sport::treadmill},
    {"bike", Sport::ride}, {"bikecommuting", Sport::ride}, {"biking", Sport::ride}, {"bmx", Sport::ride},
    {"bouldering", Sport::other}, {"boxing", Sport::other}, {"breathwork", Sport::other}, {"caminar", Sport::walk},
    {"caminata", Sport::walk}, {"caminhada", Sport::walk}, {"camminata", Sport::walk}, {"canoeing", Sport::other},
    {"cardio", Sport::other}, {"cardiotraining", Sport::other}, {"carrera", Sport::run}, {"carreraapie", Sport::run},
    {"carrerademontana", Sport::trail_run}, {"carreraencinta", Sport::treadmill}, {"carreraeninterior", Sport::treadmill},
    {"carreraenpista", Sport::track_run}, {"carrerapormontana", Sport::trail_run}, {"carreraurbana", Sport::run},
    {"carreravirtual", Sport::virtual_run}, {"casualwalking", Sport::walk}, {"chod", Sport::walk},
    {"chodzenie", Sport::walk}, {"ciclismo", Sport::ride}, {"ciclismodecarretera", Sport::ride},
    {"ciclismodemontana", Sport::ride}, {"ciclismoencarretera", Sport::ride}, {"ciclismoeninterior", Sport::ride},
    {"cinta", Sport::treadmill}, {"commuting", Sport::ride}, {"correr", Sport::run}, {"corrida", Sport::run},
    {"corsa", Sport::run}, {"course", Sport::run}, {"courseapied", Sport::run}, {"courseapiedensalle", Sport::treadmill},
    {"courseapiedsurpiste", Sport::track_run}, {"courseapiedsurtapis", Sport::treadmill},
    {"courseapiedsurtapisroulant", Sport::treadmill}, {"courseapiedurbaine", Sport::run},
    {"courseapiedvirtuelle", Sport::virtual_run}, {"coursedobstacles", Sport::run}, {"coursesurpiste", Sport::track_run},
    {"coursetrail", Sport::trail_run}, {"coursevirtuelle", Sport::virtual_run}, {"crosscountryskiing", Sport::other},
    {"crossfit", Sport::strength}, {"cycling", Sport::ride}, {"cyclisme", Sport::ride}, {"cyclismesurroute", Sport::ride},
    {"cyclismevirtuel", Sport::ride}, {"cyclocross", Sport::ride}, {"cykeltur", Sport::ride}, {"cykling", Sport::ride},
    {"cyklingpagrusveje", Sport::ride}, {"dance", Sport::other}, {"dancing", Sport::other}, {"diving", Sport::other},
    {"downhillbiking", Sport::ride}, {"driving", Sport::other}, {"ebikefahrt", Sport::ride}, {"ebikefitness", Sport::ride},
    {"ebikemountain", Sport::ride}, {"ebikeride", Sport::ride}, {"edzes", Sport::other}, {"egyeb", Sport::other},
    {"electricbike", Sport::ride}, {"eliptica", Sport::other}, {"ellipsentrainer", Sport::other},
    {"elliptical", Sport::other}, {"emountainbikeride", Sport::ride}, {"entrainement", Sport::other},
    {"entrainementauxpoids", Sport::strength}, {"entrenamiento", Sport::other},
    {"entrenamientocardiovascular", Sport::other}, {"entrenamientoconpesas", Sport::strength},
    {"entrenamientodefuerza", Sport::strength}, {"entrenamientoencinta", Sport::treadmill},
    {"erositoedzes", Sport::strength}, {"escalade", Sport::other}, {"escursione", Sport::hike},
    {"escursionismo", Sport::hike}, {"evezes", Sport::other}, {"excursionismo", Sport::hike},
    {"exercicederespiration", Sport::other}, {"fahrt", Sport::ride}, {"fietsen", Sport::ride}, {"fietsrit", Sport::ride},
    {"fishing", Sport::other}, {"fitnessequipment", Sport::other}, {"fitnesswalking", Sport::walk},
    {"floorclimbing", Sport::other}, {"flying", Sport::other}, {"football", Sport::other}, {"fottur", Sport::hike},
    {"freiwasserschwimmen", Sport::swim}, {"fuerza", Sport::strength}, {"futas", Sport::run},
    {"futasfutopadon", Sport::treadmill}, {"futopad", Sport::treadmill}, {"futopadosfutas", Sport::treadmill},
    {"gadelob", Sport::run}, {"gang", Sport::walk}, {"gange", Sport::walk}, {"gatur", Sport::walk}, {"gehen", Sport::walk},
    {"gelandelauf", Sport::trail_run}, {"gewichtstraining", Sport::strength}, {"giro", Sport::ride}, {"golf", Sport::other},
    {"gravelbiken", Sport::ride}, {"gravelcycling", Sport::ride}, {"gravelride", Sport::ride}, {"gravelrit", Sport::ride},
    {"gravelunpavedcycling", Sport::ride}, {"gyaloglas", Sport::walk}, {"handcycle", Sport::ride},
    {"handcycling", Sport::ride}, {"hardloopsessie", Sport::run}, {"hardloopsessies", Sport::run},
    {"hardlopen", Sport::run}, {"hardlopenopbaan", Sport::track_run}, {"hardlopenoploopband", Sport::treadmill},
    {"hegyikerekparozas", Sport::ride}, {"hiit", Sport::other}, {"hike", Sport::hike}, {"hiken", Sport::hike},
    {"hikewandeling", Sport::hike}, {"hiking", Sport::hike}, {"hindernislauf", Sport::run}, {"hockey", Sport::other},
    {"horsebackriding", Sport::other}, {"hunting", Sport::other}, {"iceskate", Sport::other},
    {"indendorscykling", Sport::ride}, {"indoorcardio", Sport::other}, {"indoorclimbing", Sport::other},
    {"indoorcycling", Sport::ride}, {"indoorfietsen", Sport::ride}, {"indoorlaufen", Sport::treadmill},
    {"indoorradfahren", Sport::ride}, {"indoorrowing", Sport::other}, {"indoorrun", Sport::treadmill},
    {"indoorrunning", Sport::treadmill}, {"indoorwalking", Sport::walk}, {"inlineskate", Sport::other},
    {"inlineskating", Sport::other}, {"inne", Sport::other}, {"jazda", Sport::ride}, {"jazdanarowerze", Sport::ride},
    {"joga", Sport::other}, {"jogging", Sport::run}, {"jumprope", Sport::other}, {"kardio", Sport::other},
    {"kayaking", Sport::other}, {"kerekparozas", Sport::ride}, {"kitesurf", Sport::other}, {"klettern", Sport::other},
    {"kolarstwo", Sport::ride}, {"kolarstwogorskie", Sport::ride}, {"kolarstwohalowe", Sport::ride},
    {"kolarstwoszosowe", Sport::ride}, {"kolarstwowirtualne", Sport::ride}, {"konditionstraening", Sport::other},
    {"krachttraining", Sport::strength}, {"krafttraining", Sport::strength}, {"labdarugas", Sport::other},
    {"landevejscykling", Sport::ride}, {"lapswimming", Sport::swim}, {"lauf", Sport::run}, {"laufband", Sport::treadmill},
    {"laufbandtraining", Sport::treadmill}, {"laufen", Sport::run}, {"laufenaufderbahn", Sport::track_run},
    {"lob", Sport::run}, {"lobeband", Sport::treadmill}, {"lobetur", Sport::run}, {"loblobeband", Sport::treadmill},
    {"lobpabane", Sport::track_run}, {"lobpalobeband", Sport::treadmill}, {"lobterraen", Sport::trail_run},
    {"loopband", Sport::treadmill}, {"loopbandhardlopen", Sport::treadmill}, {"loopbandtraining", Sport::treadmill},
    {"lopband", Sport::treadmill}, {"lopetur", Sport::run}, {"loping", Sport::run}, {"lopning", Sport::run},
    {"loprunda", Sport::run}, {"marche", Sport::walk}, {"marcheapied", Sport::walk}, {"marcherapide", Sport::walk},
    {"marsz", Sport::walk}, {"martialarts", Sport::other}, {"medencesuszas", Sport::swim}, {"meditation", Sport::other},
    {"motorcycling", Sport::other}, {"mountainbiken", Sport::ride}, {"mountainbikenrit", Sport::ride},
    {"mountainbikeride", Sport::ride}, {"mountainbiking", Sport::ride}, {"mountaineering", Sport::hike},
    {"multisport", Sport::other}, {"musculation", Sport::strength}, {"narciarstwo", Sport::other}, {"natacao", Sport::swim},
    {"natacion", Sport::swim}, {"natacionenaguasabiertas", Sport::swim}, {"natacionenpiscina", Sport::swim},
    {"natation", Sport::swim}, {"natationeneaulibre", Sport::swim}, {"natationenpiscine", Sport::swim},
    {"natpiscine", Sport::swim}, {"nordicski", Sport::other}, {"nordicwalk", Sport::walk}, {"nordicwalking", Sport::walk},
    {"nuoto", Sport::swim}, {"nyiltviziuszas", Sport::swim}, {"obstaclecourseracing", Sport::run},
    {"obstaclerun", Sport::run}, {"openwater", Sport::swim}, {"openwaterswimming", Sport::swim},
    {"openwaterzwemmen", Sport::swim}, {"orszagutikerekparozas", Sport::ride}, {"other", Sport::other},
    {"otro", Sport::other}, {"otros", Sport::other}, {"overig", Sport::other}, {"padel", Sport::other},
    {"palyafutas", Sport::track_run}, {"paseo", Sport::walk}, {"pedalada", Sport::ride}, {"physicaltherapy", Sport::other},
    {"pickleball", Sport::other}, {"pilates", Sport::other}, {"plywanie", Sport::swim}, {"plywanienabasenie", Sport::swim},
    {"plywaniewwodachotwartych", Sport::swim}, {"poolswim", Sport::swim}, {"poolswimming", Sport::swim},
    {"promenad", Sport::walk}, {"racket", Sport::other}, {"racquetball", Sport::other}, {"radfahren", Sport::ride},
    {"radfahrt", Sport::ride}, {"randonnee", Sport::hike}, {"randonneepedestre", Sport::hike},
    {"recumbentcycling", Sport::ride}, {"remo", Sport::other}, {"renforcementmusculaire", Sport::strength},
    {"rennradfahren", Sport::ride}, {"resortskiing", Sport::other}, {"resortskiingsnowboarding", Sport::other},
    {"ride", Sport::ride}, {"roadbiking", Sport::ride}, {"roadcycling", Sport::ride}, {"roadrunning", Sport::run},
    {"rockclimbing", Sport::other}, {"roeien", Sport::other}, {"rollerski", Sport::other}, {"roning", Sport::other},
    {"rowing", Sport::other}, {"rucking", Sport::hike}, {"rudern", Sport::other}, {"rugby", Sport::other},
    {"rugbyunion", Sport::other}, {"run", Sport::run}, {"running", Sport::run}, {"sail", Sport::other},
    {"sailing", Sport::other}, {"schaatsen", Sport::other}, {"schwimmbadschwimmen", Sport::swim},
    {"schwimmen", Sport::swim}, {"senderismo", Sport::hike}, {"seta", Sport::walk}, {"simning", Sport::swim},
    {"skateboard", Sport::other}, {"skateboarding", Sport::other}, {"skating", Sport::other}, {"ski", Sport::other},
    {"skialpin", Sport::other}, {"skidefond", Sport::other}, {"snowboard", Sport::other}, {"snowshoe", Sport::other},
    {"snowshoeing", Sport::other}, {"soccer", Sport::other}, {"sonstige", Sport::other}, {"sortieavelo", Sport::ride},
    {"sortievelo", Sport::ride}, {"spacer", Sport::walk}, {"spaziergang", Sport::walk}, {"speedwalking", Sport::walk},
    {"squash", Sport::other}, {"stairclimbing", Sport::other}, {"stairstepper", Sport::other},
    {"standuppaddling", Sport::other}, {"stilob", Sport::trail_run}, {"strassenlauf", Sport::run},
    {"streetrunning", Sport::run}, {"strength", Sport::strength}, {"strengthtraining", Sport::strength},
    {"styrketraening", Sport::strength}, {"styrketraning", Sport::strength}, {"styrketrening", Sport::strength},
    {"sulyzosedzes", Sport::strength}, {"sulyzozas", Sport::strength}, {"surfing", Sport::other}, {"svom", Sport::swim},
    {"svomipool", Sport::swim}, {"svomning", Sport::swim}, {"swim", Sport::swim}, {"swimming", Sport::swim},
    {"sykling", Sport::ride}, {"tabletennis", Sport::other}, {"tapisroulant", Sport::treadmill},
    {"teamsports", Sport::other}, {"tennis", Sport::other}, {"terepfutas", Sport::trail_run},
    {"terraenlob", Sport::trail_run}, {"terrengloping", Sport::trail_run}, {"trackcycling", Sport::ride},
    {"trackrun", Sport::track_run}, {"trackrunning", Sport::track_run}, {"traening", Sport::other},
    {"trail", Sport::trail_run}, {"trailhardlopen", Sport::trail_run}, {"traillauf", Sport::trail_run},
    {"traillob", Sport::trail_run}, {"trailloop", Sport::trail_run}, {"traillopning", Sport::trail_run},
    {"trailrun", Sport::trail_run}, {"trailrunning", Sport::trail_run}, {"trailrunsessie", Sport::trail_run},
    {"training", Sport::other}, {"transition", Sport::other}, {"treadmill", Sport::treadmill},
    {"treadmillrun", Sport::treadmill}, {"treadmillrunning", Sport::treadmill}, {"tredemolle", Sport::treadmill},
    {"treinodeforca", Sport::strength}, {"trening", Sport::other}, {"treningsilowy", Sport::strength},
    {"treningzciezarami", Sport::strength}, {"triathlon", Sport::other}, {"trilha", Sport::hike}, {"tura", Sport::hike},
    {"turazas", Sport::hike}, {"turystykapiesza", Sport::hike}, {"ultrafond", Sport::run}, {"ultralauf", Sport::run},
    {"ultrarun", Sport::run}, {"ultrarunning", Sport::run}, {"uncategorized", Sport::other}, {"uszas", Sport::swim},
    {"utcaifutas", Sport::run}, {"vaegttraening", Sport::strength}, {"vandretur", Sport::hike}, {"vandring", Sport::hike},
    {"velo", Sport::ride}, {"velodinterieur", Sport::ride}, {"veloelectrique", Sport::ride}, {"velomobile", Sport::ride},
    {"virtualcycling", Sport::ride}, {"virtualisfutas", Sport::virtual_run}, {"virtualride", Sport::ride},
    {"virtualrow", Sport::other}, {"virtualrun", Sport::virtual_run}, {"virtualrunning", Sport::virtual_run},
    {"virtueelhardlopen", Sport::virtual_run}, {"virtuelefietsrit", Sport::ride},
    {"virtuelehardloopsessie", Sport::virtual_run}, {"virtuelleradfahrt", Sport::ride},
    {"virtuellerlauf", Sport::virtual_run}, {"virtuelleslaufen", Sport::virtual_run}, {"virtueltlob", Sport::virtual_run},
    {"volleyball", Sport::other}, {"vtt", Sport::ride}, {"walk", Sport::walk}, {"walken", Sport::walk},
    {"walking", Sport::walk}, {"wandelen", Sport::walk}, {"wandeling", Sport::walk}, {"wandern", Sport::hike},
    {"wanderung", Sport::hike}, {"wandring", Sport::hike}, {"wedrowka", Sport::hike}, {"weights", Sport::strength},
    {"weighttraining", Sport::strength}, {"wheelchair", Sport::other}, {"wheelchairpushrun", Sport::other},
    {"wielrennen", Sport::ride}, {"windsurf", Sport::other}, {"wioslarstwo", Sport::other},
    {"wirtualnybieg", Sport::virtual_run}, {"workout", Sport::other}, {"wycieczkapiesza", Sport::hike},
    {"yoga", Sport::other}, {"yogaundpilates", Sport::other}, {"zugigesgehen", Sport::walk}, {"zwemmen", Sport::swim},
    {"zwemmeninzwembad", Sport::swim},
}};
static_assert(std::ranges::is_sorted(words, {}, &SportWord::word));

struct Block {
  std::string_view letters;
  Sport sport;
};

/// Letters of a name; the first that is found decides.
constexpr std::array<Block, 40> parts{{
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

std::optional<Sport> sport_of_word(std::string_view word) {
  const std::string key = folded(word.substr(0, 80));
  const auto found = std::ranges::lower_bound(words, key, {}, &SportWord::word);
  if (found != words.end() && found->word == key) return found->sport;
  return std::nullopt;
}

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
  for (const Block& part : parts)
    if (letters.find(part.letters) != letters.npos) return part.sport;
  return Sport::other;
}

}  // namespace patella
