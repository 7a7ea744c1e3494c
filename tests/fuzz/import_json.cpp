/// Fuzz target of the readers of JSON.
#include <cstdint>
#include "imported_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_as({"GoldenCheetah", "Garmin export", "Garmin list", "intervals.icu activities", "intervals.icu wellness",
                 "Strava activities", "Strava streams"},
                data, size);
  return 0;
}
