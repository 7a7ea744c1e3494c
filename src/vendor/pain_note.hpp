#pragma once
/// Pain in the short form that fits a title: `knee 0/3/1` or `#knee3`.
#include <optional>
#include <string_view>

#include "patella/log.hpp"

namespace patella {

/// The first short form in `text`: `knee` and before/during/after, perhaps /next morning; or `#knee` and during.
/// Whole or half points from 0 to 10. Nothing is made of any other words or numbers.
std::optional<PainEntry> pain_in_note(std::string_view text);

}  // namespace patella
