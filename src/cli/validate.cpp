/// `patella validate`: reads logs and computes nothing.
#include <fmt/format.h>
#include <memory>
#include <ostream>

#include "cli/command.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "text/printable.hpp"

namespace patella::cli {
namespace {

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

ExitStatus validate(const Display& display, const std::vector<std::string>& names, CommandContext& context) {
  Inputs inputs{context, display};
  for (const ReadResult& read : inputs.logs(names))
    if (read.ok())
      context.out << fmt::format("{}: good, {}, {}, {}\n", printable(read.log.files.front()),
                                 counted(read.log.activities.size(), "activity", "activities"),
                                 counted(read.log.checkins.size(), "check-in", "check-ins"),
                                 counted(read.log.injuries.size(), "injury", "injuries"));
  inputs.report();
  return inputs.exit();
}

}  // namespace

Command validate_command() {
  const auto display = std::make_shared<Display>();
  return {
      .name = "validate",
      .summary = "say what is wrong with a log, all of it at once",
      .description =
          "Reads training logs and computes nothing. Every good one gets a line that counts\n"
          "what it holds; every problem is shown with its place, what was found there and\n"
          "what was expected.",
      .operands = {.synopsis = "LOG...", .min = 1},
      .groups = {{"What the answer looks like", with_display_options({}, *display)}},
      .examples =
          "  patella validate log.json\n"
          "  patella validate logs/*.json && echo all good\n",
      .run = [display](const std::vector<std::string>& names,
                       CommandContext& context) { return validate(*display, names, context); },
  };
}

}  // namespace patella::cli
