/// Fuzz target of the reader. Built with a fuzzer it is one; built alone it replays the files that it is given.
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

#ifndef PATELLA_FUZZER
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int count, char** names) {
  for (int i = 1; i < count; ++i) {
    std::ifstream in{names[i], std::ios::binary};
    if (!in) {
      std::cerr << "cannot read " << names[i] << '\n';
      return EXIT_FAILURE;
    }
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  }
}
#endif
