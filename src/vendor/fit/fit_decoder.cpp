#include "vendor/fit/fit_decoder.hpp"

#include <cstdint>

namespace patella {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::uint8_t not_decoded = 255;  // the row of a field that is in no table

template <class Message>
std::uint8_t row_in(std::span<const FitField<Message>> fields, unsigned number) {
  for (std::size_t row = 0; row < fields.size(); ++row)
    if (fields[row].number == number) return static_cast<std::uint8_t>(row);
  return not_decoded;
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
  return not_decoded;
}

unsigned byte_at(std::span<const std::byte> bytes, std::size_t at) { return std::to_integer<unsigned>(bytes[at]); }

template <class Message>
void fill(Message& message, const FitDefinition& definition, const std::byte* at,
          std::span<const FitField<Message>> fields) {
  for (const FitFieldLayout& field : definition.fields) fields[field.row].set(message, definition.value(field, at));
}

template <class Message>
Message filled(const FitDefinition& definition, const std::byte* at, std::span<const FitField<Message>> fields) {
  Message message;
  fill(message, definition, at, fields);
  return message;
}

constexpr bool is_start(std::uint32_t event_type) { return event_type == 0; }
/// stop, stop_all, stop_disable and stop_disable_all.
constexpr bool is_stop(std::uint32_t event_type) {
  return event_type == 1 || event_type == 4 || event_type == 8 || event_type == 9;
}

}  // namespace

std::size_t read_fit_definition(std::span<const std::byte> bytes, bool has_developer_fields, FitDefinition& into) {
  constexpr std::size_t head = 5;  // reserved, byte order, number (2), count of fields
  into.defined = false;
  into.size = 0;
  into.timestamp.reset();
  into.speed_and_distance.reset();
  into.fields.clear();
  if (bytes.size() < head) return 0;
  into.big_endian = byte_at(bytes, 1) != 0;
  const unsigned first = byte_at(bytes, 2), second = byte_at(bytes, 3);
  into.message = static_cast<FitMessage>(into.big_endian ? first << 8 | second : second << 8 | first);
  const std::size_t count = byte_at(bytes, 4), fields_end = head + 3 * count;
  if (bytes.size() < fields_end) return 0;
  for (std::size_t at = head; at < fields_end; at += 3) {
    const unsigned number = byte_at(bytes, at), size = byte_at(bytes, at + 1), base = byte_at(bytes, at + 2) & 0x1F;
    FitFieldLayout field{static_cast<std::uint16_t>(into.size), static_cast<std::uint8_t>(size)};
    into.size += size;
    // What is too short for its type, or of a type that nobody knows, is skipped.
    if (base >= fit_base_count || size < fit_size(static_cast<FitBase>(base))) continue;
    field.base = static_cast<FitBase>(base);
    field.row = row_of(into.message, number);
    if (number == fit_timestamp) into.timestamp = field;
    if (into.message == FitMessage::record && number == fit_speed_and_distance && size >= 3) into.speed_and_distance = field;
    if (field.row != not_decoded) into.fields.push_back(field);
  }
  if (!has_developer_fields) return into.defined = true, fields_end;
  if (bytes.size() <= fields_end) return 0;
  const std::size_t end = fields_end + 1 + std::size_t{3} * byte_at(bytes, fields_end);
  if (bytes.size() < end) return 0;
  for (std::size_t at = fields_end + 1; at < end; at += 3) into.size += byte_at(bytes, at + 1);
  into.defined = true;
  return end;
}

void FitDistanceCounter::add_to(FitRecord& record, const FitValue& value) {
  const auto byte = [&value](int i) { return std::to_integer<unsigned>(value.at[i]); };
  if (byte(0) == 0xFF && byte(1) == 0xFF && byte(2) == 0xFF) return;
  const unsigned speed = byte(0) | (byte(1) & 0x0F) << 8;  // 1/100 m/s
  const unsigned distance = byte(1) >> 4 | byte(2) << 4;   // 1/16 m
  last_ = last_ ? *last_ + ((distance - *last_) & 0xFFF) : distance;
  if (!record.speed && speed != 0xFFF) record.speed = static_cast<float>(speed / 100.0);
  if (!record.distance) record.distance = static_cast<double>(*last_) / 16;
}

bool FitMessageDecoder::take(const FitDefinition& d, const std::byte* at, std::uint8_t header) {
  time_.reset();
  const bool has_low_time = header & 0x80;
  if (has_low_time && clock_) set_time(*clock_ + ((header - *clock_) & 0x1F));
  if (d.timestamp)
    if (const double time = d.value(*d.timestamp, at).number(); is_unsigned(time))
      set_time(static_cast<std::uint32_t>(time));
  if (d.fields.empty() && d.message != FitMessage::record) return false;
  switch (d.message) {
    case FitMessage::record: return keep_record(d, at), true;
    case FitMessage::session: return keep_totals(filled(d, at, fit_session_fields()), file_.sessions), true;
    case FitMessage::lap: return keep_totals(filled(d, at, fit_lap_fields()), file_.laps), true;
    case FitMessage::event: return keep_event(filled(d, at, fit_event_fields()));
    case FitMessage::device_info: return file_.devices.push_back(filled(d, at, fit_device_fields())), true;
    case FitMessage::activity: return keep_offset(filled(d, at, fit_activity_fields())), false;
    case FitMessage::sport: return file_.sport = filled(d, at, fit_sport_fields()), false;
    case FitMessage::file_id: return file_.id = filled(d, at, fit_file_id_fields()), false;
  }
  return false;
}

void FitMessageDecoder::set_time(std::uint32_t time) {
  clock_ = time;
  time_ = fit_epoch + seconds{time};
  if (*time_ >= fit_first_date || no_date_reported_) return;
  no_date_reported_ = true;
  problems_.push_back({FitFault::no_date, file_.begin});
}

void FitMessageDecoder::keep_record(const FitDefinition& d, const std::byte* at) {
  FitRecord& record = file_.records.emplace_back();
  fill(record, d, at, fit_record_fields());
  record.time = time_;
  if (d.speed_and_distance) counter_.add_to(record, d.value(*d.speed_and_distance, at));
}

void FitMessageDecoder::keep_totals(FitTotals totals, std::vector<FitTotals>& into) {
  totals.time = time_;
  into.push_back(totals);
}

bool FitMessageDecoder::keep_event(const FitEvent& event) {
  constexpr std::uint32_t timer = 0;
  if (event.event != std::optional{timer} || !event.type) return false;
  if (!is_start(*event.type) && !is_stop(*event.type)) return false;
  file_.timer.push_back({time_, is_start(*event.type)});
  return true;
}

/// The zones of the world lie between -12:00 and +14:00, at quarters of an hour. A local time that is UTC says nothing:
/// makers who do not know the zone write the same time twice.
void FitMessageDecoder::keep_offset(const FitActivity& activity) {
  if (!time_ || !activity.local_time) return;
  const double quarters = static_cast<double>((*activity.local_time - *time_).count()) / 900;
  const auto nearest = static_cast<int>(quarters + (quarters < 0 ? -0.5 : 0.5));
  if (nearest >= -48 && nearest <= 56 && nearest != 0) file_.local_offset = nearest * minutes{15};
}

}  // namespace patella
