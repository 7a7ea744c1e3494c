#pragma once
/// Where a FIT file begins and ends.
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "import/fit/fit_problem.hpp"

namespace patella {

inline constexpr std::size_t fit_crc_size = 2;

struct FitHeader {
  std::size_t begin = 0, size = 0;  ///< of the header
  std::size_t data = 0;             ///< bytes that should follow, without the checksum
  bool unfinished = false;          ///< `data` was never written
  std::size_t data_begin() const { return begin + size; }
  /// One past the checksum, should all be there.
  std::size_t end() const { return data_begin() + data + fit_crc_size; }
};

/// The header at byte `begin`; without one, or with one that is doubtful, it says why.
std::optional<FitHeader> read_fit_header(std::span<const std::byte> bytes, std::size_t begin,
                                         std::vector<FitProblem>& problems);

/// Says so where the checksum at the end of the file is wrong. The file is whole.
void check_fit_crc(std::span<const std::byte> bytes, const FitHeader& header, std::vector<FitProblem>& problems);

}  // namespace patella
