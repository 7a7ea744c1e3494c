#pragma once
/// Reads the bytes of FIT files: headers, checksums, and the messages between them; and what their numbers mean. The format
/// as an import knows it, and all others, are in vendor/formats.hpp.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "patella/log.hpp"
#include "recording/recording.hpp"
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

/// The records of one of the file's sessions, with a break wherever the timer was stopped; all records, where there is but
/// one session, or none.
std::vector<RecordedPoint> fit_track(const FitFile& file, std::size_t session);

/// A barometer where the device lists one among its own sensors, else `stated`: no FIT file says that it has none.
AltitudeSource fit_altitude_source(const FitFile& file);

/// A session between two sports, in which a triathlete changes.
inline constexpr std::uint32_t fit_transition = 3;

/// What a log calls it; nothing where the file does not say, as with FIT's `generic`.
std::optional<Sport> fit_sport(std::optional<std::uint32_t> sport, std::optional<std::uint32_t> sub_sport);

/// `Garmin`, `Wahoo`, `Zwift`...; empty for makers that are not listed.
std::string fit_maker(std::uint32_t manufacturer);

/// What a file of this type is: `settings of a device`. The type of an activity is `an activity`.
std::string fit_type(std::uint32_t type);

}  // namespace patella
