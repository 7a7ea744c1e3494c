/// Fuzz target of the readers of GPX and of Apple's list beside it.
#include <cstdint>
#include "imported_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::read_as({"GPX", "Apple Health export"}, data, size);
  return 0;
}
