/// Fuzz target of the TCX reader.
#include <cstdint>
#include "imported_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_as({"TCX"}, data, size);
  return 0;
}
