#pragma once
/// The parts of `patella import`: options, the files to import from, progress and summary.
#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/run.hpp"
#include "import/archive.hpp"
#include "import/summary.hpp"
#include "import/update.hpp"
#include "patella/render.hpp"

namespace patella::cli {

struct ImportOptions {
  std::string into;  ///< the log; empty: a new one goes to standard output
  UpdateOptions update;
  bool dry_run = false, strict = false, quiet = false;
  std::optional<std::chrono::minutes> utc_offset;  ///< absent: of the computer
  std::optional<Sport> assumed_sport;              ///< where no source names one; absent: it is guessed
  InputLimits limits;
  Display display;
};

/// The options that set it, under their headings.
std::vector<OptionGroup> import_options(ImportOptions& options);

/// Visits every file of `sources`, folders and archives included, in the order given, and by name within folders. Links to
/// folders within folders and names that begin with a point are skipped; `-` is `in`. Calls `progress` with the bytes read
/// from disk since the last call. Returns how many of the sources could not be opened.
std::size_t each_file(const std::vector<std::string>& sources, std::istream& in, const InputLimits& limits,
                      const FileVisitor& visitor, const std::function<void(std::uint64_t)>& progress);

/// The bytes on disk that `each_file` will read, as far as they are known.
std::uint64_t size_of(const std::vector<std::string>& sources);

/// A line that is updated ten times a second with share, rate and time left, and erased at the end. Nothing is written where
/// there is no terminal, or `enabled` is false.
class Progress {
 public:
  Progress(std::ostream& out, const Terminal& terminal, const std::function<std::chrono::nanoseconds()>& clock,
           std::uint64_t total_bytes, bool enabled);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void bytes(std::uint64_t more);
  void file() { ++files_; }

 private:
  void show(std::chrono::nanoseconds now);

  std::ostream& out_;
  const std::function<std::chrono::nanoseconds()>& clock_;
  std::uint64_t total_, done_ = 0, files_ = 0;
  int width_;
  bool active_, shown_ = false;
  std::chrono::nanoseconds begin_{}, last_{};
};

/// `[#####     ] 48 %  1,203 files, 310 a second, 5 s left`, as wide as `width` allows. `share` is 0 to 1, `seconds` the
/// time so far.
std::string progress_line(double share, std::uint64_t files, double seconds, int width);

/// What was done with the log.
enum class ImportOutcome { written, unchanged, dry_run, strict };

/// The report of an import: counts, then what was skipped or broken, by reason, and what is guessed. Activities are not
/// listed one by one.
std::string render_import(const ImportSummary& summary, ImportOutcome outcome, const ImportOptions& options,
                          const TextStyle& style);

}  // namespace patella::cli
