#include "cli/command.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <ostream>

#include "text/printable.hpp"
#include "text/words.hpp"

namespace patella::cli {
namespace {

constexpr std::size_t columns = 80;

/// `text`, wrapped, from column `indent` on, and `label` before it or above it.
std::string entry(std::string_view label, std::string_view text, std::size_t indent) {
  std::string lines = fmt::format("  {}", label);
  std::size_t column = lines.size();
  const auto new_line = [&] {
    lines += fmt::format("\n{:{}}", "", indent);
    column = indent;
  };
  if (column + 2 > indent) {
    new_line();
  } else {
    lines.append(indent - column, ' ');
    column = indent;
  }
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (column + 1 + end > columns) new_line();
    if (column > indent) lines += ' ', ++column;
    lines += text.substr(0, end);
    column += end;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines + '\n';
}

std::string label(const Option& option) { return option.value.empty() ? option.name : option.name + ' ' + option.value; }

constexpr std::string_view exit_statuses =
    "Exit status:\n"
    "   0  done, whatever the answer (with --exit-code: keep running)\n"
    "  10  reduce             20  stop             30  insufficient data\n"
    "      (these three with --exit-code only)\n"
    "  64  wrong usage        65  bad data in a log or policy\n"
    "  66  no such input      70  a bug in patella\n"
    "  71  too little memory\n"
    "  73  a log or a file could not be written, and is as it was\n"
    "  74  the answer could not be written to standard output\n";

}  // namespace

std::string help() {
  std::string text =
      "patella: training-load advice for runners with, or at risk of, runner's knee\n"
      "\n"
      "Usage: patella COMMAND [OPTION...] [LOG...]\n"
      "\n"
      "Commands:\n";
  for (const auto make : commands) {
    const Command command = make();
    text += entry(command.name, command.summary, 14);
  }
  text +=
      "\n"
      "Options:\n"
      "  --help      this text; after a command, the help of that command\n"
      "  --version   the version\n"
      "\n"
      "Examples:\n"
      "  patella check log.json\n"
      "  patella check --as-of 2026-11-22 --format json log.json\n"
      "  patella explain long-run-spike\n"
      "\n";
  text += exit_statuses;
  text += "\nThis is training advice, not a diagnosis. Nothing leaves your computer.\n";
  return text;
}

std::string help(const Command& command) {
  std::string text =
      fmt::format("patella {}: {}\n\nUsage: patella {} [OPTION...]{}{}\n\n{}\n", command.name, command.summary, command.name,
                  command.operands.synopsis.empty() ? "" : " ", command.operands.synopsis, command.description);
  for (const OptionGroup& group : command.groups) {
    text += fmt::format("\n{}:\n", group.heading);
    for (const Option& option : group.options) text += entry(label(option), option.help, 22);
  }
  text += fmt::format("\nOther options:\n{}\nExamples:\n{}\n{}", entry("--help", "this text", 22), command.examples,
                      exit_statuses);
  return text;
}

ExitStatus usage_error(CommandContext& context, std::string_view command, std::string_view message) {
  const std::string name = command.empty() ? "patella" : fmt::format("patella {}", command);
  context.err << fmt::format("{}: {}\nHelp: {} --help\n", name, printable_excerpt(message, 400), name);
  return ExitStatus::usage;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const auto meant = spelling_suggestion(word, candidates);
  return meant ? fmt::format("; did you mean {}?", *meant) : "";
}

}  // namespace patella::cli
