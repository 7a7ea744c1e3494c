#pragma once
/// What is wrong with a FIT file, as values.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vendor/fit/fit_file.hpp"

namespace patella {

enum class FitFault : std::uint8_t {
  // Errors: from here on nothing can be read.
  empty,
  no_header,
  header_size,
  no_signature,
  garbage_after,
  no_definition,
  too_many,
  // Warnings: read all the same.
  header_crc,
  file_crc,
  truncated,
  cut_message,
  unfinished,
  no_date
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

/// CRC-16 with the reflected polynomial 0xA001 and the start value `crc`.
std::uint16_t fit_crc(std::span<const std::byte> bytes, std::uint16_t crc = 0);

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

/// How the reading of messages ended: with the data; within a message that is cut off; at one that cannot be read.
enum class FitEnd { whole, cut, stopped };

/// Adds to `file` what the messages of `data` tell, the first of which stands at byte `at` of the input. A last message
/// that is cut off is left out. At a message of no known layout, or with one more than `room` to keep, it stops and says
/// so. Takes from `room` what it kept.
FitEnd decode_fit(std::span<const std::byte> data, std::size_t at, std::size_t& room, FitFile& file,
                  std::vector<FitProblem>& problems);

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
