#pragma once
/// What vendors call a sport, in the languages of their exports.
#include <optional>
#include <string_view>

#include "patella/log.hpp"

namespace patella {

/// The sport that a vendor's word means, in whatever case and spelling: `trail_running`, `TrailRun`, `Course à pied`,
/// `Hardloopsessie`. Sports that a log has no word for are `other`; nothing where the word is not known at all.
std::optional<Sport> sport_of_word(std::string_view word);

/// `running`, `Trail Running`, `treadmill_running`, Strava's old `9`, `Biking`... Nothing for no word, and for words that
/// say nothing, such as `unknown`; a sport that is not listed is Sport::other.
std::optional<Sport> sport_in_words(std::string_view words);

}  // namespace patella
