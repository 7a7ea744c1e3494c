/// Fuzz target of archives.
#include <cstdint>
#include "import/archive.hpp"
#include "imported_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const patella::InputLimits limits{.bytes = 1u << 20, .entries = 200};
  std::size_t files = 0;
  patella::FileVisitor visitor;
  visitor.take = [&](const patella::FoundFile& found) {
    fuzz::must_be_printable(found.place);
    fuzz::must(found.bytes.size() <= limits.bytes && ++files <= limits.entries);
  };
  visitor.report = [](const patella::ImportNote& note) { fuzz::must_be_notes({note}); };
  patella::each_file_in("fuzz", patella::stream_of(bytes), limits, visitor);
  // The same as a stream that cannot go back, of which little is wanted.
  visitor.wants = [](std::string_view head, const std::string&, std::string_view) { return head.starts_with('<'); };
  patella::ByteStream pipe = patella::stream_of(bytes);
  pipe.seek = nullptr;
  pipe.size.reset();
  files = 0;
  patella::each_file_in("fuzz", std::move(pipe), limits, visitor);
  return 0;
}
