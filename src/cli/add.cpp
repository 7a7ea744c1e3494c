/// `patella add`: a log grows without an editor.
#include <fmt/format.h>
#include <algorithm>
#include <iterator>
#include <memory>
#include <ostream>

#include "activity/same_activity.hpp"
#include "cli/addition.hpp"
#include "cli/command.hpp"
#include "cli/input.hpp"
#include "cli/log_file.hpp"
#include "cli/options.hpp"
#include "diagnostic/message.hpp"
#include "patella/decision.hpp"
#include "patella/read.hpp"
#include "render/describe_record.hpp"
#include "render/page.hpp"
#include "render/quantity.hpp"
#include "text/printable.hpp"

namespace patella::cli {
namespace {

struct AddOptions {
  Addition addition;
  std::string into;
  std::string policy;
  bool exit_code = false;
  Display display;
};

std::string day_text(Day day) { return render::plain_text(render::full_day_text(day)); }

/// What came of an addition, before and after it was written.
struct Result {
  std::vector<Diagnostic> diagnostics;  ///< of the old log, or of the new one where only that has errors
  std::string refusal;                  ///< why it is not to be written, apart from these
  std::vector<Diagnostic> doubts;       ///< warnings about what was added
  Log log;
  Day day{};  ///< of the record
};

/// The run that pain belongs to: the last one by its time.
const Activity* run_for(const ParsedAddition& parsed, const Log& log, Day today) {
  const Day last = parsed.of_the_day ? parsed.day : parsed.next_morning ? today - std::chrono::days{1} : today;
  const Activity* found = nullptr;
  for (const Activity& activity : log.activities) {
    const bool suits = is_running(activity.sport()) && activity.day <= last && (!parsed.of_the_day || activity.day == last);
    if (suits && (!found || begin_of(*found) <= begin_of(activity))) found = &activity;
  }
  return found;
}

std::string no_run(const ParsedAddition& parsed) {
  const std::string when = parsed.of_the_day ? " of " + day_text(parsed.day) : parsed.next_morning ? " before today" : "";
  return fmt::format("there is no run{} in it that pain could be written to; add the run first: patella add run", when);
}

std::string would_overwrite(const std::vector<Overwritten>& values, const std::string& file, Day day) {
  std::string text = fmt::format("the run of {} says something else already:\n", day_text(day));
  for (const Overwritten& value : values)
    text += fmt::format("  {}:{}: {}, not {}\n", printable_excerpt(file, std::string::npos), value.line,
                        render::describe_field(value.field, value.from), render::describe_field(value.field, value.to));
  return text + "Nothing was written. With --replace the new values take the place of the old ones";
}

/// The edit that was asked for; nothing, with a refusal, where there can be none.
std::optional<LogEdit> edit_of(const ParsedAddition& parsed, const AddOptions& options, const std::string& text,
                               const Log& log, Day today, Result& result) {
  LogEdit edit;
  result.day = parsed.day;
  if (parsed.kind != AdditionKind::pain) {
    (parsed.kind == AdditionKind::checkin ? edit.checkins : edit.activities).push_back(parsed.record);
    return edit;
  }
  const Activity* run = run_for(parsed, log, today);
  if (!run) {
    result.refusal = no_run(parsed);
    return {};
  }
  result.day = run->day;
  edit.changes.push_back({run->origin, parsed.record});
  const auto lost = overwritten(text, edit.changes.front());
  if (!lost.empty() && !options.addition.replace) {
    result.refusal = would_overwrite(lost, options.into, run->day);
    return {};
  }
  return edit;
}

/// Whether a problem is about the record that an edit is about.
bool concerns(const Diagnostic& diagnostic, const LogEdit& edit, const Log& log) {
  const JsonPointer record = !edit.changes.empty()    ? edit.changes.front().record.pointer()
                             : !edit.checkins.empty() ? log.checkins.back().origin.pointer()
                                                      : log.activities.back().origin.pointer();
  const auto& tokens = diagnostic.pointer.tokens;
  return tokens.size() >= 2 && std::equal(record.tokens.begin(), record.tokens.end(), tokens.begin());
}

/// The new text of the log; nothing where it is not to be written.
std::optional<std::string> add_to(const std::string& text, const ParsedAddition& parsed, const AddOptions& options,
                                  Day today, Result& result) {
  result = {};
  ReadResult before = read_log(text, options.into);
  if (!before.ok()) {
    result.diagnostics = std::move(before.diagnostics);
    return {};
  }
  if (!is_editable(text)) {
    result.refusal =
        "this is an activity list of Strava, which is left as it is; add to a log of your own, which may be new, and give "
        "both to patella check";
    return {};
  }
  const auto edit = edit_of(parsed, options, text, before.log, today, result);
  if (!edit) return {};
  std::string grown = edited(text, *edit);
  ReadResult after = read_log(grown, options.into);
  if (!after.ok()) {
    result.diagnostics = std::move(after.diagnostics);
    result.refusal = "the errors are in what was to be added";
    return {};
  }
  if (parsed.kind == AdditionKind::activity) {
    std::ranges::copy_if(after.diagnostics, std::back_inserter(result.diagnostics), [&](const Diagnostic& d) {
      return d.id == wording(Message::improbable).id && concerns(d, *edit, after.log);
    });
    if (!result.diagnostics.empty()) {
      result.refusal = "nothing was added; if the numbers are right, add --sure";
      return {};
    }
  }
  for (Diagnostic& doubt : after.diagnostics)
    if (concerns(doubt, *edit, after.log)) result.doubts.push_back(std::move(doubt));
  result.log = std::move(after.log);
  return grown;
}

void report_refusal(const Result& result, const AddOptions& options, CommandContext& context) {
  if (!result.diagnostics.empty())
    context.err << render_diagnostics(result.diagnostics, options.display.style(context.err_terminal));
  const std::string why = result.refusal.empty() ? "nothing was added to a log with errors" : result.refusal;
  context.err << fmt::format("patella add: {}: {}.\n", printable_excerpt(options.into, std::string::npos), why);
}

std::vector<std::string> summary_lines(const LogWrite& write, const ParsedAddition& parsed, const Result& result,
                                       const AddOptions& options) {
  const bool on_run = parsed.kind == AdditionKind::pain;
  std::string what = fmt::format("{} of {}", on_run ? "run" : parsed.name, day_text(result.day));
  std::ranges::replace(what, '_', ' ');
  const std::string details = render::describe_record(parsed.record);
  if (!details.empty()) what += ": " + details;
  switch (write.outcome) {
    case LogWrite::Outcome::unchanged: return {fmt::format("{} says so already: {}.", options.into, what)};
    case LogWrite::Outcome::created: what = fmt::format("Began {} with {}.", options.into, what); break;
    default: what = fmt::format("{} {}: {}.", on_run ? "Written to" : "Added to", options.into, what);
  }
  std::vector<std::string> news{what};
  const auto like_it = [&added = result.log.activities](const Activity& a) {
    return a.day == added.back().day && comparable_sports(a.sport(), added.back().sport());
  };
  if (parsed.kind == AdditionKind::activity && std::ranges::count_if(result.log.activities, like_it) > 1)
    news.push_back("The log had one like it of that day already; if they are the same, take one of the two out.");
  return news;
}

ExitStatus add(const AddOptions& options, const std::vector<std::string>& operands, CommandContext& context) {
  ParsedAddition parsed;
  if (const auto wrong = parse_addition(options.addition, operands, context.today, parsed))
    return usage_error(context, "add", *wrong);
  if (options.into.empty()) return usage_error(context, "add", "expected --into FILE, the log to add to, which may be new");
  Inputs inputs{context, options.display};
  const Policy policy = inputs.policy(options.policy);
  if (inputs.failed()) return inputs.exit();

  Result result;
  const LogWrite write = rewrite_log(options.into, write_timeout, [&](const std::optional<std::string>& text) {
    return add_to(text ? *text : std::string{empty_log}, parsed, options, context.today, result);
  });
  context.err << problem_of(write, options.into, write_timeout);
  if (write.outcome == LogWrite::Outcome::not_wanted) report_refusal(result, options, context);
  if (exit_of(write) != ExitStatus::ok) return exit_of(write);
  if (write.outcome != LogWrite::Outcome::unchanged) context.written = printable_excerpt(options.into, std::string::npos);

  if (!result.doubts.empty()) context.err << render_diagnostics(result.doubts, options.display.style(context.err_terminal));
  const auto new_lines = summary_lines(write, parsed, result, options);
  const Decision decision = decide(std::move(result.log), context.today, policy);
  context.out << render_brief(new_lines, decision, options.display.style(context.out_terminal));
  return options.exit_code ? exit_of(decision.verdict) : ExitStatus::ok;
}

std::vector<Option> log_options(AddOptions& options) {
  return {
      {.name = "--into",
       .value = "FILE",
       .help = "the log, which may be new; the one before is kept as FILE~",
       .expected = "the name of a file; standard output is no place for it",
       .set = [&options](const std::string& given) { return !(options.into = given).empty() && given != "-"; }},
      flag_option("--replace", "pain: write over what the run says already", options.addition.replace),
  };
}

std::vector<Option> answer_options(AddOptions& options) {
  return with_display_options(
      {policy_option(options.policy), exit_code_option(options.exit_code), units_option(options.display)}, options.display);
}

}  // namespace

Command add_command() {
  const auto options = std::make_shared<AddOptions>();
  std::vector<OptionGroup> groups{{"The log", log_options(*options)}};
  for (OptionGroup& group : addition_options(options->addition)) groups.push_back(std::move(group));
  groups.push_back({"What the answer looks like", answer_options(*options)});
  return {
      .name = "add",
      .summary = "put a run, a check-in or pain into a log, and say what it changes",
      .description =
          "Writes one thing into a log, leaves the rest of it as it is, and says in a few\n"
          "lines what patella check thinks now.\n"
          "\n"
          "WHAT is an activity (run, trail_run, treadmill, virtual_run, track_run, walk,\n"
          "hike, ride, swim, strength, other), perhaps with a distance (8.2km, 5mi, 8200m)\n"
          "and a duration (45min, 1h10, 45:30, 1:10:30); or checkin, how the knee is today;\n"
          "or pain, which goes to the last run, and --next-morning to the last run before\n"
          "today. Pain that you leave out is unknown, never zero.",
      .operands = {.synopsis = "WHAT [DISTANCE] [DURATION]", .min = 1},
      .groups = std::move(groups),
      .examples =
          "  patella add run 8.2km 45min --into log.json --descent 95 --pain 0/2/1\n"
          "  patella add pain --into log.json --next-morning 1\n"
          "  patella add checkin --into log.json --no-swelling --stairs 3\n",
      .run = [options](const std::vector<std::string>& operands,
                       CommandContext& context) { return add(*options, operands, context); },
  };
}

}  // namespace patella::cli
