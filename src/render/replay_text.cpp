/// A replay for a person: a calendar of verdicts, then the days on which the verdict changed, and why.
#include <algorithm>
#include <array>

#include "patella/render_replay.hpp"
#include "render/check_sections.hpp"
#include "render/names.hpp"
#include "render/quantity.hpp"
#include "render/records.hpp"
#include "render/sentence.hpp"
#include "render/wording.hpp"

namespace patella {
namespace render {
namespace {

constexpr int label_columns = 17;

std::string say(std::string_view path, const Placeholders& places) {
  return phrase_text("replay/" + std::string{path}, {}, lookup_in(places));
}

std::string word(Verdict verdict) { return phrase("verdict/" + std::string{name_of(verdict)} + "/word"); }

/// One character a day.
std::string sign(Verdict verdict) {
  switch (verdict) {
    case Verdict::keep_running: return "·";
    case Verdict::reduce: return "r";
    case Verdict::stop: return "S";
    case Verdict::insufficient_data: break;
  }
  return "?";
}

/// `Mar 2026`
std::string month_text(std::chrono::year_month month) {
  const std::string day = unmarked(full_day_text(Day{month / 1}));
  return day.substr(day.find(' ', day.find(' ') + 1) + 1);
}

/// A row a month, from the first to the last.
void add_calendar(Page& page, const Replay& replay) {
  heading(page, phrase("replay/calendar"));
  line(page, "         1   5    10   15   20   25   30");
  std::chrono::year_month month{};
  std::string text;
  unsigned reached = 0;
  for (const ReplayDay& each : replay.days) {
    const std::chrono::year_month_day date{each.day};
    const std::chrono::year_month own{date.year(), date.month()};
    if (own != month) {
      if (!text.empty()) line(page, text);
      text = month_text(own) + ' ';
      reached = 0;
      month = own;
    }
    text += std::string(unsigned{date.day()} - reached - 1, ' ') + marked(mark_of(each.verdict), sign(each.verdict));
    reached = unsigned{date.day()};
  }
  line(page, text);
  paragraph(page,
            say("key", {{"keep", sign(Verdict::keep_running)},
                        {"reduce", sign(Verdict::reduce)},
                        {"stop", sign(Verdict::stop)},
                        {"none", sign(Verdict::insufficient_data)}}),
            2, 2);
}

bool asks_for_less(const Reason& reason) { return reason.finding.level != Level::caution; }

std::string rules_over(const ReplayDay& before, const ReplayDay& now) {
  std::string ids;
  for (const Reason& reason : before.reasons) {
    const bool still =
        std::ranges::any_of(now.reasons, [&](const Reason& r) { return r.rule == reason.rule && asks_for_less(r); });
    if (asks_for_less(reason) && !still) ids += (ids.empty() ? "" : ", ") + std::string{reason.rule->id};
  }
  return ids;
}

/// Why the verdict of a day is what it is, and not what it was.
std::string why(const Replay& replay, std::size_t i, UnitSystem units) {
  const ReplayDay& now = replay.days[i];
  const SentenceContext setting{&shipped_policy(), replay.changed_thresholds, now.day, units};
  std::string text;
  const auto add = [&](const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; };
  for (const Reason& reason : now.reasons)
    if (asks_for_less(reason)) add(reason_text(reason, setting) + " (" + std::string{reason.rule->id} + ")");
  if (now.verdict == Verdict::insufficient_data)
    for (const MissingData missing : now.missing)
      add(say("lacks", {{"what", phrase_text("missing/" + std::string{name_of(missing)} + "/what", setting)}}));
  const std::string over = i > 0 ? rules_over(replay.days[i - 1], now) : "";
  if (!over.empty()) add(say("over", {{"rules", over}}));
  return text;
}

void add_changes(Document& sheet, const Replay& replay, UnitSystem units) {
  sheet.heading(phrase("replay/changes"));
  for (std::size_t i = 0; i < replay.days.size(); ++i) {
    const ReplayDay& now = replay.days[i];
    if (i > 0 && replay.days[i - 1].verdict == now.verdict) continue;
    const std::string reasons = why(replay, i, units);
    sheet.row(full_day_text(now.day),
              marked(mark_of(now.verdict), word(now.verdict)) + (reasons.empty() ? "" : ": " + reasons), label_columns);
  }
}

std::string counts(const Replay& replay) {
  std::array<int, 4> count{};
  for (const ReplayDay& day : replay.days) ++count[static_cast<std::size_t>(day.verdict)];
  const auto number = [&](Verdict verdict) { return std::to_string(count[static_cast<std::size_t>(verdict)]); };
  const std::string_view what = replay.every == ReplayStep::week ? "end" : "day";
  const std::string of = replay.every == ReplayStep::week  ? " of weeks"
                         : replay.every == ReplayStep::run ? " with a run"
                                                           : "";
  return say("counts", {{"days", count_text(static_cast<int>(replay.days.size()), what) + of},
                        {"keep", number(Verdict::keep_running)},
                        {"reduce", number(Verdict::reduce)},
                        {"stop", number(Verdict::stop)},
                        {"none", number(Verdict::insufficient_data)}});
}

}  // namespace
}  // namespace render

std::string render_replay_text(const Replay& replay, const TextStyle& style) {
  using namespace render;
  Page page{style, {}};
  if (replay.days.empty()) {
    paragraph(page, phrase("replay/empty"));
    return page.text;
  }
  paragraph(page, marked(Mark::strong, say("title", {{"from", full_day_text(replay.days.front().day)},
                                                     {"to", full_day_text(replay.days.back().day)}})));
  paragraph(page, phrase("replay/known-then") + ' ' + counts(replay));
  add_calendar(page, replay);
  Document sheet;
  add_changes(sheet, replay, style.units);
  if (!replay.changed_thresholds.empty()) sheet.heading(phrase("replay/policy"));
  for (const Threshold& changed : replay.changed_thresholds)
    sheet.bullet(phrase("policy-changed") + ": " + changed_text(changed, style.units) + '.');
  sheet.closing(phrase("no-diagnosis"));
  write(page, sheet);
  return page.text;
}

}  // namespace patella
