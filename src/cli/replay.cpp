/// `patella replay`: the decision of every day so far, and how the rules fared before injuries.
#include <algorithm>
#include <memory>
#include <ostream>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "patella/render_replay.hpp"
#include "patella/replay.hpp"

namespace patella::cli {
namespace {

enum class Format { text, csv, json };

struct ReplayOptions {
  ReplayRequest request;
  std::optional<ReplayStep> every = std::nullopt;
  bool backtest = false;
  std::string policy;
  Format format = Format::text;
  OutFile out;
  Display display;
};

/// Without --to a replay ends today at the latest: planned activities are not past.
ReplayRequest until_today(ReplayRequest request, const Log& log, Day today) {
  const auto recorded = days_recorded(log);
  if (!request.to && recorded) request.to = std::min(recorded->last, today);
  return request;
}

std::string render(const Replay& replay, const ReplayOptions& options, const TextStyle& style) {
  switch (options.format) {
    case Format::csv: return render_replay_csv(replay);
    case Format::json: return render_replay_json(replay);
    case Format::text: break;
  }
  return render_replay_text(replay, style);
}

std::string render(const Backtest& found, const ReplayOptions& options, const TextStyle& style) {
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
  request.every_gap = true;
  if (!options.request.to && request.to)
    for (const Injury& injury : log.injuries) request.to = std::max(*request.to, std::min(injury.start, today));
  athlete.replay = replay(std::move(log), request, policy);
  return athlete;
}

std::string find_contradiction(const ReplayOptions& options) {
  if (options.backtest && options.every) return "--against-injuries looks at every day and takes no --every";
  if (options.request.from && options.request.to && *options.request.to < *options.request.from)
    return "--to lies before --from";
  return {};
}

std::string render_backtest_of(Inputs& inputs, const std::vector<std::string>& names, const ReplayOptions& options,
                               const TextStyle& style, Day today) {
  std::vector<ReadResult> logs = inputs.logs(names);
  const Policy policy = inputs.policy(options.policy);
  if (inputs.failed()) return {};
  std::vector<AthleteReplay> athletes;
  for (ReadResult& one : logs) athletes.push_back(athlete_of(std::move(one.log), options, policy, today));
  return render(backtest(athletes, policy), options, style);
}

std::string render_replay_of(Inputs& inputs, const std::vector<std::string>& names, const ReplayOptions& options,
                             const TextStyle& style, Day today) {
  auto given = inputs.log_and_policy(names, options.policy);
  if (!given) return {};
  const ReplayRequest request = until_today(options.request, given->log, today);
  return render(replay(std::move(given->log), request, given->policy), options, style);
}

ExitStatus run_replay(ReplayOptions options, const std::vector<std::string>& names, CommandContext& context) {
  if (const std::string wrong = find_contradiction(options); !wrong.empty()) return usage_error(context, "replay", wrong);
  options.request.every = options.every.value_or(ReplayStep::day);
  const TextStyle style = options.display.style(options.out.terminal(context));
  Inputs inputs{context, options.display};
  const std::string answer =
      (options.backtest ? render_backtest_of : render_replay_of)(inputs, names, options, style, context.today);
  if (inputs.exit() != ExitStatus::ok) return inputs.exit();
  inputs.report();
  return write_answer(context, inputs, options.out, answer);
}

std::vector<Option> question_options(ReplayOptions& options) {
  return {
      choice_option<ReplayStep>(
          "--every", "WHEN", "day, run (days with a run) or week (the last day of each calendar week); day if not given",
          {{"day", ReplayStep::day}, {"run", ReplayStep::run}, {"week", ReplayStep::week}}, options.every),
      day_option("--from", "begin on this day; the log's first if not given", options.request.from),
      day_option("--to", "end on this day; the log's last, though not after today, if not given", options.request.to),
      flag_option("--against-injuries",
                  "hold what was said against the injuries in the logs, each LOG being another athlete's", options.backtest),
      policy_option(options.policy),
      week_start_option(options.request.week_start),
  };
}

std::vector<Option> answer_options(ReplayOptions& options) {
  auto format =
      choice_option<Format>("--format", "FORMAT", "text for people, csv or json for programs; text if not given",
                            {{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}}, options.format);
  auto list = with_out_options({std::move(format)}, options.out);
  list.push_back(units_option(options.display));
  return with_display_options(std::move(list), options.display);
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
                       CommandContext& context) { return run_replay(*options, names, context); },
  };
}

}  // namespace patella::cli
