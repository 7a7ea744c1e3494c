#pragma once
/// An answer that goes into a file, whole or not at all.
#include <string>
#include <string_view>
#include <vector>

#include "cli/input.hpp"

namespace patella::cli {

/// The output of an answer: standard output where `file` is empty or `-`.
struct OutFile {
  std::string file;
  bool force = false;  ///< also overwrites a file that patella did not write

  /// The terminal that it goes to, if any.
  Terminal terminal(const CommandContext& context) const { return file.empty() ? context.out_terminal : Terminal{}; }
};

/// `options`, and behind them `--out` and `--force`, which write to `out`.
std::vector<Option> with_out_options(std::vector<Option> options, OutFile& out);

/// Writes the answer to standard output or into the file: to a temporary file beside it first, which then takes its name.
/// Never overwrites an input, and a file that is not an answer of patella only by force. Reports what went wrong.
ExitStatus write_answer(CommandContext& context, const Inputs& inputs, const OutFile& out, std::string_view answer);

}  // namespace patella::cli
