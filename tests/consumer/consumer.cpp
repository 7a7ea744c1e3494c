/// The library in ten lines: a log in, an answer out.
#include <patella/decision.hpp>
#include <patella/read.hpp>
#include <patella/render.hpp>

#include <iostream>

int main() {
  const auto read =
      patella::read_log(R"({"version": 1, "activities": [{"date": "2026-11-20", "distance_km": 8}]})", "log.json");
  if (!read.ok()) return 1;
  const auto decision = patella::decide(read.log, *patella::parse_day("2026-11-22"), patella::shipped_policy());
  std::cout << patella::render_text(decision, read.diagnostics, {});
}
