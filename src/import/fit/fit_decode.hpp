#pragma once
/// The messages between a FIT file's header and its checksum.
#include <span>
#include <vector>

#include "import/fit/fit.hpp"
#include "import/fit/fit_problem.hpp"

namespace patella {

/// How the reading of messages ended: with the data; within a message that is cut off; at one that cannot be read.
enum class FitEnd { whole, cut, stopped };

/// Adds to `file` what the messages of `data` tell, the first of which stands at byte `at` of the input. A last message
/// that is cut off is left out. At a message of no known layout, or with one more than `room` to keep, it stops and says
/// so. Takes from `room` what it kept.
FitEnd decode_fit(std::span<const std::byte> data, std::size_t at, std::size_t& room, FitFile& file,
                  std::vector<FitProblem>& problems);

}  // namespace patella
