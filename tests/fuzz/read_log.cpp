/// Fuzz target of the reader.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "patella/read.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto result = patella::read_log(text, "fuzz");
  for (const auto& diagnostic : result.diagnostics) {
    // No control character of the input may reach a terminal.
    for (const auto& shown :
         {diagnostic.message, diagnostic.found, diagnostic.expected, diagnostic.hint, diagnostic.excerpt}) {
      for (const char c : shown) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) std::abort();
      }
    }
    if (diagnostic.caret > diagnostic.excerpt.size()) std::abort();
  }
  return 0;
}
