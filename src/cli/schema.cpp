/// `patella schema`: the JSON Schema of the log.
#include <ostream>

#include "cli/command.hpp"
#include "patella/read.hpp"

namespace patella::cli {

Command schema_command() {
  return {
      .name = "schema",
      .summary = "print the JSON Schema of the training log",
      .description =
          "Prints the JSON Schema of format 1, by which editors and scripts can complete\n"
          "and check a log.",
      .operands = {.max = 0},
      .examples = "  patella schema > log.schema.json\n",
      .run =
          [](const std::vector<std::string>&, CommandContext& context) {
            context.out << log_schema();
            return ExitStatus::ok;
          },
  };
}

}  // namespace patella::cli
