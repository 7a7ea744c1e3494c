#pragma once
/// The options of `patella import`.
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "import/update.hpp"

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

/// The options that fill it, under their headings.
std::vector<OptionGroup> import_options(ImportOptions& options);

}  // namespace patella::cli
