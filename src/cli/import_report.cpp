#include "cli/import.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <ostream>
#include <unordered_map>

#include "log/format1.hpp"
#include "render/page.hpp"
#include "render/quantity.hpp"
#include "text/characters.hpp"
#include "text/printable.hpp"

namespace patella::cli {
namespace {

constexpr std::chrono::milliseconds update_interval{100};
constexpr double least_share = 0.01;  // below it the time left cannot be estimated

std::string time_text(double seconds) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

using render::Page;

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

/// Activities that several sources have, the last ones by name.
void write_joined(Page& page, const ImportSummary& summary) {
  if (summary.joined == 0) return;
  render::write_paragraph(page, fmt::format("Joined ({}), as another source tells of it, too:", summary.joined));
  for (const std::string& one : summary.joined_last) render::write_paragraph(page, one, 2, 4);
  if (summary.joined_others > 0)
    render::write_paragraph(page, fmt::format("and {} before them", summary.joined_others), 2, 4);
}

void write_left_out(Page& page, const ImportSummary& summary, const UpdateOptions& options) {
  const auto write = [&](std::size_t n, const std::string& why) {
    if (n > 0) render::write_paragraph(page, fmt::format("Left out {} {}.", count(n, "activity"), why), 0, 2);
  };
  if (options.since) write(summary.update.too_early, fmt::format("before {}, as --since says", iso_date(*options.since)));
  write(summary.update.other_sports, "of other sports, as --sport says");
}

/// The first few places, and how many more there are.
std::string places_text(const std::vector<std::string>& places) {
  std::string text;
  for (std::size_t i = 0; i < places.size() && i < shown_places; ++i) text += (i > 0 ? ", " : "") + places[i];
  if (places.size() > shown_places) text += fmt::format(" and {} more", places.size() - shown_places);
  return text;
}

/// Every number as `…`, so that reasons that differ only in numbers, as in the byte where a file ends, are one.
std::string without_numbers(std::string_view why) {
  std::string text;
  for (std::size_t i = 0; i < why.size(); ++i)
    if (!is_digit(why[i]))
      text += why[i];
    else if (i == 0 || !is_digit(why[i - 1]))
      text += "…";
  return text;
}

struct Reason {
  std::string why;
  std::vector<std::string> places;
  std::size_t count = 0;
};

std::vector<Reason> group_by_reason(const std::vector<ImportNote>& list) {
  std::vector<Reason> reasons;
  std::unordered_map<std::string, std::size_t> known;
  for (const auto& [what, why] : list) {
    const auto [at, is_new] = known.emplace(without_numbers(why), reasons.size());
    if (is_new) reasons.push_back({why, {}});
    Reason& reason = reasons[at->second];
    ++reason.count;
    if (reason.why != why) reason.why = at->first;
    if (reason.places.empty() || reason.places.back() != what) reason.places.push_back(what);
  }
  return reasons;
}

/// Each reason with its count and places; with `single_by_place` a reason with one note begins with its place.
void write_by_reason(Page& page, std::string_view title, const std::vector<ImportNote>& list, bool single_by_place = false) {
  if (list.empty()) return;
  render::write_paragraph(page, fmt::format("{} ({}):", title, list.size()));
  for (const auto& [why, places, times] : group_by_reason(list)) {
    const bool single = single_by_place && times == 1;
    const std::string begin = !single ? fmt::format("{} × ", times) : places[0].empty() ? "" : places[0] + ": ";
    render::write_paragraph(page, begin + why + (single ? "" : ": " + places_text(places)), 2, 4);
  }
}

void write_matched_by_distance(Page& page, const ImportSummary& summary, const std::string& log) {
  const auto& records = summary.update.matched_by_distance;
  if (records.empty()) return;
  const std::string into = printable(log);
  render::write_paragraph(
      page,
      fmt::format("{} in {} {} a date without a time and {} taken for what was recorded that day, as sport and distance "
                  "agree: {}. If that is wrong, run it again on the log before ({}~) with --keep-duplicates.",
                  count(records.size(), "activity"), into, records.size() == 1 ? "has" : "have",
                  records.size() == 1 ? "was" : "were", places_text(records), into));
}

/// In another time zone, runs of an evening would be on another day.
void write_guessed_clocks(Page& page, const ImportSummary& summary, bool offset_given) {
  const std::size_t n = summary.update.guessed_clocks;
  if (n == 0 || offset_given) return;
  render::write_paragraph(
      page,
      fmt::format("The sources of {} tell UTC alone: the days are those of this computer's time zone. Where that is wrong, "
                  "--utc-offset or TZ says what is right.",
                  count(n, "activity")));
}

std::string_view word_of(Sport sport) { return words_of<Sport>[static_cast<std::size_t>(sport)]; }

/// A ride taken for a run would count as load, and a run taken for a ride would not.
void write_guessed_sports(Page& page, const ImportSummary& summary, const std::optional<Sport>& assumed) {
  const auto& guesses = summary.update.guessed_sports;
  if (guesses.empty()) return;
  if (assumed)
    return render::write_paragraph(page,
                                   fmt::format("No source names the sport of {}: taken for `{}`, as --assume-sport says.",
                                               count(guesses.size(), "activity"), word_of(*assumed)));
  std::map<Sport, std::vector<std::string>> places;
  for (const auto& [sport, place] : guesses) places[sport].push_back(place);
  render::write_paragraph(
      page, fmt::format("No source names the sport of {}. It was guessed from name, speed, steps and stops; where "
                        "that is wrong, correct `sport` in the log, or import into the log before with "
                        "--assume-sport run:",
                        count(guesses.size(), "activity")));
  for (const auto& [sport, of_sport] : places)
    render::write_paragraph(page, fmt::format("{} × {}: {}", of_sport.size(), word_of(sport), places_text(of_sport)), 2, 4);
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

std::string result_text(const ImportSummary& summary, ImportOutcome outcome, const std::string& log) {
  const std::string into = log.empty() ? "Standard output" : printable(log);
  std::string text = counts_text(summary.update.activities, "activity");
  const std::string checkins = counts_text(summary.update.checkins, "check-in");
  if (!checkins.empty()) text += (text.empty() ? "" : "; ") + checkins;
  if (text.empty()) text = "nothing to add";
  switch (outcome) {
    case ImportOutcome::written: return fmt::format("{}: {}.", into, text);
    case ImportOutcome::unchanged: return fmt::format("{}: {}; it was left as it is.", into, text);
    case ImportOutcome::dry_run: return fmt::format("{}: {}, if this were no --dry-run. Nothing was written.", into, text);
    case ImportOutcome::strict:
      return fmt::format("{}: nothing was written, as not all could be read and --strict was given.", into);
  }
  return text;
}

}  // namespace

std::string progress_line(double share, std::uint64_t files, double seconds, int width) {
  share = std::clamp(share, 0.0, 1.0);
  std::string text = fmt::format(" {:3.0f} %  {} file{}", std::floor(100 * share), files, files == 1 ? "" : "s");
  const double rate = seconds > 0 ? static_cast<double>(files) / seconds : 0;
  if (rate > 0) text += fmt::format(", {:.{}f} a second", rate, rate < 10 ? 1 : 0);
  if (seconds > 0 && share > least_share) text += fmt::format(", {} left", time_text(seconds * (1 - share) / share));
  const int room = width - static_cast<int>(text.size()) - 3;
  if (room < 8) return text.substr(0, static_cast<std::size_t>(std::max(0, width - 1)));
  const auto columns = static_cast<std::size_t>(std::min(room, 30));
  const auto full = static_cast<std::size_t>(share * static_cast<double>(columns));
  return "[" + std::string(full, '#') + std::string(columns - full, ' ') + "]" + text;
}

Progress::Progress(std::ostream& out, const Terminal& terminal, const std::function<std::chrono::nanoseconds()>& clock,
                   std::uint64_t total_bytes, bool enabled)
    : out_{out}, clock_{clock}, total_{total_bytes}, width_{terminal.width}, active_{enabled && terminal.is_terminal} {
  if (active_) begin_ = last_ = clock_();
}

Progress::~Progress() {
  if (shown_) out_ << '\r' << std::string(static_cast<std::size_t>(std::max(0, width_ - 1)), ' ') << '\r' << std::flush;
}

void Progress::bytes(std::uint64_t more) {
  done_ += more;
  if (!active_) return;
  const auto now = clock_();
  if (now - last_ < update_interval) return;
  last_ = now;
  show(now);
}

void Progress::show(std::chrono::nanoseconds now) {
  const double share = total_ > 0 ? static_cast<double>(done_) / static_cast<double>(total_) : 0;
  std::string line = progress_line(share, files_, std::chrono::duration<double>{now - begin_}.count(), width_);
  line.resize(static_cast<std::size_t>(std::max(0, width_ - 1)), ' ');
  out_ << '\r' << line << std::flush;
  shown_ = true;
}

std::string render_import(const ImportSummary& summary, ImportOutcome outcome, const ImportOptions& options,
                          const TextStyle& style) {
  Page page{style, {}};
  render::write_paragraph(page, files_text(summary), 0, 2);
  write_joined(page, summary);
  write_left_out(page, summary, options.update);
  write_by_reason(page, "Skipped", summary.skipped);
  write_by_reason(page, "Read, but doubtful", summary.doubts);
  std::vector<ImportNote> broken = summary.broken;
  broken.insert(broken.end(), summary.update.broken.begin(), summary.update.broken.end());
  write_by_reason(page, "Not read, or not in whole", broken, true);
  write_matched_by_distance(page, summary, options.into);
  write_guessed_sports(page, summary, options.assumed_sport);
  write_guessed_clocks(page, summary, options.utc_offset.has_value());
  render::write_paragraph(page, result_text(summary, outcome, options.into), 0, 2);
  return page.text;
}

}  // namespace patella::cli
