/// Whole programs against each other on ten years of running, from the start of the process to its end: a check against
/// jq adding up the kilometres of each week of the same log, and a replay of every day against a check. Both in turn, so
/// that a busy machine is as bad for one as for the other; medians, because a busy machine is never faster than an idle
/// one.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "programs.hpp"
#include "ten_years.hpp"

using patella::bench::median, patella::bench::Ran, patella::bench::run;

namespace {

constexpr int pairs = 15;
constexpr double ratio_bar = 0.25, memory_bar_mb = 16;
constexpr double replay_bar = 6;

/// The log in a file, as long as this lives.
struct LogFile {
  std::filesystem::path path = std::filesystem::temp_directory_path() / fmt::format("patella-ten-years-{}.json", getpid());
  LogFile() { std::ofstream{path} << patella::bench::ten_years(); }
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;
  ~LogFile() { std::filesystem::remove(path); }
};

void check_against_jq(benchmark::State& state) {
  const LogFile log;
  const std::vector<std::string> check{PATELLA_PROGRAM, "check", log.path, "--as-of", "2026-11-22"};
  const std::vector<std::string> jq{
      "jq",
      R"([.activities[] | {week: (.start[:10] | strptime("%Y-%m-%d") | strftime("%G-W%V")), km: .distance_km}])"
      R"( | group_by(.week) | map({week: .[0].week, km: (map(.km) | add)}))",
      log.path};
  std::vector<double> ours, theirs;
  double peak_mb = 0;
  for (auto _ : state) {
    const Ran one = run(check), other = run(jq);
    if (!one.well || !other.well) return state.SkipWithError(one.well ? "jq did not run" : "patella did not run");
    state.SetIterationTime(one.seconds);
    ours.push_back(one.seconds);
    theirs.push_back(other.seconds);
    peak_mb = std::max(peak_mb, one.peak_mb);
  }
  state.SetLabel(fmt::format(
      "check {:.1f} ms, jq {:.1f} ms\ncheck / jq = {:.3f} (bar: {}), peak memory {:.1f} MB (bar: {} MB)", 1e3 * median(ours),
      1e3 * median(theirs), median(ours) / median(theirs), ratio_bar, peak_mb, memory_bar_mb));
}
BENCHMARK(check_against_jq)->UseManualTime()->Iterations(pairs)->Unit(benchmark::kMillisecond);

void replay_against_check(benchmark::State& state) {
  const LogFile log;
  const std::vector<std::string> replay{PATELLA_PROGRAM, "replay", log.path, "--to", "2026-11-22"};
  const std::vector<std::string> check{PATELLA_PROGRAM, "check", log.path, "--as-of", "2026-11-22"};
  std::vector<double> all_days, one_day;
  for (auto _ : state) {
    const Ran every = run(replay), one = run(check);
    if (!every.well || !one.well) return state.SkipWithError("patella did not run");
    state.SetIterationTime(every.seconds);
    all_days.push_back(every.seconds);
    one_day.push_back(one.seconds);
  }
  state.SetLabel(fmt::format("replay of every day {:.1f} ms, check {:.1f} ms\nreplay / check = {:.2f} (bar: {})",
                             1e3 * median(all_days), 1e3 * median(one_day), median(all_days) / median(one_day), replay_bar));
}
BENCHMARK(replay_against_check)->UseManualTime()->Iterations(pairs)->Unit(benchmark::kMillisecond);

}  // namespace
