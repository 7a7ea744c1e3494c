#pragma once
/// The messages of a FIT file: how each local type is laid out, and what its data messages say.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

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

/// An event message, of which only the timer's are kept.
struct FitEvent {
  std::optional<std::uint32_t> event, type;
};

/// An activity message.
struct FitActivity {
  std::optional<FitTime> local_time;
};

/// Where in a data message a field stands that is decoded.
struct FitFieldLayout {
  std::uint16_t offset = 0;  ///< from the first byte after the message's header
  std::uint8_t size = 0;     ///< bytes, a whole number of elements or more
  FitBase base = FitBase::bytes;
  std::uint8_t row = 0;  ///< in the message's table of fields
};

/// How the data messages of one local type are laid out.
struct FitDefinition {
  bool defined = false;
  bool big_endian = false;
  FitMessage message{};    ///< any number, also of messages that are not decoded
  std::uint32_t size = 0;  ///< bytes of a data message after its header, developer fields included
  std::optional<FitFieldLayout> timestamp, speed_and_distance;
  std::vector<FitFieldLayout> fields;  ///< those that are decoded, in the order of the file

  FitValue value(const FitFieldLayout& field, const std::byte* begin) const {
    return {begin + field.offset, field.size, field.base, big_endian};
  }
};

/// Reads the definition message whose header says `has_developer_fields` and whose bytes after that header are the first
/// of `bytes`. Returns how many bytes it takes; 0 where they are cut off, and `into` is undefined then.
std::size_t read_fit_definition(std::span<const std::byte> bytes, bool has_developer_fields, FitDefinition& into);

/// Counts distance on where the file's own count begins anew every 256 m.
class FitDistanceCounter {
 public:
  /// Sets what the record does not state itself. `value` has at least three bytes.
  void add_to(FitRecord& record, const FitValue& value);

 private:
  std::optional<std::uint64_t> last_;  ///< sixteenths of a metre
};

/// Adds to a file what its data messages say, one after the other.
class FitMessageDecoder {
 public:
  FitMessageDecoder(FitFile& file, std::vector<FitProblem>& problems) : file_{file}, problems_{problems} {}

  /// Takes the message whose bytes after its `header` begin at `at`; a header with a compressed timestamp holds the last
  /// five bits of its time. Returns whether the message takes room.
  bool take(const FitDefinition& definition, const std::byte* at, std::uint8_t header);

 private:
  FitFile& file_;
  std::vector<FitProblem>& problems_;
  std::optional<std::uint32_t> clock_;  ///< seconds since `fit_epoch`, of the last message that had a time
  std::optional<FitTime> time_;         ///< of the message that is taken
  bool no_date_reported_ = false;
  FitDistanceCounter counter_;

  void set_time(std::uint32_t time);
  void keep_record(const FitDefinition& definition, const std::byte* at);
  void keep_totals(FitTotals totals, std::vector<FitTotals>& into);
  bool keep_event(const FitEvent& event);
  void keep_offset(const FitActivity& activity);
};

}  // namespace patella
