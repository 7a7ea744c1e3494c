#pragma once
/// The program without its process: everything that main finds out is an argument.
#include <chrono>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "patella/calendar.hpp"

namespace patella::cli {

/// The terminal that an output goes to, if any.
struct Terminal {
  bool is_terminal = false;
  int width = 80;
  bool no_color = false;  ///< NO_COLOR is set and not empty, or the terminal has no colours
};

/// The computer. The defaults are those of tests: UTC, a clock that stands still, one core.
struct Environment {
  std::function<std::chrono::minutes(std::chrono::sys_seconds)> utc_offset;  ///< of the runner's time zone at a moment
  std::function<std::chrono::nanoseconds()> clock = [] { return std::chrono::nanoseconds{0}; };  ///< since any fixed moment
  unsigned cores = 1;
};

/// sysexits.h, and the verdicts of `--exit-code`
enum ExitStatus {
  ok = 0,
  reduce = 10,
  stop = 20,
  insufficient_data = 30,
  usage = 64,
  bad_data = 65,
  no_input = 66,
  bug = 70,
  lacks_resources = 71,  ///< memory, threads
  cannot_write = 73,     ///< the log or the file of `--out`, which is unchanged
  answer_is_lost = 74    ///< it could not be written to standard output; a file that was to be written is written
};

/// Runs `args` (without the program's name); the answer goes to `out`, everything else to `err`.
int run(const std::vector<std::string>& args, Day today, std::istream& in, std::ostream& out, std::ostream& err,
        const Terminal& out_terminal, const Terminal& err_terminal, const Environment& environment = {});

}  // namespace patella::cli
