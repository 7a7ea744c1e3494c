#include "cli/import_summary.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>

#include "render/page.hpp"
#include "render/quantity.hpp"
#include "text/printable.hpp"

namespace patella {
namespace {

using render::Page;
using Outcome = ImportSummary::Outcome;

constexpr std::size_t shown_places = 3;

std::string count(std::size_t n, std::string_view what) {
  if (what == "activity" && n != 1) return fmt::format("{}{}activities", n, render::hard_space);
  return render::count_text(static_cast<int>(n), what);
}

std::string files_text(const ImportSummary& summary) {
  std::string text = fmt::format("Read {}: {}", count(summary.files, "file"), count(summary.activities, "activity"));
  if (summary.days > 0) text += fmt::format(" and {}", count(summary.days, "day"));
  text += ".";
  return text;
}

/// What several sources tell of, the last ones by name.
void joined(Page& page, const ImportSummary& summary) {
  if (summary.joined == 0) return;
  render::write_paragraph(page, fmt::format("Joined ({}), as another source tells of it, too:", summary.joined));
  for (const std::string& one : summary.joined_last) render::write_paragraph(page, one, 2, 4);
  if (summary.joined_others > 0)
    render::write_paragraph(page, fmt::format("and {} before them", summary.joined_others), 2, 4);
}

void unwanted(Page& page, const ImportSummary& summary) {
  const auto& [since, sports, keep] = summary.update_options;
  if (summary.update.too_early > 0)
    render::write_paragraph(page,
                            fmt::format("Left out {} before {}, as --since says.",
                                        count(summary.update.too_early, "activity"), iso_date(*since)),
                            0, 2);
  if (summary.update.other_sports > 0)
    render::write_paragraph(
        page, fmt::format("Left out {} of other sports, as --sport says.", count(summary.update.other_sports, "activity")),
        0, 2);
}

/// The places of one reason: the first few by name.
std::string places_text(const std::vector<std::string>& places) {
  std::string text;
  for (std::size_t i = 0; i < places.size() && i < shown_places; ++i) text += (i > 0 ? ", " : "") + places[i];
  if (places.size() > shown_places) text += fmt::format(" and {} more", places.size() - shown_places);
  return text;
}

void by_reason(Page& page, std::string_view title, const std::vector<ImportNote>& list) {
  if (list.empty()) return;
  struct Reason {
    std::string_view why;
    std::vector<std::string> places;
    std::size_t count = 0;
  };
  std::vector<Reason> reasons;
  std::unordered_map<std::string_view, std::size_t> known;
  for (const auto& [what, why] : list) {
    const auto [at, is_new] = known.emplace(why, reasons.size());
    if (is_new) reasons.push_back({why, {}});
    Reason& reason = reasons[at->second];
    ++reason.count;
    if (reason.places.empty() || reason.places.back() != what) reason.places.push_back(what);
  }
  render::write_paragraph(page, fmt::format("{} ({}):", title, list.size()));
  for (const auto& [why, places, times] : reasons)
    render::write_paragraph(page, fmt::format("{} × {}: {}", times, why, places_text(places)), 2, 4);
}

void one_by_one(Page& page, std::string_view title, const std::vector<ImportNote>& list) {
  if (list.empty()) return;
  render::write_paragraph(page, fmt::format("{} ({}):", title, list.size()));
  for (const auto& [what, why] : list)
    render::write_paragraph(page, what.empty() ? why : fmt::format("{}: {}", what, why), 2, 4);
}

void matched_by_distance(Page& page, const ImportSummary& summary) {
  const auto& records = summary.update.matched_by_distance;
  if (records.empty()) return;
  const std::string into = printable_excerpt(summary.into, std::string::npos);
  render::write_paragraph(
      page,
      fmt::format("{} in {} {} a date without a time and {} taken for what was recorded that day, as sport and distance "
                  "agree: {}. If that is wrong, run it again on the log before ({}~) with --keep-duplicates.",
                  count(records.size(), "activity"), into, records.size() == 1 ? "has" : "have",
                  records.size() == 1 ? "was" : "were", places_text(records), into));
}

/// A computer elsewhere would have put runs of an evening on another day.
void guessed_clocks(Page& page, const ImportSummary& summary) {
  const std::size_t n = summary.update.guessed_clocks;
  if (n == 0 || summary.offset_given) return;
  render::write_paragraph(
      page,
      fmt::format("The sources of {} tell UTC alone: the days are those of this computer's time zone. Where that is wrong, "
                  "--utc-offset or TZ says what is right.",
                  count(n, "activity")));
}

/// `3 activities added, 2 completed, 5 there already`
std::string counts_text(const UpdateCount& counts, std::string_view what) {
  std::string text;
  const auto add = [&](std::size_t n, std::string_view how) {
    if (n > 0)
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", text.empty() ? count(n, what) : std::to_string(n), how);
  };
  add(counts.added, "added");
  add(counts.completed, "completed");
  add(counts.known, "there already");
  return text;
}

std::string result_text(const ImportSummary& summary) {
  const std::string into = summary.into.empty() ? "Standard output" : printable_excerpt(summary.into, std::string::npos);
  std::string text = counts_text(summary.update.activities, "activity");
  const std::string checkins = counts_text(summary.update.checkins, "check-in");
  if (!checkins.empty()) text += (text.empty() ? "" : "; ") + checkins;
  if (text.empty()) text = "nothing to add";
  switch (summary.outcome) {
    case Outcome::written: return fmt::format("{}: {}.", into, text);
    case Outcome::unchanged: return fmt::format("{}: {}; it was left as it is.", into, text);
    case Outcome::dry_run: return fmt::format("{}: {}, if this were no --dry-run. Nothing was written.", into, text);
    case Outcome::strict:
      return fmt::format("{}: nothing was written, as not all could be read and --strict was given.", into);
  }
  return text;
}

}  // namespace

std::string render_import(const ImportSummary& summary, const TextStyle& style) {
  Page page{style, {}};
  render::write_paragraph(page, files_text(summary), 0, 2);
  joined(page, summary);
  unwanted(page, summary);
  by_reason(page, "Skipped", summary.skipped);
  by_reason(page, "Read, but doubtful", summary.doubts);
  std::vector<ImportNote> broken = summary.broken;
  broken.insert(broken.end(), summary.update.broken.begin(), summary.update.broken.end());
  one_by_one(page, "Not read, or not in whole", broken);
  matched_by_distance(page, summary);
  guessed_clocks(page, summary);
  render::write_paragraph(page, result_text(summary), 0, 2);
  return page.text;
}

}  // namespace patella
