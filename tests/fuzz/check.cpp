/// Fuzz target of everything between a text and an answer: as of the day of its last record, looking back from it, and
/// as a policy too.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "patella/read.hpp"
#include "patella/render_replay.hpp"
#include "patella/render_report.hpp"

namespace {

using namespace patella;

Day last_day(const Log& log) {
  Day last{};
  for (const Activity& activity : log.activities) last = std::max(last, activity.day);
  for (const Checkin& checkin : log.checkins) last = std::max(last, checkin.day);
  return last;
}

/// Nothing of the input may be live in an answer.
void must_be_printable(const std::string& answer) {
  for (const char c : answer)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f) std::abort();
}

void look_back(const ReadResult& read, const TextStyle& narrow) {
  const Day last = last_day(read.log);
  const Report weeks = report(read.log, last, {}, shipped_policy());
  must_be_printable(render_report_text(weeks, read.diagnostics, narrow));
  must_be_printable(render_report_markdown(weeks, read.diagnostics, {}));
  must_be_printable(render_report_html(weeks, read.diagnostics, {}));
  must_be_printable(render_report_json(weeks, read.diagnostics));
  const ReplayRequest month{.from = last - std::chrono::days{30}, .to = last};
  AthleteReplay athlete{"log.json", replay(read.log, month, shipped_policy()), read.log.injuries};
  must_be_printable(render_replay_text(athlete.replay, narrow));
  must_be_printable(render_replay_json(athlete.replay));
  must_be_printable(render_backtest_text(backtest({std::move(athlete)}, shipped_policy()), narrow));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const TextStyle narrow{.width = 40, .ascii = true, .units = UnitSystem::imperial};
  const ReadResult read = read_log(text, "log.json");
  const PolicyResult policy = read_policy(text, "policy.json");
  must_be_printable(render_diagnostics(read.diagnostics, narrow));
  must_be_printable(render_diagnostics(policy.diagnostics, {}));
  if (!read.ok()) return 0;
  const Decision decision = decide(read.log, last_day(read.log), policy.ok() ? policy.policy : shipped_policy());
  must_be_printable(render_text(decision, read.diagnostics, narrow));
  must_be_printable(render_text(decision, read.diagnostics, {}));
  must_be_printable(render_json(decision, read.diagnostics));
  look_back(read, narrow);
  return 0;
}
