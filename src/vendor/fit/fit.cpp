#include "vendor/fit/fit.hpp"

#include <algorithm>
#include <cstdint>

#include "recording/summary.hpp"
#include "text/printable.hpp"
#include "vendor/formats.hpp"
#include "vendor/import_builder.hpp"

namespace patella {
namespace {

constexpr std::uint32_t local = 5, barometer = 4;  // of the profile's source_type and local_device_type

/// Where a session begins and ends. Devices write its length as that of all sessions, so that it ends with the next.
struct SessionSpan {
  std::optional<FitTime> begin, end;
  bool contains(std::optional<FitTime> time) const { return !begin || (time && *time >= *begin && (!end || *time <= *end)); }
};

SessionSpan span_of(const FitFile& file, std::size_t session) {
  if (file.sessions.size() < 2) return {};
  const FitTotals& totals = file.sessions[session];
  SessionSpan span{totals.start, std::nullopt};
  if (totals.start && totals.elapsed)
    span.end = *totals.start + std::chrono::seconds{static_cast<std::int64_t>(*totals.elapsed)};
  if (session + 1 < file.sessions.size() && file.sessions[session + 1].start)
    span.end = span.end ? std::min(*span.end, *file.sessions[session + 1].start) : *file.sessions[session + 1].start;
  return span;
}

/// Follows the timer from record to record.
class TimerEvents {
 public:
  explicit TimerEvents(const FitFile& file) : at_{file.timer.begin()}, end_{file.timer.end()} {}
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

void take_record(const FitRecord& record, RecordedPoint& point) {
  if (record.time) point.time = *record.time;
  if (record.latitude && record.longitude)
    point.position = position_at(fit_degrees(*record.latitude), fit_degrees(*record.longitude));
  point.distance = record.distance;
  point.altitude = record.altitude;
  point.speed = record.speed;
  if (const auto cadence = fit_cadence(record)) point.cadence = static_cast<float>(*cadence);
}

/// What identifies a recording: the device's number and the moment at which it began to write.
std::string id_of(const FitFile& file, std::size_t session) {
  std::string id;
  if (file.id.serial) id += std::to_string(*file.id.serial) + '-';
  if (file.id.created && *file.id.created >= fit_first_date) id += utc_text(*file.id.created);
  if (id.empty() || id.back() == '-') return {};  // then the start has to do
  if (session > 0) id += '-' + std::to_string(session + 1);
  return id;
}

std::string device_of(const FitFile& file) {
  std::string device = file.id.manufacturer ? fit_maker(*file.id.manufacturer) : std::string{};
  const std::string product = printable_excerpt(file.id.product_name, 80);
  if (!product.empty()) device += (device.empty() ? "" : " ") + product;
  return device;
}

/// The device's own totals, where they say something.
RecordedTotals totals_of(const FitTotals& session) {
  const auto positive = [](std::optional<double> value) { return value && *value > 0 ? value : std::nullopt; };
  RecordedTotals totals;
  if (const auto metres = positive(session.distance)) totals.distance = Distance{*metres};
  if (const auto seconds = positive(session.timer)) totals.duration = std::chrono::duration<double>{*seconds};
  if (session.ascent) totals.ascent = Height{*session.ascent + session.ascent_fraction.value_or(0)};
  if (session.descent) totals.descent = Height{*session.descent + session.descent_fraction.value_or(0)};
  totals.cadence = positive(fit_cadence(session));
  const auto metres = positive(session.distance), seconds = positive(session.timer), step = positive(session.step_length);
  if (metres && seconds && step) totals.step_rate = 60 * *metres / *seconds / *step;
  return totals;
}

Recording recording_of(const FitFile& file, std::size_t session) {
  Recording recording;
  recording.points = fit_track(file, session);
  recording.local_offset = file.local_offset;
  recording.id = id_of(file, session);
  recording.device = device_of(file);
  recording.altitude_source = fit_altitude_source(file);
  std::optional<std::uint32_t> sport = file.sport.sport, sub_sport = file.sport.sub_sport;
  if (session < file.sessions.size()) {
    const FitTotals& stated = file.sessions[session];
    recording.totals = totals_of(stated);
    if (stated.start) recording.start = *stated.start;
    if (stated.rpe && *stated.rpe <= 100) recording.rpe = *stated.rpe / 10;
    if (stated.sport) sport = stated.sport, sub_sport = stated.sub_sport;
  }
  recording.sport = fit_sport(sport, sub_sport);
  return recording;
}

/// Whether most points are from before the device knew the date. The few of a recording that began so are left out as those
/// of any other time.
bool is_undated(const std::vector<RecordedPoint>& points) {
  const auto undated = std::ranges::count_if(points, [](const auto& p) { return p.time && *p.time < fit_first_date; });
  const auto dated = std::ranges::count_if(points, [](const auto& p) { return p.time && *p.time >= fit_first_date; });
  return undated > 0 && undated >= dated;
}

/// Makes activities of the sessions of files.
class SessionImporter {
 public:
  explicit SessionImporter(const ImportContext& context) : context_{context} {}
  ImportedFile found;

  void take(const FitFile& file) {
    const std::size_t count = std::max<std::size_t>(file.sessions.size(), file.records.empty() ? 0 : 1);
    if (file.id.type.value_or(fit_activity) != fit_activity && file.sessions.empty())
      return skip("", fit_type(*file.id.type) + ", not an activity");
    if (count == 0) return skip("", "nothing recorded in it");
    for (std::size_t i = 0; i < count; ++i) take_session(file, i, count > 1 ? "session " + std::to_string(i + 1) : "");
  }

 private:
  void skip(std::string what, std::string why) { found.skipped.push_back({std::move(what), std::move(why)}); }

  void take_session(const FitFile& file, std::size_t session, const std::string& what) {
    if (session < file.sessions.size() && file.sessions[session].sport == fit_transition)
      return skip(what, "a change between two sports");
    Recording recording = recording_of(file, session);
    if (recording.start && *recording.start < fit_first_date) recording.start.reset();
    if (is_undated(recording.points))
      return void(
          found.broken.push_back({what, "the device did not know the date, so that nobody knows on which day it was"}));
    add_recording(recording, "fit", what, context_, found);
  }

  const ImportContext& context_;
};

/// Whether what was read is whole and only perhaps wrong. Times without a date are reported with their activity.
bool is_doubt(FitFault fault) {
  return fault == FitFault::header_crc || fault == FitFault::file_crc || fault == FitFault::garbage_after;
}

bool sniff(std::string_view head, std::string_view) { return head.size() >= 12 && head.substr(8, 4) == ".FIT"; }

ImportedFile read(std::string_view bytes, const std::string&, const ImportContext& context) {
  SessionImporter importer{context};
  const FitReading reading = read_fit(std::as_bytes(std::span{bytes}), {.messages = context.limits.points});
  for (const FitFile& file : reading.files) importer.take(file);
  for (const FitProblem& problem : reading.problems) {
    if (problem.fault == FitFault::no_date) continue;
    (is_doubt(problem.fault) ? importer.found.doubts : importer.found.broken).push_back({"", fit_message(problem)});
  }
  set_step_rates(importer.found.activities);
  return std::move(importer.found);
}

}  // namespace

std::vector<RecordedPoint> fit_track(const FitFile& file, std::size_t session) {
  std::vector<RecordedPoint> track;
  track.reserve(file.records.size());
  const SessionSpan span = span_of(file, session);
  TimerEvents timer{file};
  bool gap = false;
  for (const FitRecord& record : file.records) {
    if (record.time) gap = timer.was_paused(*record.time) || gap;
    if (!span.contains(record.time)) continue;
    RecordedPoint& point = track.emplace_back();
    take_record(record, point);
    point.after_break = gap;
    gap = false;
  }
  return track;
}

AltitudeSource fit_altitude_source(const FitFile& file) {
  const bool listed = std::any_of(file.devices.begin(), file.devices.end(), [](const FitDevice& device) {
    return device.source == local && device.type == barometer;
  });
  return listed ? AltitudeSource::barometer : AltitudeSource::stated;
}

const ImportFormat fit_format{"FIT", sniff, read};

}  // namespace patella
