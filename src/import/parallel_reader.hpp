#pragma once
/// Files are read while the next ones are still being unpacked.
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "import/archive.hpp"
#include "import/collect.hpp"

namespace patella {

/// What came of some of the files, in their order.
struct FileResults {
  std::vector<ImportSource> sources;
  std::vector<ImportNote> skipped, broken;  ///< of files that no format reads; `what` is the place
};

class ParallelReader {
 public:
  /// With one core, every file is read as it is found; with more, by as many threads. `named` are the places of files that
  /// somebody asked for by name: one of them that no format knows is broken, others are skipped.
  ParallelReader(unsigned cores, const ImportContext& context, std::set<std::string> named);
  ~ParallelReader();
  ParallelReader(const ParallelReader&) = delete;
  ParallelReader& operator=(const ParallelReader&) = delete;

  /// Has the files read that it is given; to be used by one thread. Waits while so much is waiting to be read that memory
  /// would grow; calls `on_file` for each.
  FileVisitor visitor(std::function<void()> on_file);

  /// What came of all of them, in the order in which they were found. To be called once.
  std::vector<FileResults> finish();

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace patella
