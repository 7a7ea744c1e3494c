#pragma once
/// The program without its process: everything that main knows comes in as arguments.
#include <chrono>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "patella/calendar.hpp"

namespace patella::cli {

/// What is at the other end of an output, found out by main.
struct Terminal {
  bool is_terminal = false;
  int width = 80;
  bool no_color = false;  ///< NO_COLOR is set and not empty, or the terminal has no colours
};

/// What main knows of the computer. What stands here holds in tests: UTC, a clock that stands, one core.
struct Environment {
  std::function<std::chrono::minutes(std::chrono::sys_seconds)> utc_offset;  ///< of the runner's time zone at a moment
  std::function<std::chrono::nanoseconds()> clock = [] { return std::chrono::nanoseconds{0}; };  ///< since some moment
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
  cannot_write = 73,     ///< the log or the file of `--out`, which are as they were
  answer_is_lost = 74    ///< it could not be written to standard output; what was to go into a file is there
};

/// Runs `args` (without the program's name); the answer goes to `out`, everything else to `err`.
int run(const std::vector<std::string>& args, Day today, std::istream& in, std::ostream& out, std::ostream& err,
        const Terminal& out_terminal, const Terminal& err_terminal, const Environment& environment = {});

}  // namespace patella::cli
