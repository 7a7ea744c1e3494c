#pragma once
/// Sports as GPX and TCX files name them.
#include <optional>
#include <string_view>

#include "patella/log.hpp"

namespace patella {

/// `running`, `Trail Running`, `treadmill_running`, Strava's old `9`, `Biking`... Nothing for no word, and for words that say
/// nothing, such as `unknown`; a sport that is not listed is Sport::other.
std::optional<Sport> sport_in_words(std::string_view words);

}  // namespace patella
