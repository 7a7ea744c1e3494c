#pragma once
/// What `patella import` can be asked.
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "import/update.hpp"

namespace patella::cli {

struct ImportOptions {
  std::string into;  ///< the log; empty: a new one goes to standard output
  UpdateOptions update_options;
  bool dry_run = false, strict = false, quiet = false;
  std::optional<std::chrono::minutes> utc_offset;  ///< absent: of the computer
  InputLimits limits;
  Display display;
};

/// The options that fill it, under their headings.
std::vector<OptionGroup> import_options(ImportOptions& options);

}  // namespace patella::cli
