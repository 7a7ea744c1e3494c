#include "log/plausibility.hpp"

#include <algorithm>
#include <array>

#include "text/number.hpp"

namespace patella {
namespace {

struct WorldBest {
  double metres, seconds;
};

/// The fastest times that anybody has run, men's, whether ratified or not: World Athletics, list of world records and
/// all-time top lists, and for 50 km and more the International Association of Ultrarunners; read in 2025.
constexpr std::array<WorldBest, 14> world_bests{{
    {100, 9.58},          // Bolt 2009
    {200, 19.19},         // Bolt 2009
    {400, 43.03},         // van Niekerk 2016
    {800, 100.91},        // Rudisha 2012
    {1500, 206.00},       // El Guerrouj 1998
    {3000, 437.55},       // Ingebrigtsen 2024
    {5000, 755.36},       // Cheptegei 2020
    {10000, 1571.00},     // Cheptegei 2020
    {21097.5, 3402},      // Kiplimo 2025
    {42195, 7235},        // Kiptum 2023
    {50000, 9523},        // Albertson 2022
    {100000, 21935},      // Sorokin 2023
    {319614, 86400},      // Sorokin 2022, 24 hours
    {1036800, 6 * 86400}  // Kouros 2005, six days
}};
/// The highest speed measured on a runner: 12.42 m/s (Bolt, Berlin 2009; Graubner and Nixdorf 2011). Nobody keeps it up.
constexpr double highest_speed = 12.42;
/// On a bicycle, on the flat, for an hour, 56.8 km/h (Ganna 2022): beyond it nothing is done with one's own legs.
constexpr double highest_speed_on_wheels = 60 / 3.6;
/// Watches and short routes flatter: so much above the world's best is not held against a record (ours).
constexpr double speed_margin = 1.05;
/// A run beyond it is hardly ever one run (ours); beyond the other nobody has run in six days (see above, with a margin).
constexpr Distance longest_likely = kilometres(250), longest_possible = kilometres(1100);
/// Twice the climb to the summit of the highest mountain from sea, and more than has been climbed on foot in a day (ours).
constexpr Height most_likely_height{20000};
constexpr Minutes longest_likely_time = std::chrono::hours{10 * 24};

/// What makes a record doubtful, as the field that states it and a sentence.
struct Doubt {
  std::string_view FieldNames::*field;
  bool impossible;
};

/// The speed in m/s that nobody has kept up over such a distance: the world's best over the next shorter one of the table.
double best_speed(Distance distance) {
  double best = highest_speed;
  for (const auto& [metres, seconds] : world_bests)
    if (metres <= distance.value) best = std::min(best, metres / seconds);
  return best;
}

double speed_of(const Activity& a) { return a.distance->value / (a.duration->count() * 60); }

bool is_before(Day day, int year) { return day != Day{} && day < Day{std::chrono::year{year} / std::chrono::January / 1}; }

/// The first doubt, the impossible before the improbable.
std::optional<Doubt> doubt_of(const Activity& a) {
  using Names = FieldNames;
  const bool runs = is_running(a.sport());
  const bool timed = runs && a.distance && a.duration && a.distance->value >= 100 && a.duration->count() > 0;
  if (is_before(a.day, earliest_year)) return Doubt{&Names::day, true};
  if (runs && a.distance && *a.distance > longest_possible) return Doubt{&Names::distance, true};
  if (timed && speed_of(a) > highest_speed_on_wheels) return Doubt{&Names::duration, true};
  if (a.duration && *a.duration > longest_likely_time) return Doubt{&Names::duration, false};
  if (runs && a.distance && *a.distance > longest_likely) return Doubt{&Names::distance, false};
  if (timed && speed_of(a) > speed_margin * best_speed(*a.distance)) return Doubt{&Names::duration, false};
  const auto too_high = [&](const std::optional<Height>& height, double share) {
    if (!runs || !height) return false;
    return *height > most_likely_height ||
           (a.distance && a.distance->value > 0 && height->value > share * a.distance->value);
  };
  if (too_high(a.descent, 0.5)) return Doubt{&Names::descent, false};
  if (too_high(a.ascent, 1)) return Doubt{&Names::ascent, false};
  if (runs && a.cadence_spm && (*a.cadence_spm < slowest_step_rate || *a.cadence_spm > fastest_step_rate))
    return Doubt{&Names::step_rate, false};
  if (is_before(a.day, earliest_likely_year)) return Doubt{&Names::day, false};
  return {};
}

std::string km(Distance distance) { return decimal_text(in_kilometres(distance), 1) + " km"; }

/// What is doubtful, and what would not be.
Problem problem_of(const Doubt& doubt, const Activity& a) {
  const Message message = doubt.impossible ? Message::impossible : Message::improbable;
  const std::string run = a.distance ? km(*a.distance) : "a run";
  if (doubt.field == &FieldNames::day)
    return {message,
            {"the activity is of the year " + iso_date(a.day).substr(0, 4)},
            "a year from " + std::to_string(doubt.impossible ? earliest_year : earliest_likely_year) + " on"};
  if (doubt.field == &FieldNames::distance)
    return {message,
            {doubt.impossible ? "nobody runs " + run + " in one go" : run + " is very far for one run"},
            "at most " + km(doubt.impossible ? longest_possible : longest_likely) + " for a run"};
  if (doubt.field == &FieldNames::step_rate)
    return {message,
            {decimal_text(*a.cadence_spm, 1) + " steps a minute is nothing that a runner does"},
            "60 to 260 steps a minute of both feet"};
  if (doubt.field == &FieldNames::duration) {
    const std::string minutes = decimal_text(a.duration->count(), 1) + " minutes";
    if (*a.duration > longest_likely_time) return {message, {minutes + " are very long"}, "at most 14400 minutes, ten days"};
    const double best = doubt.impossible ? highest_speed : best_speed(*a.distance);
    return {message,
            {run + " in " + minutes + " is " + decimal_text(3.6 * speed_of(a), 1) + " km/h, faster than anybody has run"},
            "at most " + decimal_text(3.6 * best, 1) + " km/h over such a distance"};
  }
  const bool down = doubt.field == &FieldNames::descent;
  const std::string metres = decimal_text((down ? a.descent : a.ascent)->value, 0) + " m of " + (down ? "descent" : "climb");
  return {message,
          {a.distance ? metres + " on " + run + " is very steep" : metres + " is very much"},
          std::string{down ? "at most half of the distance" : "at most the distance"} + ", and at most 20000 m"};
}

}  // namespace

void report_doubts(const Activity& activity, FinishedRecord& record, const FieldNames& names) {
  const auto doubt = doubt_of(activity);
  if (doubt && (doubt->impossible || !activity.sure)) record.report(names.*doubt->field, problem_of(*doubt, activity));
}

void report_day_before(int year, Day day, FinishedRecord& record, std::string_view field) {
  if (!is_before(day, year)) return;
  record.report(field, {Message::impossible,
                        {"the record is of the year " + iso_date(day).substr(0, 4)},
                        "a year from " + std::to_string(year) + " on"});
}

bool is_improbable(const Activity& activity) { return !activity.sure && doubt_of(activity).has_value(); }

bool has_improbable_day(const Activity& activity) { return is_before(activity.day, earliest_likely_year); }

}  // namespace patella
