#pragma once
/// Commands as data: one definition for the parser, for the help, and for the tests that hold the man pages and the
/// completions to it.
#include <functional>
#include <iosfwd>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/run.hpp"

namespace patella::cli {

/// What a command works with.
struct CommandContext {
  Day today;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Terminal out_terminal, err_terminal;
  const Environment& environment;
  std::string written{};  ///< the file that the command has written, printable; empty where there is none
};

/// An option, or a flag, which takes no value.
struct Option {
  std::string name;                                  ///< `--as-of`
  std::string value = {};                            ///< `DATE`; empty for a flag
  std::string help;                                  ///< what it does, and the default
  std::string expected = {};                         ///< ends the sentence "expected ..."; empty for a flag
  std::vector<std::string_view> choices = {};        ///< every possible value, where they can be listed
  std::function<bool(const std::string&)> set = {};  ///< false where the value is invalid
};

/// Options under one heading of the help.
struct OptionGroup {
  std::string_view heading;
  std::vector<Option> options;
};

/// The arguments of a command that are not options.
struct Operands {
  std::string_view synopsis = {};  ///< `LOG...`
  std::size_t min = 0;
  std::size_t max = std::numeric_limits<std::size_t>::max();
};

struct Command {
  std::string_view name;
  std::string_view summary;      ///< one line for the list of commands
  std::string_view description;  ///< paragraphs for the help
  Operands operands;
  std::vector<OptionGroup> groups = {};
  std::string_view examples;  ///< lines for the help
  std::function<ExitStatus(const std::vector<std::string>& operands, CommandContext& context)> run;
};

// One file each.
Command check_command();
Command add_command();
Command import_command();
Command report_command();
Command replay_command();
Command validate_command();
Command explain_command();
Command schema_command();

/// Every command, in the order of the help.
inline constexpr Command (*commands[])() = {check_command,  add_command,      import_command,  report_command,
                                            replay_command, validate_command, explain_command, schema_command};

/// The help of the whole program.
std::string help();
/// The help of one command.
std::string help(const Command& command);

/// Reports what is wrong with the command line and where the help is. `command` is empty for the program itself.
ExitStatus usage_error(CommandContext& context, std::string_view command, std::string_view message);

/// `; did you mean x?` for the candidate that is spelled most like `word`; empty where none is close.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace patella::cli
