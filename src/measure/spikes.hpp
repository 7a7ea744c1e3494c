#pragma once
#include <vector>

#include "patella/metrics.hpp"

namespace patella {

/// Sessions of the seven days against the longest of the 30 days before their own day, and against the longest of
/// the 30 days that end before the seven: the larger ratio. The second is the ratchet guard, so that 10, 11, 12.1
/// km within a week does not pass step by step. Only sessions with 28 days of log before them and a known base.
std::vector<SessionSpike> session_spikes(const History& history, Days week);

/// The longest session of a window; nullptr where none states its distance.
const Session* longest_session(const History& history, Days window);

/// Distance of the seven days and its base, max(D of the 7 days before, D of the 28 days before / 4).
WeekSpike week_spike(const History& history, Days week);

/// Descent of the seven days and the highest of the four weeks before.
DescentSpike descent_spike(const History& history, Days week);

}  // namespace patella
