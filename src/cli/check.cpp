/// `patella check`: keep running, reduce or stop.
#include <memory>
#include <ostream>

#include "cli/command.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "patella/decision.hpp"

namespace patella::cli {
namespace {

enum class Format { text, json };

struct CheckOptions {
  std::optional<Day> as_of;
  std::string policy;
  bool exit_code = false;
  std::chrono::weekday week_start = std::chrono::Monday;
  Format format = Format::text;
  Display display;
};

ExitStatus check(const CheckOptions& options, const std::vector<std::string>& names, CommandContext& context) {
  Inputs inputs{context, options.display};
  auto given = inputs.log_and_policy(names, options.policy);
  if (!given) return inputs.exit();
  const Day as_of = options.as_of.value_or(context.today);
  const Decision decision = decide(std::move(given->log), as_of, given->policy, options.week_start);
  context.out << (options.format == Format::json
                      ? render_json(decision, inputs.diagnostics())
                      : render_text(decision, inputs.diagnostics(), options.display.style(context.out_terminal)));
  return options.exit_code ? exit_of(decision.verdict) : ExitStatus::ok;
}

std::vector<Option> question_options(CheckOptions& options) {
  return {
      day_option("--as-of", "answer as of the end of this day; today if not given", options.as_of),
      policy_option(options.policy),
      week_start_option(options.week_start),
  };
}

std::vector<Option> answer_options(CheckOptions& options) {
  return with_display_options(
      {choice_option<Format>("--format", "FORMAT", "text for people or json for programs; text if not given",
                             {{"text", Format::text}, {"json", Format::json}}, options.format),
       exit_code_option(options.exit_code), units_option(options.display)},
      options.display);
}

}  // namespace

Command check_command() {
  const auto options = std::make_shared<CheckOptions>();
  return {
      .name = "check",
      .summary = "keep running, reduce or stop, and why",
      .description =
          "Reads a training log and says whether to keep running, to reduce or to stop:\n"
          "first in a word, then with the reasons and their sources, then with a plan for\n"
          "the next seven days.\n"
          "\n"
          "LOG is a file of format 1 (see `patella schema`) or the activity list of the\n"
          "Strava API. Several logs are taken together as one runner's; - is standard\n"
          "input.",
      .operands = {.synopsis = "LOG...", .min = 1},
      .groups = {{"What is asked", question_options(*options)}, {"What the answer looks like", answer_options(*options)}},
      .examples =
          "  patella check log.json\n"
          "  patella check log.json --as-of 2026-11-22 --units imperial\n"
          "  cat log.json | patella check - --format json\n"
          "  patella check --exit-code log.json > answer.txt || mail runner < answer.txt\n",
      .run = [options](const std::vector<std::string>& names,
                       CommandContext& context) { return check(*options, names, context); },
  };
}

}  // namespace patella::cli
