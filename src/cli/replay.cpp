/// `patella replay`: what would have been said, day by day, and what it came to against injuries.
#include <algorithm>
#include <memory>
#include <ostream>

#include "cli/choice.hpp"
#include "cli/command.hpp"
#include "cli/display.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/question.hpp"
#include "cli/usage.hpp"
#include "patella/render_replay.hpp"
#include "patella/replay.hpp"

namespace patella::cli {
namespace {

enum class Format { text, csv, json };

struct ReplayOptions {
  ReplayRequest request;
  std::optional<ReplayStep> every;
  bool backtest = false;
  std::string policy;
  Format format = Format::text;
  std::string out;
  Display display;
};

/// What is planned for later is no past: a replay ends today, if nobody says otherwise.
ReplayRequest until_today(ReplayRequest request, const Log& log, Day today) {
  const auto recorded = days_recorded(log);
  if (!request.to && recorded) request.to = std::min(recorded->last, today);
  return request;
}

std::string rendered(const Replay& replay, const ReplayOptions& options, const TextStyle& style) {
  switch (options.format) {
    case Format::csv: return render_replay_csv(replay);
    case Format::json: return render_replay_json(replay);
    case Format::text: break;
  }
  return render_replay_text(replay, style);
}

std::string rendered(const Backtest& found, const ReplayOptions& options, const TextStyle& style) {
  switch (options.format) {
    case Format::csv: return render_backtest_csv(found);
    case Format::json: return render_backtest_json(found);
    case Format::text: break;
  }
  return render_backtest_text(found, style);
}

/// Every day of one athlete, up to the latest injury where the log ends before it.
AthleteReplay athlete_of(Log log, const ReplayOptions& options, const Policy& policy, Day today) {
  AthleteReplay athlete{.name = log.files.empty() ? "" : log.files.front(), .replay = {}, .injuries = log.injuries};
  ReplayRequest request = until_today(options.request, log, today);
  if (!options.request.to && request.to)
    for (const Injury& injury : log.injuries) request.to = std::max(*request.to, std::min(injury.start, today));
  athlete.replay = replay(std::move(log), request, policy);
  return athlete;
}

std::string contradiction(const ReplayOptions& options) {
  if (options.backtest && options.every) return "--against-injuries looks at every day and takes no --every";
  if (options.request.from && options.request.to && *options.request.to < *options.request.from)
    return "--to lies before --from";
  return {};
}

std::string against_each(Inputs& inputs, const std::vector<std::string>& names, const ReplayOptions& options,
                         const TextStyle& style, Day today) {
  std::vector<ReadResult> logs = inputs.logs(names);
  const Policy policy = inputs.policy(options.policy);
  if (inputs.exit() != ExitStatus::ok) return {};
  std::vector<AthleteReplay> athletes;
  for (ReadResult& one : logs) athletes.push_back(athlete_of(std::move(one.log), options, policy, today));
  return rendered(backtest(athletes, policy), options, style);
}

std::string replayed(Inputs& inputs, const std::vector<std::string>& names, const ReplayOptions& options,
                     const TextStyle& style, Day today) {
  Log log = inputs.merged_log(names);
  const Policy policy = inputs.policy(options.policy);
  if (inputs.exit() != ExitStatus::ok) return {};
  const ReplayRequest request = until_today(options.request, log, today);
  return rendered(replay(std::move(log), request, policy), options, style);
}

ExitStatus run_replay(ReplayOptions options, const std::vector<std::string>& names, CommandContext& shell) {
  if (const std::string wrong = contradiction(options); !wrong.empty()) return usage_error(shell, "replay", wrong);
  options.request.every = options.every.value_or(ReplayStep::day);
  const TextStyle style = options.display.style(options.out.empty() ? shell.out_terminal : Terminal{});
  Inputs inputs{shell};
  const std::string answer = (options.backtest ? against_each : replayed)(inputs, names, options, style, shell.today);
  inputs.report(options.display);
  return inputs.exit() == ExitStatus::ok ? deliver(shell, options.out, answer) : inputs.exit();
}

std::vector<Option> question_options(ReplayOptions& options) {
  Option every{.name = "--every",
               .value = "WHEN",
               .help = "day, run (days with a run) or week (the last day of each calendar week); day if not given",
               .expected = "day, run or week",
               .choices = {"day", "run", "week"},
               .set = [&options](const std::string& text) {
                 options.every = text == "day"    ? std::optional{ReplayStep::day}
                                 : text == "run"  ? std::optional{ReplayStep::run}
                                 : text == "week" ? std::optional{ReplayStep::week}
                                                  : std::nullopt;
                 return options.every.has_value();
               }};
  return {
      std::move(every),
      day_option("--from", "begin on this day; the log's first if not given", options.request.from),
      day_option("--to", "end on this day; the log's last, though not after today, if not given", options.request.to),
      {.name = "--against-injuries",
       .help = "hold what was said against the injuries in the logs, each LOG being another athlete's",
       .set = [&options](const std::string&) { return options.backtest = true; }},
      policy_option(options.policy),
      week_start_option(options.request.week_start),
  };
}

std::vector<Option> answer_options(ReplayOptions& options) {
  return with_display_options(
      {choice_option<Format>("--format", "FORMAT", "text for people, csv or json for programs; text if not given",
                             {{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}}, options.format),
       out_option(options.out), units_option(options.display)},
      options.display);
}

}  // namespace

Command replay_command() {
  const auto options = std::make_shared<ReplayOptions>();
  return {
      .name = "replay",
      .summary = "what would have been said on every day so far",
      .description =
          "Goes through a training log day by day and takes the decision of each from what\n"
          "was known by its end and nothing later: a calendar of verdicts, and the days on\n"
          "which the verdict changed, with the reasons.\n"
          "\n"
          "With --against-injuries: how often the rules spoke before the injuries in the\n"
          "logs, and how often otherwise. Each LOG is one athlete then; without it several\n"
          "logs are taken together as one runner's. - is standard input.",
      .operands = {.synopsis = "LOG...", .min = 1},
      .groups = {{"What is asked", question_options(*options)}, {"What the answer looks like", answer_options(*options)}},
      .examples =
          "  patella replay log.json\n"
          "  patella replay log.json --every week --format csv > weeks.csv\n"
          "  patella replay --against-injuries athletes/*.json\n",
      .run = [options](const std::vector<std::string>& names,
                       CommandContext& shell) { return run_replay(*options, names, shell); },
  };
}

}  // namespace patella::cli
