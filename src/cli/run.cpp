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
#include "text/embedded.hpp"

// CLI11 parses: names, values, flags, repetition, `--`. Its subcommands, validators and help took more lines than the table
// of command.hpp when they were tried: each of their errors is caught and worded here all the same (none has the value that
// a flag was given or the name that was meant, and the words change with CLI11's version), and tests hold help, man pages
// and completions to the table. Its environment names are not used: main alone reads the environment, and only for the
// terminal.
namespace patella::cli {
namespace {

/// Lets CLI11 set an option to what was given, the last time where it was given more than once.
void define_option(CLI::App& parser, const Option& option) {
  const bool is_flag = option.value.empty();
  const auto set = [&option, is_flag](const CLI::results_t& values) {
    const std::string& value = values.back();
    if (is_flag && value != "true")
      throw CLI::ValidationError{fmt::format("{} takes no value, found '{}'", option.name, value)};
    if (!option.set(value))
      throw CLI::ValidationError{fmt::format("{} '{}': expected {}", option.name, value, option.expected)};
    return true;
  };
  parser.add_option(option.name, set)->expected(is_flag ? 0 : 1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

std::string unknown_option(const std::string& argument, const Command& command) {
  std::vector<std::string_view> names{"--help"};
  for (const OptionGroup& group : command.groups)
    for (const Option& option : group.options) names.push_back(option.name);
  return fmt::format("there is no option {}{}", argument, did_you_mean(argument.substr(0, argument.find('=')), names));
}

/// What is wrong with the operands; empty where nothing is.
std::string problem_with(const std::vector<std::string>& operands, const Operands& expected) {
  if (std::ranges::count(operands, "-") > 1) return "standard input (-) can be named once";
  if (operands.size() < expected.min) return fmt::format("expected {}, found nothing", expected.synopsis);
  if (operands.size() <= expected.max) return {};
  const std::string& surplus = operands[expected.max];
  return expected.max == 0 ? fmt::format("expected nothing more, found '{}'", surplus)
                           : fmt::format("expected {} alone, found '{}' too", expected.synopsis, surplus);
}

/// `--policy=` with nothing behind it, for which CLI11 would take the next argument.
bool lacks_value(const std::string& argument) { return argument.starts_with("--") && argument.ends_with('='); }

ExitStatus run_command(const Command& command, const std::vector<std::string>& args, CommandContext& context) {
  CLI::App parser;
  parser.allow_extras();  // unknown options are reported in our own words
  parser.set_help_flag();
  parser.add_flag_callback("--help,-h", [] { throw CLI::CallForHelp{}; })->trigger_on_parse();
  std::vector<std::string> operands;
  parser.add_option("operands", operands);
  for (const OptionGroup& group : command.groups)
    for (const Option& option : group.options) define_option(parser, option);

  const auto empty = std::find_if(args.begin(), std::ranges::find(args, "--"), lacks_value);
  if (empty != args.end() && *empty != "--")
    return usage_error(context, command.name, fmt::format("{} needs a value", empty->substr(0, empty->size() - 1)));
  std::string problem;
  try {
    parser.parse(std::vector<std::string>{args.rbegin(), args.rend()});  // as CLI11 takes them
  } catch (const CLI::CallForHelp&) {
    context.out << help(command);
    return ExitStatus::ok;
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view what = error.what();
    problem = fmt::format("{} needs a value", what.substr(0, what.find(':')));
  } catch (const CLI::ValidationError& error) {
    problem = error.what();
  }
  const auto extras = parser.remaining();
  const auto unknown = std::ranges::find_if(extras, [](const std::string& argument) { return argument != "--"; });
  if (unknown != extras.end()) problem = unknown_option(*unknown, command);
  if (problem.empty()) problem = problem_with(operands, command.operands);
  return problem.empty() ? command.run(operands, context) : usage_error(context, command.name, problem);
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
