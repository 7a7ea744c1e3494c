#include "import/fit/fit_keep.hpp"

namespace patella {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

template <class Message>
void fill(Message& message, const FitDefinition& definition, const std::byte* at, std::span<const FitField<Message>> fields) {
  for (const FitSlot& slot : definition.slots) fields[slot.row].set(message, definition.value(slot, at));
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

bool FitKeeper::take(const FitDefinition& d, const std::byte* at, std::uint8_t header) {
  time_.reset();
  const bool has_low_time = header & 0x80;
  if (has_low_time && clock_) set_time(*clock_ + ((header - *clock_) & 0x1F));
  if (d.timestamp)
    if (const double time = d.value(*d.timestamp, at).number(); is_unsigned(time)) set_time(static_cast<std::uint32_t>(time));
  if (d.slots.empty() && d.message != FitMessage::record) return false;
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

void FitKeeper::set_time(std::uint32_t time) {
  clock_ = time;
  time_ = fit_epoch + seconds{time};
  if (*time_ >= fit_first_date || no_date_told_) return;
  no_date_told_ = true;
  problems_.push_back({FitFault::no_date, file_.begin});
}

void FitKeeper::keep_record(const FitDefinition& d, const std::byte* at) {
  FitRecord& record = file_.records.emplace_back();
  fill(record, d, at, fit_record_fields());
  record.time = time_;
  if (d.speed_and_distance) counter_.add_to(record, d.value(*d.speed_and_distance, at));
}

void FitKeeper::keep_totals(FitTotals totals, std::vector<FitTotals>& into) {
  totals.time = time_;
  into.push_back(totals);
}

bool FitKeeper::keep_event(const FitEvent& event) {
  constexpr std::uint32_t timer = 0;
  if (event.event != std::optional{timer} || !event.type) return false;
  if (!is_start(*event.type) && !is_stop(*event.type)) return false;
  file_.timer.push_back({time_, is_start(*event.type)});
  return true;
}

/// The zones of the world lie between -12:00 and +14:00, at quarters of an hour.
void FitKeeper::keep_offset(const FitActivity& activity) {
  if (!time_ || !activity.local_time) return;
  const double quarters = static_cast<double>((*activity.local_time - *time_).count()) / 900;
  const auto nearest = static_cast<int>(quarters + (quarters < 0 ? -0.5 : 0.5));
  if (nearest >= -48 && nearest <= 56) file_.local_offset = nearest * minutes{15};
}

}  // namespace patella
