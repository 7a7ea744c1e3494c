/// `patella import`: from a runner's own files to a log.
#include <fmt/format.h>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <ostream>
#include <set>
#include <utility>

#include "cli/command.hpp"
#include "cli/import.hpp"
#include "cli/log_file.hpp"
#include "cli/options.hpp"
#include "patella/read.hpp"
#include "text/printable.hpp"

namespace patella::cli {
namespace {

/// Reads all sources. Adds to `closed` those that could not be opened.
std::vector<FileResults> read_sources(const ImportOptions& options, const std::vector<std::string>& names,
                                      const ImportContext& import_context, CommandContext& context, std::size_t& closed) {
  std::set<std::string> named;
  for (const std::string& name : names) named.insert(printable_excerpt(name, 500));
  Progress progress{context.err, context.err_terminal, context.environment.clock,
                    context.err_terminal.is_terminal ? size_of(names) : 0, !options.quiet};
  ParallelReader reader{context.environment.cores, import_context, std::move(named)};
  closed += each_file(names, context.in, options.limits, reader.visitor([&] { progress.file(); }),
                      [&](std::uint64_t bytes) { progress.bytes(bytes); });
  return reader.finish();
}

/// The new text of the log, or why there is none.
struct UpdatedText {
  std::string text, problem;
  std::vector<Diagnostic> diagnostics;
};

UpdatedText update_text(const std::string& text, const CollectedActivities& collected, const ImportOptions& options,
                        LogUpdate& update) {
  ReadResult before = read_log(text, options.into);
  if (!before.ok()) return {{}, "nothing was imported into a log with errors", before.diagnostics};
  if (!is_editable(text))
    return {{},
            "this is an activity list of Strava, which is left as it is; import it into a log of its own: patella import "
            "FILE --into log.json",
            {}};
  update = update_of(before.log, collected, options.update);
  std::string updated = edited(text, update.edit);
  update.edit = {};  // frees as much memory as the log takes
  before = {};
  const ReadResult after = read_log(updated, options.into);
  if (!after.ok()) return {{}, "what was imported cannot be written; nothing was", after.diagnostics};
  return {std::move(updated), {}, {}};
}

ExitStatus report_problem(const UpdatedText& updated, const ImportOptions& options, CommandContext& context) {
  if (!updated.diagnostics.empty())
    context.err << render_diagnostics(updated.diagnostics, options.display.style(context.err_terminal));
  context.err << fmt::format("patella import: {}: {}.\n", printable(options.into), updated.problem);
  return ExitStatus::bad_data;
}

/// Writes the log. Where that fails, reports why and returns another status than `ok`.
ExitStatus write(const CollectedActivities& collected, const ImportOptions& options, ImportSummary& summary,
                 ImportOutcome& outcome, CommandContext& context) {
  UpdatedText updated;
  const auto decide = [&](const std::optional<std::string>& text) -> std::optional<std::string> {
    updated = update_text(text ? *text : std::string{empty_log}, collected, options, summary.update);
    if (!updated.problem.empty()) return {};
    const bool all_read = summary.broken.empty() && summary.update.broken.empty();
    if (options.strict && !all_read)
      outcome = ImportOutcome::strict;
    else if (options.dry_run)
      outcome = ImportOutcome::dry_run;
    const bool no_log_for_nothing = !text && updated.text == empty_log;
    return outcome != ImportOutcome::written || no_log_for_nothing ? std::nullopt : std::optional{updated.text};
  };
  if (options.into.empty()) {
    if (const auto text = decide({}))
      context.out << *text;
    else if (outcome == ImportOutcome::written)
      context.out << empty_log;
    return ExitStatus::ok;
  }
  const LogWrite written =
      options.dry_run ? preview_rewrite(options.into, decide) : rewrite_log(options.into, write_timeout, decide);
  context.err << problem_of(written, options.into, write_timeout);
  if (!updated.problem.empty()) return report_problem(updated, options, context);
  const bool not_wanted = written.outcome == LogWrite::Outcome::not_wanted;
  if (written.outcome == LogWrite::Outcome::unchanged || (not_wanted && outcome == ImportOutcome::written))
    outcome = ImportOutcome::unchanged;
  return not_wanted ? ExitStatus::ok : exit_of(written);
}

ExitStatus import(const ImportOptions& options, const std::vector<std::string>& names, CommandContext& context) {
  const UtcOffset fixed = [&](std::chrono::sys_seconds) { return *options.utc_offset; };
  const ImportContext import_context{options.utc_offset ? fixed : context.environment.utc_offset, options.limits,
                                     options.assumed_sport};
  std::size_t closed = 0;
  std::vector<ImportSource> sources;
  ImportSummary summary = summarize_files(read_sources(options, names, import_context, context, closed), sources);
  const CollectedActivities collected = collect_activities(std::move(sources), options.update.keep_duplicates);
  summarize_joins(collected, summary);
  ImportOutcome outcome = ImportOutcome::written;
  const ExitStatus wrote = write(collected, options, summary, outcome, context);
  if (wrote != ExitStatus::ok) return wrote;
  const bool all_read = summary.broken.empty() && summary.update.broken.empty();
  if (!options.quiet || !all_read)
    context.err << render_import(summary, outcome, options, options.display.style(context.err_terminal));
  return closed > 0 ? ExitStatus::no_input : all_read ? ExitStatus::ok : ExitStatus::bad_data;
}

}  // namespace

Command import_command() {
  const auto options = std::make_shared<ImportOptions>();
  return {
      .name = "import",
      .summary = "put files of watches and vendors into a log, each run once",
      .description =
          "Reads files, folders and archives (zip, tar, gz, also within each other) in any\n"
          "mix; - is standard input. What it knows:\n"
          "  FIT, GPX, TCX        recordings of watches and phones\n"
          "  Strava               bulk export, API lists, activities and streams\n"
          "  Garmin               export of all data, Connect lists, tables (CSV) in eight\n"
          "                       languages\n"
          "  intervals.icu        activities (also CSV) and wellness\n"
          "  GoldenCheetah        activities (JSON)\n"
          "  Runkeeper            export (cardioActivities.csv and GPX)\n"
          "  Apple Health         export (workouts and their routes)\n"
          "\n"
          "One activity in several files becomes one. What is in the log already is\n"
          "completed and never written over, and the same import again changes nothing.\n"
          "What was read, joined, skipped, guessed or broken is reported on standard error.",
      .operands = {.synopsis = "SOURCE...", .min = 1},
      .groups = import_options(*options),
      .examples =
          "  patella import export_12345.zip --into log.json\n"
          "  patella import ~/watch --into log.json --since 2026-01-01 --sport running\n"
          "  patella import run.fit | patella check -\n",
      .run = [options](const std::vector<std::string>& operands,
                       CommandContext& context) { return import(*options, operands, context); },
  };
}

}  // namespace patella::cli
