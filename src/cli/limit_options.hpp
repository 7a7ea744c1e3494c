#pragma once
#include "cli/command.hpp"
#include "vendor/format.hpp"

namespace patella::cli {

/// `--max-mb`, `--max-points`, `--max-files`, `--max-archives` and `--max-nesting`, which write to `limits`.
std::vector<Option> limit_options(InputLimits& limits);

}  // namespace patella::cli
