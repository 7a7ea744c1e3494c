#pragma once
/// Reads the bytes of FIT files: headers, checksums, and the messages between them.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "vendor/fit/fit_file.hpp"

namespace patella {

struct FitLimits {
  std::size_t messages = 250'000;  ///< kept in all: almost three days at one record a second, some 25 MB
};

/// What could be read, and what was wrong.
struct FitReading {
  std::vector<FitFile> files;        ///< more than one where the input chains them
  std::vector<FitProblem> problems;  ///< in the order in which they were met
  bool rejected() const { return files.empty(); }
};

/// Reads a FIT file, or several one behind the other. Any bytes are safe: the rest of a file with an error is left out,
/// what stands before it counts.
FitReading read_fit(std::span<const std::byte> bytes, FitLimits limits = {});

/// One plain sentence without a full stop.
std::string fit_message(const FitProblem& problem);

/// CRC-16 with the reflected polynomial 0xA001 and the start value `crc`.
std::uint16_t fit_crc(std::span<const std::byte> bytes, std::uint16_t crc = 0);

}  // namespace patella
