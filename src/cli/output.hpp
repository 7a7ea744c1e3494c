#pragma once
/// An answer that goes into a file, whole or not at all.
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace patella::cli {

/// Writes all of a text to a file that is open: 0, or the reason why it could not be done (errno).
int write_all(int file, std::string_view text);

/// `--out`, which writes to `name`.
Option out_option(std::string& name);

/// Writes the answer to standard output, or into the file where `name` is not empty: to a temporary file beside it
/// first, which then takes its name. Tells what went wrong on standard error.
Exit deliver(Shell& shell, const std::string& name, std::string_view answer);

}  // namespace patella::cli
