#pragma once
/// The program, run within a test.
#include <sstream>
#include <string>
#include <vector>

#include "cli/run.hpp"

namespace patella {

struct Output {
  int exit;
  std::string out, err;
};

inline Output run_program(const std::vector<std::string>& args, Day today, const std::string& standard_input = {},
                          const cli::Terminal& out_terminal = {}, const cli::Terminal& err_terminal = {},
                          const cli::Environment& environment = {}) {
  std::istringstream in{standard_input};
  std::ostringstream out, err;
  const int exit = cli::run(args, today, in, out, err, out_terminal, err_terminal, environment);
  return {exit, out.str(), err.str()};
}

}  // namespace patella
