#pragma once
/// Bytes to FIT files.
#include <span>
#include <optional>
#include <vector>

#include "import/fit/fit.hpp"
#include "import/fit/fit_problem.hpp"

namespace patella {

struct FitLimits {
  std::size_t messages = 250'000;  ///< kept in all: almost three days at one record a second, some 25 MB
};

/// What could be read, and what was wrong.
struct FitReading {
  std::vector<FitFile> files;        ///< more than one where the input chains them
  std::vector<FitProblem> problems;  ///< in the order in which they were met
  bool refused() const { return files.empty(); }
};

/// Reads a FIT file, or several one behind the other. Any bytes are safe: the rest of a file with an error is left out,
/// what it told before stands.
FitReading read_fit(std::span<const std::byte> bytes, FitLimits limits = {});

}  // namespace patella
