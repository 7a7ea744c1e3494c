#pragma once
/// JSON text to events.
#include <string_view>

#include "log/events.hpp"

namespace patella {

/// Tells `events` every token of `text`, one JSON document, in order, or up to its first syntax error.
/// A byte-order mark is skipped. Nesting is limited by memory only.
void tokenise(std::string_view text, JsonEvents& events);

}  // namespace patella
