#pragma once
/// What is wrong with a FIT file, as values.
#include <cstddef>
#include <cstdint>
#include <string>

namespace patella {

enum class FitFault : std::uint8_t {
  // Errors: from here on nothing can be read.
  empty, no_header, header_size, no_signature, garbage_after, no_definition, too_many,
  // Warnings: read all the same.
  header_crc, file_crc, truncated, cut_message, unfinished, no_date
};
/// An error ends the reading of a file, but what was read before it stands.
constexpr bool is_error(FitFault fault) { return fault <= FitFault::too_many; }

struct FitProblem {
  FitFault fault = FitFault::empty;
  std::size_t at = 0;                   ///< the byte of the input, from 0
  std::uint64_t stated = 0, found = 0;  ///< two numbers that do not agree; what they are, `fit_message` tells
};

/// One plain sentence without a full stop.
std::string fit_message(const FitProblem& problem);

}  // namespace patella
