/// A replay as text for a person, and as JSON and CSV for programs.
#include <algorithm>
#include <array>

#include "patella/render_replay.hpp"
#include "render/check_sections.hpp"
#include "render/csv.hpp"
#include "render/quantity.hpp"
#include "render/sentence.hpp"
#include "render/wording.hpp"

namespace patella {
namespace render {
namespace {

constexpr int label_columns = 17;

std::string phrase_with(std::string_view path, const Placeholders& places) {
  return phrase_text("replay/" + std::string{path}, {}, lookup_from(places));
}

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
  const std::string day = plain_text(full_day_text(Day{month / 1}));
  return day.substr(day.find(' ', day.find(' ') + 1) + 1);
}

/// A row a month, from the first to the last.
void add_calendar(Page& page, const Replay& replay) {
  write_heading(page, phrase("replay/calendar"));
  write_line(page, "         1   5    10   15   20   25   30");
  std::chrono::year_month month{};
  std::string text;
  unsigned reached = 0;
  for (const ReplayDay& each : replay.days) {
    const std::chrono::year_month_day date{each.day};
    const std::chrono::year_month own{date.year(), date.month()};
    if (own != month) {
      if (!text.empty()) write_line(page, text);
      if (each.gap_before)
        write_line(page, "         " + phrase_with("gap", {{"days", count_text(each.gap_before->count(), "day")}}));
      text = month_text(own) + ' ';
      reached = 0;
      month = own;
    }
    text += std::string(unsigned{date.day()} - reached - 1, ' ') + emphasized(emphasis_of(each.verdict), sign(each.verdict));
    reached = unsigned{date.day()};
  }
  write_line(page, text);
  write_paragraph(page,
                  phrase_with("key", {{"keep", sign(Verdict::keep_running)},
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
    if (asks_for_less(reason) && !still) add_item(ids, reason.rule->id);
  }
  return ids;
}

/// Why the verdict of a day is what it is, and not what it was.
std::string why(const Replay& replay, std::size_t i, UnitSystem units) {
  const ReplayDay& now = replay.days[i];
  const SentenceContext context{&shipped_policy(), replay.changed_thresholds, now.day, units};
  std::string text;
  const auto add = [&](const std::string& sentence) { add_item(text, sentence, " "); };
  for (const Reason& reason : now.reasons)
    if (asks_for_less(reason)) add(reason_text(reason, context) + " (" + std::string{reason.rule->id} + ")");
  if (now.verdict == Verdict::insufficient_data)
    for (const MissingData missing : now.missing)
      add(phrase_with("lacks", {{"what", phrase_text("missing/" + std::string{name_of(missing)} + "/what", context)}}));
  const std::string over = i > 0 ? rules_over(replay.days[i - 1], now) : "";
  if (!over.empty()) add(phrase_with("over", {{"rules", over}}));
  return text;
}

void add_changes(Document& document, const Replay& replay, UnitSystem units) {
  document.add_heading(phrase("replay/changes"));
  for (std::size_t i = 0; i < replay.days.size(); ++i) {
    const ReplayDay& now = replay.days[i];
    if (i > 0 && replay.days[i - 1].verdict == now.verdict) continue;
    const std::string reasons = why(replay, i, units);
    document.add_row(
        full_day_text(now.day),
        emphasized(emphasis_of(now.verdict), verdict_word(now.verdict)) + (reasons.empty() ? "" : ": " + reasons),
        label_columns);
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
  return phrase_with("counts", {{"days", count_text(static_cast<int>(replay.days.size()), what) + of},
                                {"keep", number(Verdict::keep_running)},
                                {"reduce", number(Verdict::reduce)},
                                {"stop", number(Verdict::stop)},
                                {"none", number(Verdict::insufficient_data)}});
}

/// How many days without a record were left out; empty where none were.
std::string left_out(const Replay& replay) {
  int days = 0;
  for (const ReplayDay& day : replay.days) days += day.gap_before ? day.gap_before->count() : 0;
  return days == 0 ? "" : ' ' + phrase_with("left-out", {{"days", count_text(days, "day")}});
}

std::string_view name_of(ReplayStep every) {
  return every == ReplayStep::day ? "day" : every == ReplayStep::run ? "run" : "week";
}

bool changed(const Replay& replay, std::size_t i) { return i == 0 || replay.days[i].verdict != replay.days[i - 1].verdict; }

Json missing_json(const ReplayDay& day) {
  Json missing = Json::array();
  for (const MissingData each : day.missing) missing.push_back(render::name_of(each));
  return missing;
}

Json day_json(const Replay& replay, std::size_t i) {
  const ReplayDay& day = replay.days[i];
  Json reasons = Json::array();
  for (const Reason& reason : day.reasons)
    reasons.push_back({{"rule", reason.rule->id},
                       {"level", render::name_of(reason.finding.level)},
                       {"value", number(reason.finding.value)},
                       {"limit", number(reason.finding.limit)},
                       {"unit", unit_name(reason.finding.unit)}});
  return {{"as_of", iso_date(day.day)},
          {"verdict", render::name_of(day.verdict)},
          {"confidence", render::name_of(day.confidence)},
          {"missing", missing_json(day)},
          {"changed", changed(replay, i)},
          {"reasons", reasons}};
}

/// The same in one row: the rules that spoke, by what they raised.
Json day_row(const Replay& replay, std::size_t i) {
  const ReplayDay& day = replay.days[i];
  Json stop = Json::array(), reduce = Json::array(), caution = Json::array();
  for (const Reason& reason : day.reasons)
    (reason.finding.level == Level::stop     ? stop
     : reason.finding.level == Level::reduce ? reduce
                                             : caution)
        .push_back(reason.rule->id);
  return {{"as_of", iso_date(day.day)},
          {"verdict", render::name_of(day.verdict)},
          {"confidence", render::name_of(day.confidence)},
          {"missing", missing_json(day)},
          {"changed", changed(replay, i)},
          {"stop", stop},
          {"reduce", reduce},
          {"caution", caution}};
}

}  // namespace
}  // namespace render

using namespace render;

std::string render_replay_text(const Replay& replay, const TextStyle& style) {
  Page page{style, {}};
  if (replay.days.empty()) {
    write_paragraph(page, phrase("replay/empty"));
    return page.text;
  }
  write_paragraph(page, emphasized(Emphasis::strong, phrase_with("title", {{"from", full_day_text(replay.days.front().day)},
                                                                           {"to", full_day_text(replay.days.back().day)}})));
  write_paragraph(page, phrase("replay/known-then") + ' ' + counts(replay) + left_out(replay));
  add_calendar(page, replay);
  Document document;
  add_changes(document, replay, style.units);
  if (!replay.changed_thresholds.empty()) document.add_heading(phrase("replay/policy"));
  for (const Threshold& changed : replay.changed_thresholds) document.add_bullet(changed_text(changed, style.units) + '.');
  document.add_closing(phrase("no-diagnosis"));
  write_document(page, document);
  return page.text;
}

std::string render_replay_json(const Replay& replay) {
  Json days = Json::array(), gaps = Json::array(), thresholds = Json::object();
  for (std::size_t i = 0; i < replay.days.size(); ++i) {
    if (const auto& gap = replay.days[i].gap_before) gaps.push_back(gap_json(*gap));
    days.push_back(day_json(replay, i));
  }
  for (const Threshold& changed : replay.changed_thresholds) thresholds[changed.key] = number(changed.value);
  return json_text({{"schema", 1},
                    {"every", name_of(replay.every)},
                    {"from", replay.days.empty() ? Json() : Json(iso_date(replay.days.front().day))},
                    {"to", replay.days.empty() ? Json() : Json(iso_date(replay.days.back().day))},
                    {"policy", thresholds},
                    {"days", days},
                    {"gaps", gaps}});
}

std::string render_replay_csv(const Replay& replay) {
  const Replay example{.every = ReplayStep::day, .days = {ReplayDay{}}, .changed_thresholds = {}};
  std::string text = csv_line(csv_names(day_row(example, 0)));
  for (std::size_t i = 0; i < replay.days.size(); ++i) text += csv_line(csv_values(day_row(replay, i)));
  return text;
}

}  // namespace patella
