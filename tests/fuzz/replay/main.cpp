/// What a fuzz target is built with where no fuzzer is: it replays the files that it is given.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

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
