/// Fuzz target of the FIT reader: within its limits, every problem has a sentence, and files lie behind each other.
#include <cstdint>
#include "imported_check.hpp"
#include "vendor/fit/fit.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const patella::FitLimits limits{.messages = 1000};
  const patella::FitReading reading = patella::read_fit({reinterpret_cast<const std::byte*>(data), size}, limits);
  std::size_t kept = 0, at = 0;
  for (const patella::FitFile& file : reading.files) {
    kept += file.records.size() + file.sessions.size() + file.laps.size() + file.timer.size() + file.devices.size();
    fuzz::must(file.begin == at && file.end > file.begin && file.end <= size);
    at = file.end;
    for (const patella::FitRecord& record : file.records) fuzz::must(!record.time || *record.time >= patella::fit_epoch);
  }
  fuzz::must(kept <= limits.messages);
  fuzz::must(!reading.rejected() || !reading.problems.empty());
  for (const patella::FitProblem& problem : reading.problems) fuzz::must(!fit_message(problem).empty());
  fuzz::read_as({"FIT"}, data, size);
  return 0;
}
