#pragma once
/// An answer that goes into a file, whole or not at all.
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace patella::cli {

/// `--out`, which writes to `name`.
Option out_option(std::string& name);

/// Writes the answer to standard output, or into the file where `name` is not empty: to a temporary file beside it
/// first, which then takes its name. Tells what went wrong on standard error.
ExitStatus deliver(CommandContext& shell, const std::string& name, std::string_view answer);

}  // namespace patella::cli
