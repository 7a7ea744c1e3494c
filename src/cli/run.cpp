#include "cli/run.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <exception>
#include <new>
#include <ostream>
#include <system_error>

#include "cli/command.hpp"
#include "cli/usage.hpp"
#include "text/embedded.hpp"

namespace patella::cli {
namespace {

/// An option, and what stood on the command line for it.
struct Given {
  const Option* option;
  const CLI::Option* parsed;
};

std::string unknown(const std::string& argument, const Command& command) {
  std::vector<std::string_view> names{"--help"};
  for (const OptionGroup& group : command.groups)
    for (const Option& option : group.options) names.push_back(option.name);
  return fmt::format("there is no option {}{}", argument, did_you_mean(argument.substr(0, argument.find('=')), names));
}

/// `--policy=` with nothing behind it, for which CLI11 would take the next argument.
bool lacks_value(const std::string& argument) { return argument.starts_with("--") && argument.ends_with('='); }

/// Sets the options of a command to what was given, the last time where it was given more than once.
/// Tells what is wrong with the first that will not do; empty where all are good.
std::string set_options(const std::vector<Given>& options) {
  for (const auto& [option, parsed] : options) {
    if (parsed->count() == 0) continue;
    const std::string& value = parsed->results().back();
    const bool is_switch = option->value.empty();
    if (is_switch && value != "true") return fmt::format("{} takes no value, found '{}'", option->name, value);
    if (!option->set(value)) return fmt::format("{} '{}': expected {}", option->name, value, option->expected);
  }
  return {};
}

/// What is wrong with the operands; empty where nothing is.
std::string miscounted(const std::vector<std::string>& operands, const Operands& wanted) {
  if (std::ranges::count(operands, "-") > 1) return "standard input (-) can be named once";
  if (operands.size() < wanted.min) return fmt::format("expected {}, found nothing", wanted.synopsis);
  if (operands.size() <= wanted.max) return {};
  const std::string& surplus = operands[wanted.max];
  return wanted.max == 0 ? fmt::format("expected nothing more, found '{}'", surplus)
                         : fmt::format("expected {} alone, found '{}' too", wanted.synopsis, surplus);
}

ExitStatus run_command(const Command& command, std::vector<std::string> args, CommandContext& context) {
  CLI::App app;
  app.allow_extras();  // unknown options are told in our own words
  app.set_help_flag();
  const CLI::Option* help_asked = app.add_flag("--help,-h");
  std::vector<std::string> operands;
  app.add_option("operands", operands);
  std::vector<Given> options;
  for (const OptionGroup& group : command.groups)
    for (const Option& option : group.options) {
      CLI::Option* parsed = option.value.empty() ? app.add_flag(option.name) : app.add_option(option.name)->expected(1);
      options.push_back({&option, parsed->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)});
    }

  const auto empty = std::find_if(args.begin(), std::ranges::find(args, "--"), lacks_value);
  if (empty != args.end() && *empty != "--")
    return usage_error(context, command.name, fmt::format("{} needs a value", empty->substr(0, empty->size() - 1)));
  std::ranges::reverse(args);  // as CLI11 takes them
  try {
    app.parse(std::move(args));
  } catch (const CLI::ParseError& error) {
    const std::string_view what = error.what();
    return usage_error(context, command.name, fmt::format("{} needs a value", what.substr(0, what.find(':'))));
  }
  if (help_asked->count() > 0) {
    context.out << help(command);
    return ExitStatus::ok;
  }
  for (const std::string& argument : app.remaining())
    if (argument != "--") return usage_error(context, command.name, unknown(argument, command));
  for (const std::string& wrong : {set_options(options), miscounted(operands, command.operands)})
    if (!wrong.empty()) return usage_error(context, command.name, wrong);
  return command.run(operands, context);
}

ExitStatus dispatch(const std::vector<std::string>& args, CommandContext& context) {
  if (args.empty()) {
    context.err << help();
    return ExitStatus::usage;
  }
  const std::string& first = args.front();
  if (first == "--help" || first == "-h") {
    context.out << help();
    return ExitStatus::ok;
  }
  if (first == "--version") {
    context.out << "patella " << embedded::version() << '\n';
    return ExitStatus::ok;
  }
  std::vector<std::string_view> names;
  for (const auto make : commands) {
    const Command command = make();
    if (command.name == first) return run_command(command, {args.begin() + 1, args.end()}, context);
    names.push_back(command.name);
  }
  names.insert(names.end(), {"--help", "--version"});
  const std::string meant = did_you_mean(first, names);
  return usage_error(context, "",
                     first.starts_with('-') ? fmt::format("there is no option {} before a command{}", first, meant)
                                            : fmt::format("there is no command '{}'{}", first, meant));
}

}  // namespace

int run(const std::vector<std::string>& args, Day today, std::istream& in, std::ostream& out, std::ostream& err,
        const Terminal& out_terminal, const Terminal& err_terminal, const Environment& environment) {
  CommandContext context{today, in, out, err, out_terminal, err_terminal, environment};
  try {
    const ExitStatus status = dispatch(args, context);
    errno = 0;
    if (out.flush()) return status;
    err << fmt::format("patella: the answer could not be shown: {}{}\n", std::generic_category().message(errno),
                       context.written.empty() ? "" : fmt::format("; {} was written", context.written));
    return status < ExitStatus::usage ? ExitStatus::answer_is_lost : status;
  } catch (const std::bad_alloc&) {
    err << "patella: there is not enough memory for this: fewer or smaller files at a time need less.\n";
    return ExitStatus::lacks_resources;
  } catch (const std::system_error& error) {
    err << "patella: the system does not give what is needed: " << error.what() << ".\n";
    return ExitStatus::lacks_resources;
  } catch (const std::exception& error) {
    err << fmt::format(
        "patella: this is a bug: {}\nPlease report it with the command line and, if you can share it, the log.\n",
        error.what());
    return ExitStatus::bug;
  }
}

}  // namespace patella::cli
