#include "vendor/fit/fit_decoder.hpp"

#include <cmath>
#include <cstdint>

namespace patella {
namespace {

// Which field of which FIT message goes where: the profile's numbers, scales and offsets.

/// The field 253 of every message: seconds since `fit_epoch`. It is in no table.
constexpr std::uint8_t fit_timestamp = 253;
/// The field 8 of a record: see FitDistanceCounter. It is in no table either.
constexpr std::uint8_t fit_speed_and_distance = 8;

template <class Message>
struct FitField {
  std::uint8_t number;
  void (*set)(Message&, const FitValue&);  ///< leaves the message as it is where the value is the invalid one
};

/// Whether it is one that is never negative and fits into 32 bits, whatever type the file gives it.
constexpr bool is_unsigned(double number) { return number >= 0 && number <= 4294967295.0; }

/// The member's number is the file's over `scale`, minus `offset`.
template <auto member, int scale = 1, int offset = 0>
void number(auto& message, const FitValue& value) {
  using Number = typename std::remove_reference_t<decltype(message.*member)>::value_type;
  if (const double read = value.number(); !std::isnan(read)) message.*member = static_cast<Number>(read / scale - offset);
}

/// The same, of a field that gives way to its enhanced sibling.
template <auto member, int scale, int offset = 0>
void coarse(auto& message, const FitValue& value) {
  if (!(message.*member)) number<member, scale, offset>(message, value);
}

template <auto member, int scale = 1>
void amount(auto& message, const FitValue& value) {
  if (const double read = value.number(); is_unsigned(read)) message.*member = read / scale;
}

/// A number of the profile, or an id.
template <auto member>
void code(auto& message, const FitValue& value) {
  if (const double read = value.number(); is_unsigned(read)) message.*member = static_cast<std::uint32_t>(read);
}

template <auto member>
void moment(auto& message, const FitValue& value) {
  if (const double read = value.number(); is_unsigned(read))
    message.*member = fit_epoch + std::chrono::seconds{static_cast<std::int64_t>(read)};
}

template <auto member>
void semicircles(auto& message, const FitValue& value) {
  if (const double read = value.number(); read >= -2147483648.0 && read <= 2147483647.0)
    message.*member = static_cast<std::int32_t>(read);
}

template <auto member>
void words(auto& message, const FitValue& value) {
  message.*member = value.text();
}

constexpr FitField<FitFileId> file_id_fields[] = {{0, code<&FitFileId::type>},      {1, code<&FitFileId::manufacturer>},
                                                  {2, code<&FitFileId::product>},   {3, code<&FitFileId::serial>},
                                                  {4, moment<&FitFileId::created>}, {8, words<&FitFileId::product_name>}};

constexpr FitField<FitTotals> session_fields[] = {{2, moment<&FitTotals::start>},
                                                  {5, code<&FitTotals::sport>},
                                                  {6, code<&FitTotals::sub_sport>},
                                                  {7, amount<&FitTotals::elapsed, 1000>},
                                                  {8, amount<&FitTotals::timer, 1000>},
                                                  {59, amount<&FitTotals::moving, 1000>},
                                                  {9, amount<&FitTotals::distance, 100>},
                                                  {22, amount<&FitTotals::ascent>},
                                                  {199, amount<&FitTotals::ascent_fraction, 100>},
                                                  {23, amount<&FitTotals::descent>},
                                                  {200, amount<&FitTotals::descent_fraction, 100>},
                                                  {18, amount<&FitTotals::cadence>},
                                                  {92, amount<&FitTotals::cadence_fraction, 128>},
                                                  {134, amount<&FitTotals::step_length, 10'000>},
                                                  {192, amount<&FitTotals::feel>},
                                                  {193, amount<&FitTotals::rpe>}};

constexpr FitField<FitTotals> lap_fields[] = {{2, moment<&FitTotals::start>},
                                              {25, code<&FitTotals::sport>},
                                              {39, code<&FitTotals::sub_sport>},
                                              {7, amount<&FitTotals::elapsed, 1000>},
                                              {8, amount<&FitTotals::timer, 1000>},
                                              {52, amount<&FitTotals::moving, 1000>},
                                              {9, amount<&FitTotals::distance, 100>},
                                              {21, amount<&FitTotals::ascent>},
                                              {149, amount<&FitTotals::ascent_fraction, 100>},
                                              {22, amount<&FitTotals::descent>},
                                              {150, amount<&FitTotals::descent_fraction, 100>},
                                              {17, amount<&FitTotals::cadence>},
                                              {80, amount<&FitTotals::cadence_fraction, 128>}};

constexpr FitField<FitSport> sport_fields[] = {{0, code<&FitSport::sport>}, {1, code<&FitSport::sub_sport>}};

constexpr FitField<FitRecord> record_fields[] = {
    {0, semicircles<&FitRecord::latitude>},    {1, semicircles<&FitRecord::longitude>},
    {2, coarse<&FitRecord::altitude, 5, 500>}, {78, number<&FitRecord::altitude, 5, 500>},
    {4, number<&FitRecord::cadence>},          {53, number<&FitRecord::cadence_fraction, 128>},
    {5, amount<&FitRecord::distance, 100>},    {6, coarse<&FitRecord::speed, 1000>},
    {73, number<&FitRecord::speed, 1000>}};

constexpr FitField<FitEvent> event_fields[] = {{0, code<&FitEvent::event>}, {1, code<&FitEvent::type>}};

constexpr FitField<FitDevice> device_fields[] = {{0, code<&FitDevice::index>},
                                                 {1, code<&FitDevice::type>},
                                                 {2, code<&FitDevice::manufacturer>},
                                                 {4, code<&FitDevice::product>},
                                                 {25, code<&FitDevice::source>}};

constexpr FitField<FitActivity> activity_fields[] = {{5, moment<&FitActivity::local_time>}};

using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::uint8_t not_decoded = 255;  // the row of a field that is in no table

template <class Message, std::size_t count>
std::uint8_t row_in(const FitField<Message> (&fields)[count], unsigned number) {
  for (std::size_t row = 0; row < count; ++row)
    if (fields[row].number == number) return static_cast<std::uint8_t>(row);
  return not_decoded;
}

std::uint8_t row_of(FitMessage message, unsigned number) {
  switch (message) {
    case FitMessage::file_id: return row_in(file_id_fields, number);
    case FitMessage::sport: return row_in(sport_fields, number);
    case FitMessage::session: return row_in(session_fields, number);
    case FitMessage::lap: return row_in(lap_fields, number);
    case FitMessage::record: return row_in(record_fields, number);
    case FitMessage::event: return row_in(event_fields, number);
    case FitMessage::device_info: return row_in(device_fields, number);
    case FitMessage::activity: return row_in(activity_fields, number);
  }
  return not_decoded;
}

unsigned byte_at(std::span<const std::byte> bytes, std::size_t at) { return std::to_integer<unsigned>(bytes[at]); }

template <class Message>
void fill(Message& message, const FitDefinition& definition, const std::byte* at, const FitField<Message>* fields) {
  for (const FitFieldLayout& field : definition.fields) fields[field.row].set(message, definition.value(field, at));
}

template <class Message>
Message filled(const FitDefinition& definition, const std::byte* at, const FitField<Message>* fields) {
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
    case FitMessage::session: return keep_totals(filled(d, at, session_fields), file_.sessions), true;
    case FitMessage::lap: return keep_totals(filled(d, at, lap_fields), file_.laps), true;
    case FitMessage::event: return keep_event(filled(d, at, event_fields));
    case FitMessage::device_info: return file_.devices.push_back(filled(d, at, device_fields)), true;
    case FitMessage::activity: return keep_offset(filled(d, at, activity_fields)), false;
    case FitMessage::sport: return file_.sport = filled(d, at, sport_fields), false;
    case FitMessage::file_id: return file_.id = filled(d, at, file_id_fields), false;
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
  fill(record, d, at, record_fields);
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
