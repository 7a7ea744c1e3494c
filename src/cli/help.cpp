#include "cli/command.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <ostream>

#include "render/page.hpp"
#include "text/printable.hpp"
#include "text/words.hpp"

namespace patella::cli {
namespace {

using render::Page;

/// `label`, and `text` wrapped from column `indent` on: beside the label or, where that is too long, below it.
void write_entry(Page& page, std::string_view label, std::string_view text, int indent) {
  constexpr int margin = 2, gap = 2;
  if (margin + static_cast<int>(label.size()) + gap <= indent)
    return render::write_row(page, label, text, indent - margin, margin);
  page.text += fmt::format("{:{}}{}\n", "", margin, label);
  render::write_paragraph(page, text, indent, indent);
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
  Page page;
  page.text =
      "patella: training-load advice for runners with, or at risk of, runner's knee\n"
      "\n"
      "Usage: patella COMMAND [OPTION...] [LOG...]\n"
      "\n"
      "Commands:\n";
  for (const auto make : commands) {
    const Command command = make();
    write_entry(page, command.name, command.summary, 14);
  }
  page.text +=
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
  page.text += exit_statuses;
  return page.text + "\nThis is training advice, not a diagnosis. Nothing leaves your computer.\n";
}

std::string help(const Command& command) {
  Page page;
  page.text =
      fmt::format("patella {}: {}\n\nUsage: patella {} [OPTION...]{}{}\n\n{}\n", command.name, command.summary, command.name,
                  command.operands.synopsis.empty() ? "" : " ", command.operands.synopsis, command.description);
  for (const OptionGroup& group : command.groups) {
    page.text += fmt::format("\n{}:\n", group.heading);
    for (const Option& option : group.options) write_entry(page, label(option), option.help, 22);
  }
  page.text += "\nOther options:\n";
  write_entry(page, "--help", "this text", 22);
  return page.text + fmt::format("\nExamples:\n{}\n{}", command.examples, exit_statuses);
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
