#pragma once
#include "cli/command.hpp"
#include "import/imported.hpp"

namespace patella::cli {

/// `--max-mb`, `--max-points`, `--max-files`, `--max-archives` and `--max-nesting`, which write to `limits`.
std::vector<Option> limit_options(ImportLimits& limits);

}  // namespace patella::cli
