/// The stages of an answer, each by itself, on ten years of running.
#include <benchmark/benchmark.h>
#include <cstdint>

#include "patella/decision.hpp"
#include "patella/read.hpp"
#include "patella/render.hpp"
#include "ten_years.hpp"

namespace {

constexpr patella::Day as_of{std::chrono::year{2026} / 11 / 22};
const std::string text = patella::bench::ten_years();

void read_log(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(patella::read_log(text, "log.json"));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.counters["activities"] = static_cast<double>(patella::read_log(text, "log.json").log.activities.size());
}
BENCHMARK(read_log)->Unit(benchmark::kMillisecond);

void history_of(benchmark::State& state) {
  const auto read = patella::read_log(text, "log.json");
  for (auto _ : state) benchmark::DoNotOptimize(patella::history_of(read.log, as_of));
}
BENCHMARK(history_of)->Unit(benchmark::kMillisecond);

void decide(benchmark::State& state) {
  const auto read = patella::read_log(text, "log.json");
  for (auto _ : state) benchmark::DoNotOptimize(patella::decide(read.log, as_of, patella::shipped_policy()));
}
BENCHMARK(decide)->Unit(benchmark::kMillisecond);

void render_text(benchmark::State& state) {
  const auto read = patella::read_log(text, "log.json");
  const auto decision = patella::decide(read.log, as_of, patella::shipped_policy());
  for (auto _ : state) benchmark::DoNotOptimize(patella::render_text(decision, read.diagnostics, {}));
}
BENCHMARK(render_text)->Unit(benchmark::kMillisecond);

}  // namespace
