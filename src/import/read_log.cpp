#include <algorithm>

#include "diagnostic/problems.hpp"
#include "json/tokenizer.hpp"
#include "log/format1.hpp"
#include "log/plausibility.hpp"
#include "log/table_reader.hpp"
#include "patella/read.hpp"
#include "text/characters.hpp"
#include "vendor/strava/activities.hpp"

namespace patella {
namespace {

Log read_format_1(std::string_view text, Problems& problems) {
  Log log;
  // So much text seldom holds more records; a guess saves moving all of them each time the list has to grow.
  constexpr std::size_t usual_record = 300;
  log.activities.reserve(text.size() / usual_record);
  TableReader<Log> reader{format1::document, log, problems};
  tokenize_json(text, reader);
  return log;
}

Log read_strava_list(std::string_view text, Problems& problems) {
  Log log;
  bool foreign = false;
  const std::string expected = "objects with `start_date_local`, as the Strava API lists them";
  read_strava_activities(text, problems, [&](const StravaActivity& strava, std::size_t number, FinishedRecord& record) {
    if (!record.states("start_date_local") && !record.states("start_date")) {
      foreign = foreign || number == 1;
      if (number == 1)
        record.report({Message::not_strava, {}, expected, {}});
      else if (!foreign)
        record.report({Message::missing_either, {"the activity", "start_date_local", "start_date"}, expected, {}});
      return;
    }
    const auto start = strava.start();
    if (!start && strava.start_utc) record.report({Message::no_local_time, {}, "`start_date_local`", {}});
    if (!start) return;  // what is no time has been reported
    Activity activity = activity_of(strava);
    activity.start = start;
    activity.day = std::chrono::floor<std::chrono::days>(*start);
    if (!activity.stated_sport) activity.stated_sport = Sport::other;
    activity.origin = {0, Collection::strava_list, number - 1};
    report_doubts(activity, record,
                  {.day = record.states("start_date_local") ? "start_date_local" : "start_date",
                   .distance = "distance",
                   .duration = strava.moving_time.value_or(0) > 0 ? "moving_time" : "elapsed_time",
                   .ascent = "total_elevation_gain",
                   .descent = "total_elevation_gain",
                   .step_rate = "average_cadence"});
    log.activities.push_back(std::move(activity));
  });
  if (foreign) problems.keep_only(Message::not_strava);
  return log;
}

}  // namespace

bool ReadResult::ok() const {
  return std::ranges::none_of(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

ReadResult read_log(std::string_view text, std::string file) {
  Problems problems{text};
  ReadResult result;
  result.log = begins_with_bracket(text, '[') ? read_strava_list(text, problems) : read_format_1(text, problems);
  if (text.starts_with(utf8_byte_order_mark)) problems.add(0, {}, {Message::byte_order_mark, {}, {}, {}, ""});
  result.log.files = {file};
  result.diagnostics = std::move(problems).diagnostics(file);
  return result;
}

}  // namespace patella
