#pragma once
/// What a reader finds in a vendor's file, checked on its way into the result.
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "recording/recording.hpp"
#include "vendor/formats.hpp"

namespace patella {

/// Which values of a kind are possible at all, and how they are called.
struct ValueRange {
  std::string_view name;  ///< `distance`
  std::string_view unit;  ///< `m`
  double max;             ///< 0 is the least
};

inline constexpr ValueRange distance_range{"distance", "m", 2e6};
inline constexpr ValueRange time_range{"time", "s", 30 * 86400.0};
inline constexpr ValueRange ascent_range{"ascent", "m", 50'000};
inline constexpr ValueRange descent_range{"descent", "m", 50'000};
inline constexpr ValueRange cadence_range{"cadence", "steps a minute", 300};
inline constexpr ValueRange rpe_range{"perceived exertion", "of 10", 10};
inline constexpr ValueRange sleep_range{"sleep", "s", 24 * 3600.0};

/// Builds an `ImportedFile`. A value that cannot be is left out and reported, what else is known of the activity stays; an
/// activity without a date is left out. Beyond a thousand entries of a kind they are only counted.
class ImportBuilder {
 public:
  /// `assumed_sport` is that of activities for which the source names none.
  explicit ImportBuilder(std::optional<Sport> assumed_sport = {}) : assumed_sport_{assumed_sport} {}

  void note_skipped(std::string what, std::string why);
  void note_broken(std::string what, std::string why);
  void note_doubt(std::string what, std::string why) { out_.doubts.push_back({std::move(what), std::move(why)}); }

  /// The value, where it is possible. `what` is the record that states it.
  std::optional<double> in_range(const std::string& what, ValueRange possible, std::optional<double> value);
  /// The same; 0 is how lists say that nothing was recorded.
  std::optional<double> positive(const std::string& what, ValueRange possible, std::optional<double> value);
  /// Steps a minute of both feet. What is stated for one leg is doubled, unless no single leg steps that often.
  std::optional<double> step_rate(const std::string& what, std::optional<double> value, bool one_leg);
  /// The sport a vendor names; nothing where the word is empty, or not known, which is reported once for each.
  std::optional<Sport> sport(std::string_view word);
  /// Reports, once for each, a sport that is not known by this word.
  void note_unknown_sport(std::string_view word);

  /// Adds an activity, with what is true of every vendor's: its texts, where there are any, become its notes, the first of
  /// them that holds pain in the short form its pain; it has a possible date, and a speed that somebody can run. Where its
  /// sport is not stated, it is guessed.
  void add(ImportedActivity found, const std::string& what, std::initializer_list<std::string_view> texts = {});
  void add(ImportedDay day) { out_.days.push_back(std::move(day)); }

  std::size_t activities() const { return out_.activities.size(); }
  /// All of it. The builder is empty then.
  ImportedFile build();

 private:
  ImportedFile out_;
  std::optional<Sport> assumed_sport_;
  std::vector<std::string> unknown_sports_;
  std::size_t more_skipped_ = 0, more_broken_ = 0;
};

/// Sets a sport that no source names: the assumed one, or that of its name, or what distance and time are like. What that
/// sport has no use for is left out.
void guess_sport_of_totals(ImportedActivity& found, std::optional<Sport> assumed);
/// The steps a minute of both feet, where `cadence` counts one leg, unless no single leg steps that often.
double steps_of_both_feet(double cadence);
/// The first short form of pain in a title or note: `knee 0/3/1` for before, during and after, perhaps with the next morning
/// behind them, or `#knee3` for during. Whole or half points from 0 to 10. Nothing is made of other words or numbers.
std::optional<PainEntry> pain_in_note(std::string_view text);
/// Sets the notes; the first of the texts that holds pain in the short form sets the pain.
void add_texts(Activity& activity, std::initializer_list<std::string_view> texts);
/// From 1990 to 2200.
bool has_possible_date(const Activity& activity);
/// Takes out totals that cannot be, such as a distance that no runner covers in that time; returns which, or that the date
/// cannot be. Empty where all is well.
std::string leave_out_impossible(Activity& activity);
/// A number of seconds since 1970 as a time; nothing where it is negative or after the year 9999.
std::optional<std::chrono::sys_seconds> since_1970(double seconds);

/// Adds an activity that is nothing but its recording, or why it is none. `vendor` is the first word of its id: `gpx`;
/// `what` says which of a source's activities it is. Where the recording names no sport, the one that is assumed or guessed.
void add_recording(Recording& recording, const std::string& vendor, const std::string& what, const ImportContext& context,
                   ImportedFile& into);

}  // namespace patella
