/// `patella import`: from a runner's own files to a log.
#include <fmt/format.h>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <ostream>
#include <set>
#include <utility>

#include "cli/command.hpp"
#include "cli/import_options.hpp"
#include "cli/import_summary.hpp"
#include "cli/log_file.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/sources.hpp"
#include "cli/usage.hpp"
#include "import/parallel_reader.hpp"
#include "patella/read.hpp"
#include "text/printable.hpp"

namespace patella::cli {
namespace {

/// What was found on the way through the sources.
struct Found {
  std::size_t closed = 0;  ///< sources that could not be opened
  std::vector<ImportSource> sources;
  std::vector<ImportNote> skipped, broken;
};

Found read_sources(const ImportOptions& options, const std::vector<std::string>& names, const ImportContext& import_context,
                   CommandContext& context) {
  Found found;
  std::set<std::string> named;
  for (const std::string& name : names) named.insert(printable_excerpt(name, 500));
  Progress progress{context.err, context.err_terminal, context.environment.clock,
                    context.err_terminal.is_terminal ? size_of(names) : 0, !options.quiet};
  ParallelReader readers{context.environment.cores, import_context, std::move(named)};
  found.closed = each_file(names, context.in, options.limits, readers.visitor([&] { progress.file(); }),
                           [&](std::uint64_t bytes) { progress.bytes(bytes); });
  for (FileResults& results : readers.finish()) {
    std::ranges::move(results.sources, std::back_inserter(found.sources));
    std::ranges::move(results.skipped, std::back_inserter(found.skipped));
    std::ranges::move(results.broken, std::back_inserter(found.broken));
  }
  return found;
}

/// Moves what one source says of itself to the summary, each with its place.
void take_notes(const std::string& place, std::vector<ImportNote>&& from, std::vector<ImportNote>& to) {
  for (auto& [what, why] : from) to.push_back({what.empty() ? place : place + ", " + what, std::move(why)});
}

ImportSummary summary_of(Found& found, const ImportOptions& options) {
  ImportSummary summary;
  summary.into = options.into;
  summary.offset_given = options.utc_offset.has_value();
  summary.update_options = options.update_options;
  summary.skipped = std::move(found.skipped);
  summary.broken = std::move(found.broken);
  summary.files = found.sources.size();
  for (auto& [place, name, imported] : found.sources) {
    summary.activities += imported.activities.size();
    summary.days += imported.days.size();
    take_notes(place, std::move(imported.skipped), summary.skipped);
    take_notes(place, std::move(imported.broken), summary.broken);
    take_notes(place, std::move(imported.doubts), summary.doubts);
  }
  return summary;
}

constexpr std::size_t joins_shown = 5;

/// `2026-11-19: hill.gpx, export.zip/activities.csv`
void take_joins(const CollectedActivities& collected, ImportSummary& summary) {
  summary.joined = collected.joined;
  for (auto at = collected.activities.rbegin(); at != collected.activities.rend(); ++at) {
    if (at->places.size() < 2) continue;
    if (summary.joined_last.size() == joins_shown) {
      ++summary.joined_others;
      continue;
    }
    std::string text = iso_date(at->found.activity.day) + ": ";
    for (const std::string& place : at->places) text += (&place == &at->places.front() ? "" : ", ") + place;
    summary.joined_last.push_back(std::move(text));
  }
}

/// The log with everything in it, or what is wrong with the log as it was.
struct Grown {
  std::string text, refusal;
  std::vector<Diagnostic> diagnostics;
};

Grown grow(const std::string& text, const CollectedActivities& collected, const ImportOptions& options, LogUpdate& update) {
  ReadResult before = read_log(text, options.into);
  if (!before.ok()) return {{}, "nothing was imported into a log with errors", before.diagnostics};
  if (!is_editable(text))
    return {{},
            "this is an activity list of Strava, which is left as it is; import it into a log of its own: patella import "
            "FILE --into log.json",
            {}};
  update = update_of(before.log, collected, options.update_options);
  std::string grown = edited(text, update.edit);
  update.edit = {};  // as much in memory as the log itself
  before = {};
  const ReadResult after = read_log(grown, options.into);
  if (!after.ok()) return {{}, "what was imported cannot be written; nothing was", after.diagnostics};
  return {std::move(grown), {}, {}};
}

ExitStatus refuse(const Grown& grown, const ImportOptions& options, CommandContext& context) {
  if (!grown.diagnostics.empty())
    context.err << render_diagnostics(grown.diagnostics, options.display.style(context.err_terminal));
  context.err << fmt::format("patella import: {}: {}.\n", printable_excerpt(options.into, std::string::npos), grown.refusal);
  return ExitStatus::bad_data;
}

/// Puts everything into the log. Something else than `ok`, which was told, where that cannot be.
ExitStatus write(const CollectedActivities& collected, const ImportOptions& options, ImportSummary& summary,
                 CommandContext& context) {
  Grown grown;
  const bool strict = options.strict && !summary.broken.empty();
  const auto decide = [&](const std::optional<std::string>& text) -> std::optional<std::string> {
    grown = grow(text ? *text : std::string{empty_log}, collected, options, summary.update);
    if (!grown.refusal.empty()) return {};
    const bool not_all = options.strict && !summary.update.broken.empty();
    summary.outcome = strict || not_all ? ImportSummary::Outcome::strict
                      : options.dry_run ? ImportSummary::Outcome::dry_run
                                        : summary.outcome;
    if (summary.outcome != ImportSummary::Outcome::written) return {};
    if (!text && grown.text == empty_log) return {};  // no log for nothing
    return grown.text;
  };
  if (options.into.empty()) {
    if (const auto text = decide({}))
      context.out << *text;
    else if (summary.outcome == ImportSummary::Outcome::written)
      context.out << empty_log;
    return ExitStatus::ok;
  }
  const LogWrite written =
      options.dry_run ? preview_rewrite(options.into, decide) : rewrite_log(options.into, write_timeout, decide);
  context.err << problem_of(written, options.into, write_timeout);
  if (!grown.refusal.empty()) return refuse(grown, options, context);
  if (written.outcome == LogWrite::Outcome::not_wanted && summary.outcome == ImportSummary::Outcome::written)
    summary.outcome = ImportSummary::Outcome::unchanged;
  if (written.outcome == LogWrite::Outcome::unchanged) summary.outcome = ImportSummary::Outcome::unchanged;
  return written.outcome == LogWrite::Outcome::not_wanted ? ExitStatus::ok : exit_of(written);
}

ExitStatus import(const ImportOptions& options, const std::vector<std::string>& names, CommandContext& context) {
  const UtcOffset fixed = [&](std::chrono::sys_seconds) { return *options.utc_offset; };
  const ImportContext import_context{options.utc_offset ? fixed : context.environment.utc_offset, options.limits};
  Found found = read_sources(options, names, import_context, context);
  ImportSummary summary = summary_of(found, options);
  const CollectedActivities collected =
      collect_activities(std::exchange(found.sources, {}), options.update_options.keep_duplicates);
  take_joins(collected, summary);
  const ExitStatus wrote = write(collected, options, summary, context);
  if (wrote != ExitStatus::ok) return wrote;
  const bool all_read = summary.broken.empty() && summary.update.broken.empty();
  if (!options.quiet || !all_read) context.err << render_import(summary, options.display.style(context.err_terminal));
  return found.closed > 0 ? ExitStatus::no_input : all_read ? ExitStatus::ok : ExitStatus::bad_data;
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
          "  intervals.icu        activities and wellness\n"
          "  GoldenCheetah        activities (JSON)\n"
          "\n"
          "One activity that several files tell of becomes one. What is in the log already\n"
          "is completed and never written over, and the same import again changes nothing.\n"
          "What was read, joined, skipped or broken is told on standard error.",
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
