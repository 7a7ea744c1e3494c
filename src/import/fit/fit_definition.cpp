#include "import/fit/fit_definition.hpp"

namespace patella {
namespace {

constexpr std::uint8_t not_read = 255;

template <class Message>
std::uint8_t row_in(std::span<const FitField<Message>> fields, unsigned number) {
  for (std::size_t row = 0; row < fields.size(); ++row)
    if (fields[row].number == number) return static_cast<std::uint8_t>(row);
  return not_read;
}

std::uint8_t row_of(FitMessage message, unsigned number) {
  switch (message) {
    case FitMessage::file_id: return row_in(fit_file_id_fields(), number);
    case FitMessage::sport: return row_in(fit_sport_fields(), number);
    case FitMessage::session: return row_in(fit_session_fields(), number);
    case FitMessage::lap: return row_in(fit_lap_fields(), number);
    case FitMessage::record: return row_in(fit_record_fields(), number);
    case FitMessage::event: return row_in(fit_event_fields(), number);
    case FitMessage::device_info: return row_in(fit_device_fields(), number);
    case FitMessage::activity: return row_in(fit_activity_fields(), number);
  }
  return not_read;
}

unsigned byte_at(std::span<const std::byte> bytes, std::size_t at) { return std::to_integer<unsigned>(bytes[at]); }

}  // namespace

std::size_t read_fit_definition(std::span<const std::byte> bytes, bool has_developer_fields, FitDefinition& into) {
  constexpr std::size_t head = 5;  // reserved, byte order, number (2), count of fields
  into.defined = false;
  into.size = 0;
  into.timestamp.reset();
  into.speed_and_distance.reset();
  into.slots.clear();
  if (bytes.size() < head) return 0;
  into.big_endian = byte_at(bytes, 1) != 0;
  const unsigned first = byte_at(bytes, 2), second = byte_at(bytes, 3);
  into.message = static_cast<FitMessage>(into.big_endian ? first << 8 | second : second << 8 | first);
  const std::size_t count = byte_at(bytes, 4), fields_end = head + 3 * count;
  if (bytes.size() < fields_end) return 0;
  for (std::size_t at = head; at < fields_end; at += 3) {
    const unsigned number = byte_at(bytes, at), size = byte_at(bytes, at + 1), base = byte_at(bytes, at + 2) & 0x1F;
    FitSlot slot{static_cast<std::uint16_t>(into.size), static_cast<std::uint8_t>(size)};
    into.size += size;
    // What is too short for its type, or of a type that nobody knows, is skipped.
    if (base >= fit_base_count || size < fit_size(static_cast<FitBase>(base))) continue;
    slot.base = static_cast<FitBase>(base);
    slot.row = row_of(into.message, number);
    if (number == fit_timestamp) into.timestamp = slot;
    if (into.message == FitMessage::record && number == fit_speed_and_distance && size >= 3) into.speed_and_distance = slot;
    if (slot.row != not_read) into.slots.push_back(slot);
  }
  if (!has_developer_fields) return into.defined = true, fields_end;
  if (bytes.size() <= fields_end) return 0;
  const std::size_t end = fields_end + 1 + 3 * byte_at(bytes, fields_end);
  if (bytes.size() < end) return 0;
  for (std::size_t at = fields_end + 1; at < end; at += 3) into.size += byte_at(bytes, at + 1);
  into.defined = true;
  return end;
}

}  // namespace patella
