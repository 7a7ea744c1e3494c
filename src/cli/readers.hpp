#pragma once
/// Files are read while the next ones are still being unpacked.
#include <memory>
#include <string>
#include <vector>

#include "import/archive/archive.hpp"
#include "import/gather.hpp"

namespace patella::cli {

class Readers {
 public:
  /// With one core, every file is read before `take` returns; with more, by as many threads.
  Readers(unsigned cores, const ImportContext& context);
  ~Readers();
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  /// Has the file read. Waits while so much is waiting to be read that memory would grow.
  void take(const FoundFile& file, const ImportFormat& format);

  /// What all of them told, in the order in which they were taken. To be called once.
  std::vector<Source> finish();

 private:
  struct Work;
  const ImportContext& context_;
  std::unique_ptr<Work> work_;
};

}  // namespace patella::cli
