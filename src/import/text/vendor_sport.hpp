#pragma once
/// What vendors call a sport, in the languages of their exports.
#include <optional>
#include <string_view>

#include "patella/log.hpp"

namespace patella {

/// The sport that a vendor's word means, in whatever case and spelling: `trail_running`, `TrailRun`, `Course à pied`,
/// `Hardloopsessie`. Sports that a log has no word for are `other`; nothing where the word is not known at all.
std::optional<Sport> sport_of_word(std::string_view word);

/// Whether an altitude can be measured at all.
constexpr bool is_outdoors(Sport sport) {
  return sport != Sport::treadmill && sport != Sport::virtual_run && sport != Sport::strength && sport != Sport::swim;
}

/// Whether it is done step by step.
constexpr bool has_steps(Sport sport) { return is_running(sport) || sport == Sport::walk || sport == Sport::hike; }

}  // namespace patella
