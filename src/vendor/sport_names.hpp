#pragma once
/// What vendors and people call a sport, in the languages of their exports.
#include <optional>
#include <string_view>

#include "patella/log.hpp"

namespace patella {

/// The sport that a vendor's word means, in whatever case and spelling: `trail_running`, `TrailRun`, `Course à pied`,
/// `Hardloopsessie`, `Бег`. Sports that a log has no word for are `other`; nothing where the word is not known at all.
std::optional<Sport> sport_of_word(std::string_view word);

/// The same for words that people and smaller programs choose: `Trail Running`, Strava's old `9`, `evening jog`. Nothing for
/// words without a meaning, such as `unknown`, and for those that are not known.
std::optional<Sport> sport_in_words(std::string_view text);

/// The sport in the name of an activity: `Cycling 5/1/24`, `Lauf am Morgen`. Nothing where it has none, or several.
std::optional<Sport> sport_in_name(std::string_view name);

}  // namespace patella
