#include "vendor/fit/fit.hpp"

#include <algorithm>
#include <cstdint>

#include "recording/summary.hpp"
#include "text/printable.hpp"
#include "vendor/fit/fit_names.hpp"
#include "vendor/fit/fit_reader.hpp"
#include "vendor/fit/fit_track.hpp"
#include "vendor/import_builder.hpp"
#include "vendor/recorded_activity.hpp"

namespace patella {
namespace {

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
TrackTotals totals_of(const FitTotals& session) {
  const auto positive = [](std::optional<double> value) { return value && *value > 0 ? value : std::nullopt; };
  TrackTotals totals;
  if (const auto metres = positive(session.distance)) totals.distance = Distance{*metres};
  if (const auto seconds = positive(session.timer)) totals.duration = std::chrono::duration<double>{*seconds};
  if (session.ascent) totals.ascent = Height{*session.ascent + session.ascent_fraction.value_or(0)};
  if (session.descent) totals.descent = Height{*session.descent + session.descent_fraction.value_or(0)};
  totals.cadence = positive(fit_cadence(session));
  return totals;
}

Recording recording_of(const FitFile& file, std::size_t session) {
  Recording recording;
  recording.points = fit_track(file, session);
  recording.local_offset = file.local_offset;
  recording.id = id_of(file, session);
  recording.device = device_of(file);
  recording.altitude = fit_altitude_kind(file);
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

class Reader {
 public:
  explicit Reader(const ImportContext& context) : context_{context} {}
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
    if (const auto& points = recording.points; !points.empty() && points[0].time && *points[0].time < fit_first_date)
      return void(
          found.broken.push_back({what, "the device did not know the date, so that nobody knows on which day it was"}));
    add_recording(recording, "fit", what, context_, found);
  }

  const ImportContext& context_;
};

/// Whether what was read is whole and only perhaps wrong. Times without a date are told with their activity.
bool is_doubt(FitFault fault) { return fault == FitFault::header_crc || fault == FitFault::file_crc; }

bool sniff(std::string_view head, std::string_view) { return head.size() >= 12 && head.substr(8, 4) == ".FIT"; }

}  // namespace

ImportedFile read_fit_file(std::string_view bytes, const std::string&, const ImportContext& context) {
  Reader reader{context};
  const FitReading reading = read_fit(std::as_bytes(std::span{bytes}), {.messages = context.limits.points});
  for (const FitFile& file : reading.files) reader.take(file);
  for (const FitProblem& problem : reading.problems) {
    if (problem.fault == FitFault::no_date) continue;
    (is_doubt(problem.fault) ? reader.found.doubts : reader.found.broken).push_back({"", fit_message(problem)});
  }
  return std::move(reader.found);
}

const ImportFormat fit_format{"FIT", sniff, read_fit_file};

}  // namespace patella
