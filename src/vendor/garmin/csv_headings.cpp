#include "vendor/garmin/csv_headings.hpp"

#include <array>

namespace patella {
namespace {

using Names = std::span<const std::string_view>;

// Folded, in the order English, German, French, Spanish, Dutch, Polish, Danish, Hungarian, with older names after newer.
constexpr std::array<std::string_view, 9> type{"activitytype",    "aktivitatstyp",  "typedactivite",
                                               "tipodeactividad", "activiteittype", "activiteitstype",
                                               "typaktywnosci",   "aktivitetstype", "tevekenysegtipusa"};
constexpr std::array<std::string_view, 5> date{"date", "datum", "fecha", "data", "dato"};
constexpr std::array<std::string_view, 6> title{"title", "titel", "titre", "titulo", "tytul", "cim"};
constexpr std::array<std::string_view, 6> distance{"distance", "distanz", "distancia", "afstand", "dystans", "tavolsag"};
constexpr std::array<std::string_view, 9> time{"time", "zeit", "duree", "temps", "tiempo", "tijd", "czas", "tid", "ido"};
constexpr std::array<std::string_view, 8> moving{"movingtime",  "zeitinbewegung", "tempsdedeplacement", "tiempoenmovimiento",
                                                 "tijdbewogen", "czasruchu",      "tidibevaegelse",     "menetido"};
constexpr std::array<std::string_view, 8> elapsed{"elapsedtime",    "verstrichenezeit", "tempsecoule", "tiempotranscurrido",
                                                  "verstrekentijd", "uplyneloczasu",    "tidsforbrug", "elteltido"};
constexpr std::array<std::string_view, 12> ascent{
    "totalascent",     "elevgain",       "anstieggesamt",  "positiverhohenunterschied",
    "ascensiontotale", "gainaltitude",   "ascensototal",   "totalestijging",
    "calkowitywznios", "samletstigning", "hojdeforogelse", "teljesemelkedes"};
constexpr std::array<std::string_view, 12> descent{
    "totaldescent",  "elevloss",     "abstieggesamt",   "negativerhohenunterschied", "descentetotale", "pertealtitude",
    "descensototal", "totaledaling", "calkowityspadek", "samletnedstigning",         "hojdereduktion", "teljessullyedes"};
constexpr std::array<std::string_view, 8> stride{
    "avgstridelength", "oschrittlange",       "longueurmoyennedesfoulees",  "longitudmediadezancada",
    "gemstaplengte",   "sredniadlugosckroku", "gennemsnitligskridtlaengde", "atlagoslepeshossz"};
constexpr std::array<std::string_view, 8> pace{"avgpace",        "opace",        "alluremoyenne",    "ritmomedio",
                                               "gemiddeldtempo", "srednietempo", "gennemsnitstempo", "atlagostempo"};
constexpr std::array<std::string_view, 13> cadence{"avgruncadence",
                                                   "avgcadence",
                                                   "oschrittfrequenzlaufen",
                                                   "oschrittfrequenz",
                                                   "cadencedecoursemoyenne",
                                                   "cadenciadecarreramedia",
                                                   "gemloopcadans",
                                                   "gemiddeldeloopcadans",
                                                   "gemcadans",
                                                   "sredniritmbiegu",
                                                   "gennemsnitkadencelob",
                                                   "gennemsnitligkadencelob",
                                                   "atlpedalutem"};

}  // namespace

std::optional<GarminColumns> garmin_columns(const Headings& headings) {
  const auto of_type = headings.find(type), of_date = headings.find(date), of_distance = headings.find(distance);
  if (!of_type || !of_date || !of_distance || !headings.find(time)) return std::nullopt;
  GarminColumns out{.type = *of_type,
                    .date = *of_date,
                    .distance = *of_distance,
                    .title = headings.find(title),
                    .time = headings.find(time),
                    .moving = headings.find(moving),
                    .elapsed = headings.find(elapsed),
                    .ascent = headings.find(ascent),
                    .descent = headings.find(descent),
                    .stride = headings.find(stride),
                    .pace = headings.find(pace),
                    .cadence = headings.find_all(cadence),
                    .cadence_by_place = std::nullopt};
  // Cadence, its maximum, pace, the best one, ascent and descent follow each other in every language.
  if (out.ascent && out.descent == *out.ascent + 1 && *out.ascent >= 8) {
    out.cadence_by_place = *out.ascent - 4;
    if (!out.pace) out.pace = *out.ascent - 2;
  }
  return out;
}

}  // namespace patella
