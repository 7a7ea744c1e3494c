/// `patella report`: weeks as rows, and the decision of the day.
#include <memory>
#include <ostream>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "patella/render_report.hpp"
#include "patella/report.hpp"

namespace patella::cli {
namespace {

enum class Format { text, markdown, html, csv, json };

// A wide terminal has room for all tables side by side.
constexpr int widest_by_default = 200;
constexpr std::size_t most_weeks = 1000;

struct ReportOptions {
  std::optional<Day> as_of;
  std::optional<int> weeks;
  bool all = false;
  ReportRequest request;
  std::string policy;
  Format format = Format::text;
  OutFile out;
  bool exit_code = false;
  Display display{.widest_by_default = widest_by_default};
};

std::string render(const Report& report, const std::vector<Diagnostic>& diagnostics, const ReportOptions& options,
                   const CommandContext& context) {
  switch (options.format) {
    case Format::markdown: return render_report_markdown(report, diagnostics, options.display.units);
    case Format::html: return render_report_html(report, diagnostics, options.display.units);
    case Format::csv: return render_report_csv(report);
    case Format::json: return render_report_json(report, diagnostics);
    case Format::text: break;
  }
  return render_report_text(report, diagnostics, options.display.style(options.out.terminal(context)));
}

/// What is wrong with the options for the weeks; empty where nothing is.
std::string find_contradiction(const ReportOptions& options) {
  const ReportRequest& request = options.request;
  if (options.all && (options.weeks || request.from || request.to))
    return "--all stands alone, without --weeks, --from and --to";
  if (options.weeks && request.from) return "--weeks counts back from the end and cannot stand beside --from";
  if (request.from && request.to && *request.to < *request.from) return "--to lies before --from";
  return {};
}

ExitStatus report(ReportOptions options, const std::vector<std::string>& names, CommandContext& context) {
  if (const std::string wrong = find_contradiction(options); !wrong.empty()) return usage_error(context, "report", wrong);
  if (options.all || options.request.from)
    options.request.weeks.reset();
  else if (options.weeks)
    options.request.weeks = options.weeks;
  Inputs inputs{context, options.display};
  auto given = inputs.log_and_policy(names, options.policy);
  if (!given) return inputs.exit();
  if (options.format == Format::csv) inputs.report();  // the other formats show warnings themselves
  const Day as_of = options.as_of.value_or(context.today);
  const Report made = patella::report(std::move(given->log), as_of, options.request, given->policy);
  const ExitStatus written =
      write_answer(context, inputs, options.out, render(made, inputs.diagnostics(), options, context));
  if (written != ExitStatus::ok) return written;
  return options.exit_code ? exit_of(made.decision.verdict) : ExitStatus::ok;
}

std::vector<Option> question_options(ReportOptions& options) {
  return {
      number_option("--weeks", "N", "how many weeks, the current one included; 12 if not given", 1, most_weeks,
                    [&options](std::size_t weeks) { options.weeks = static_cast<int>(weeks); }),
      day_option("--from", "begin with the week of this day", options.request.from),
      day_option("--to", "end with the week of this day; the answer below stays that of --as-of", options.request.to),
      flag_option("--all", "every week of the log", options.all),
      day_option("--as-of", "report as of the end of this day; today if not given", options.as_of),
      policy_option(options.policy),
      week_start_option(options.request.week_start),
  };
}

std::vector<Option> answer_options(ReportOptions& options) {
  auto format = choice_option<Format>("--format", "FORMAT",
                                      "text, markdown or html for people, csv or json for programs; text if not given",
                                      {{"text", Format::text},
                                       {"markdown", Format::markdown},
                                       {"html", Format::html},
                                       {"csv", Format::csv},
                                       {"json", Format::json}},
                                      options.format);
  auto list = with_out_options({std::move(format)}, options.out);
  list.push_back(exit_code_option(options.exit_code));
  list.push_back(units_option(options.display));
  return with_display_options(std::move(list), options.display);
}

}  // namespace

Command report_command() {
  const auto options = std::make_shared<ReportOptions>();
  return {
      .name = "report",
      .summary = "the weeks so far as a table or a page, with the answer of today",
      .description =
          "Reads a training log and writes a report: four headlines, a row for each week\n"
          "with the verdict as it stood at the week's end, and the answer of the day with\n"
          "its reasons and its plan. HTML is one file with charts, which loads nothing.\n"
          "\n"
          "Several logs are taken together as one runner's; - is standard input.",
      .operands = {.synopsis = "LOG...", .min = 1},
      .groups = {{"What is asked", question_options(*options)}, {"What the answer looks like", answer_options(*options)}},
      .examples =
          "  patella report log.json\n"
          "  patella report log.json --weeks 26 --format html --out report.html\n"
          "  patella report log.json --all --format csv > weeks.csv\n",
      .run = [options](const std::vector<std::string>& names,
                       CommandContext& context) { return report(*options, names, context); },
  };
}

}  // namespace patella::cli
