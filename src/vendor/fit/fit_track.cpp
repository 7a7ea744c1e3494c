#include "vendor/fit/fit_track.hpp"

#include <algorithm>
#include <cstdint>

namespace patella {
namespace {

constexpr std::uint32_t local = 5, barometer = 4;  // of the profile's source_type and local_device_type

/// Where a session begins and ends. Devices write its length as that of all sessions, so that it ends with the next.
struct Span {
  std::optional<FitTime> begin, end;
  bool contains(std::optional<FitTime> time) const { return !begin || (time && *time >= *begin && (!end || *time <= *end)); }
};

Span span_of(const FitFile& file, std::size_t session) {
  if (file.sessions.size() < 2) return {};
  const FitTotals& totals = file.sessions[session];
  Span span{totals.start, std::nullopt};
  if (totals.start && totals.elapsed)
    span.end = *totals.start + std::chrono::seconds{static_cast<std::int64_t>(*totals.elapsed)};
  if (session + 1 < file.sessions.size() && file.sessions[session + 1].start)
    span.end = span.end ? std::min(*span.end, *file.sessions[session + 1].start) : *file.sessions[session + 1].start;
  return span;
}

/// Follows the timer, from record to record.
class Timer {
 public:
  explicit Timer(const FitFile& file) : at_{file.timer.begin()}, end_{file.timer.end()} {}
  /// Whether it was started again since the record before.
  bool was_paused(FitTime until) {
    bool paused = false;
    for (; at_ != end_ && (!at_->time || *at_->time <= until); ++at_) {
      paused = paused || (at_->start && stopped_);
      stopped_ = !at_->start;
    }
    return paused;
  }

 private:
  std::vector<FitTimerEvent>::const_iterator at_, end_;
  bool stopped_ = false;
};

void take(const FitRecord& record, RecordedPoint& point) {
  if (record.time) point.time = *record.time;
  if (record.latitude && record.longitude)
    point.position = position_at(fit_degrees(*record.latitude), fit_degrees(*record.longitude));
  point.distance = record.distance;
  point.altitude = record.altitude;
  if (const auto cadence = fit_cadence(record)) point.cadence = static_cast<float>(*cadence);
}

}  // namespace

std::vector<RecordedPoint> fit_track(const FitFile& file, std::size_t session) {
  std::vector<RecordedPoint> track;
  track.reserve(file.records.size());
  const Span span = span_of(file, session);
  Timer timer{file};
  bool gap = false;
  for (const FitRecord& record : file.records) {
    if (record.time) gap = timer.was_paused(*record.time) || gap;
    if (!span.contains(record.time)) continue;
    RecordedPoint& point = track.emplace_back();
    take(record, point);
    point.after_break = gap;
    gap = false;
  }
  return track;
}

AltitudeKind fit_altitude_kind(const FitFile& file) {
  const bool listed = std::any_of(file.devices.begin(), file.devices.end(), [](const FitDevice& device) {
    return device.source == local && device.type == barometer;
  });
  return listed ? AltitudeKind::barometer : AltitudeKind::unknown;
}

}  // namespace patella
