#pragma once
/// What to say to someone who asks for help or who needs some.
#include <string>

#include "cli/command.hpp"

namespace patella::cli {

/// The help of the whole program.
std::string help();
/// The help of one command.
std::string help(const Command& command);

/// Says what is wrong with the command line and where the help is. `command` is empty for the program itself.
ExitStatus usage_error(CommandContext& context, std::string_view command, std::string_view message);

/// `; did you mean x?` for the candidate that looks most like `word`; empty where none does.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace patella::cli
