#pragma once
/// FIT's numbers for sports and makers.
#include <cstdint>
#include <optional>
#include <string>

#include "patella/log.hpp"

namespace patella {

/// A session between two sports, in which a triathlete changes.
inline constexpr std::uint32_t fit_transition = 3;

/// What a log calls it; nothing where the file does not say, as with FIT's `generic`.
std::optional<Sport> fit_sport(std::optional<std::uint32_t> sport, std::optional<std::uint32_t> sub_sport);

/// `Garmin`, `Wahoo`, `Zwift`...; empty for makers that are not listed.
std::string fit_maker(std::uint32_t manufacturer);

/// What a file of this type is: `settings of a device`. The type of an activity is `an activity`.
std::string fit_type(std::uint32_t type);

}  // namespace patella
