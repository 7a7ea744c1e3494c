#pragma once
/// A FIT file as the device wrote it, nothing filled in: the messages that matter for a run, and what is wrong with it.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace patella {

/// A moment in UTC. A device that never knew the date counts from its start: such a moment lies before `fit_first_date`.
using FitTime = std::chrono::sys_seconds;
/// 1989-12-31T00:00:00Z, the zero of FIT's clock.
inline constexpr FitTime fit_epoch{std::chrono::seconds{631065600}};
inline constexpr FitTime fit_first_date{fit_epoch + std::chrono::seconds{0x10000000}};
/// Degrees of a latitude or longitude in semicircles.
constexpr double fit_degrees(std::int32_t semicircles) { return semicircles * (180.0 / 2147483648.0); }

/// What wrote the file, and what kind of file it is. The numbers are those of FIT's profile.
struct FitFileId {
  std::optional<std::uint32_t> type;  ///< 4 is an activity
  std::optional<std::uint32_t> manufacturer, product, serial;
  std::optional<FitTime> created;
  std::string product_name;  ///< empty: not stated
};
inline constexpr std::uint32_t fit_activity = 4;

/// One point of the recording.
struct FitRecord {
  std::optional<FitTime> time;
  std::optional<double> distance;  ///< m since the start
  std::optional<float> altitude;   ///< m above the sea
  std::optional<float> speed;      ///< m/s
  std::optional<float> cadence;    ///< turns a minute: steps of one leg; whole numbers, the rest stands next
  std::optional<float> cadence_fraction;
  std::optional<std::int32_t> latitude, longitude;  ///< semicircles
};

/// The device's own sums, of a session or of a lap.
struct FitTotals {
  std::optional<FitTime> start, time;                       ///< `time`: when the message was written
  std::optional<std::uint32_t> sport, sub_sport;            ///< sport 1 is running
  std::optional<double> elapsed, timer, moving;             ///< s: wall clock; without pauses; moving
  std::optional<double> distance;                           ///< m
  std::optional<double> ascent, descent;                    ///< m, both positive
  std::optional<double> ascent_fraction, descent_fraction;  ///< m, to be added
  std::optional<double> cadence, cadence_fraction;          ///< mean turns a minute: steps of one leg
  std::optional<double> step_length;                        ///< m, mean
  std::optional<double> rpe;                                ///< 0-100: ten times the 0-10 rating
  std::optional<double> feel;                               ///< 0-100, 100 is best
};

struct FitSport {
  std::optional<std::uint32_t> sport, sub_sport;
};

/// The timer started, or stopped: what lies between a stop and the next start is a pause.
struct FitTimerEvent {
  std::optional<FitTime> time;
  bool start = false;
};

/// A device or sensor that took part.
struct FitDevice {
  std::optional<std::uint32_t> index, type, source, manufacturer, product;
};

struct FitFile {
  std::size_t begin = 0, end = 0;  ///< bytes of the input that it takes
  FitFileId id;
  std::vector<FitTotals> sessions, laps;
  std::vector<FitRecord> records;  ///< in the order of the file; clocks may run back
  std::vector<FitTimerEvent> timer;
  std::vector<FitDevice> devices;
  std::optional<std::chrono::minutes> local_offset;  ///< east of UTC; absent where the file does not say: never 0
  FitSport sport;                                    ///< of the sport message, for sessions that state none
};

/// What may be wrong with a FIT file.
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

/// Where and what something is wrong.
struct FitProblem {
  FitFault fault = FitFault::empty;
  std::size_t at = 0;                   ///< the byte of the input, from 0
  std::uint64_t stated = 0, found = 0;  ///< two numbers that do not agree: `fit_message` says which
};

/// Whole and fractional part of a FitRecord's or FitTotals' cadence together.
template <class Message>
constexpr std::optional<double> fit_cadence(const Message& message) {
  if (!message.cadence) return std::nullopt;
  return *message.cadence + message.cadence_fraction.value_or(0);
}

}  // namespace patella
