#pragma once
/// Which field of which FIT message goes where: the profile's numbers, scales and offsets.
#include <cstdint>
#include <span>

#include "vendor/fit/fit_file.hpp"
#include "vendor/fit/fit_value.hpp"

namespace patella {

/// The messages that are read, by their number in the profile.
enum class FitMessage : std::uint16_t {
  file_id = 0,
  sport = 12,
  session = 18,
  lap = 19,
  record = 20,
  event = 21,
  device_info = 23,
  activity = 34
};

/// The field 253 of every message: seconds since `fit_epoch`. It is in no table.
inline constexpr std::uint8_t fit_timestamp = 253;
/// The field 8 of a record: see FitDistanceCounter. It is in no table either.
inline constexpr std::uint8_t fit_speed_and_distance = 8;

template <class Message>
struct FitField {
  std::uint8_t number;
  void (*set)(Message&, const FitValue&);  ///< leaves the message as it is where the value is the invalid one
};

/// An event message, of which only the timer's are kept.
struct FitEvent {
  std::optional<std::uint32_t> event, type;
};

/// An activity message.
struct FitActivity {
  std::optional<FitTime> local_time;
};

/// Whether it is one that is never negative and fits into 32 bits, whatever type the file gives it.
constexpr bool is_unsigned(double number) { return number >= 0 && number <= 4294967295.0; }

std::span<const FitField<FitFileId>> fit_file_id_fields();
std::span<const FitField<FitTotals>> fit_session_fields();
std::span<const FitField<FitTotals>> fit_lap_fields();
std::span<const FitField<FitSport>> fit_sport_fields();
std::span<const FitField<FitRecord>> fit_record_fields();
std::span<const FitField<FitEvent>> fit_event_fields();
std::span<const FitField<FitDevice>> fit_device_fields();
std::span<const FitField<FitActivity>> fit_activity_fields();

}  // namespace patella
