/// What was said before injuries: for a person, and as numbers.
#include <fmt/format.h>

#include "patella/render_replay.hpp"
#include "render/csv.hpp"
#include "render/document.hpp"
#include "render/names.hpp"
#include "render/quantity.hpp"
#include "render/records.hpp"
#include "render/sentence.hpp"
#include "render/wording.hpp"
#include "text/printable.hpp"

namespace patella {
namespace render {
namespace {

std::string say(std::string_view path, const Placeholders& places) {
  return phrase_text("hindsight/" + std::string{path}, {}, lookup_in(places));
}

std::string counted(int count, std::string_view unit) { return quantity_text(count, unit); }

double per_hundred(int count, int days) { return days == 0 ? 0 : 100.0 * count / days; }

std::string name_of(const RuleBacktest& said) {
  return said.rule ? std::string{said.rule->id} : phrase("hindsight/verdict");
}

std::string before_text(const DaysBeforeInjury& before) {
  std::string said = phrase("hindsight/not-in-log");
  if (before.in_log && before.rules.empty()) said = phrase("hindsight/nothing");
  if (before.in_log && !before.rules.empty()) {
    said = phrase("verdict/" + std::string{render::name_of(before.worst)} + "/word") + " (";
    for (const Rule* rule : before.rules) said += (rule == before.rules.front() ? "" : ", ") + std::string{rule->id};
    said += ')';
  }
  return say("before", {{"days", std::to_string(before.days)}, {"said", said}});
}

std::string injury_name(const Backtest& found, const InjuryFound& injury) {
  const std::string& file = found.athletes[injury.athlete];
  std::string name = iso_date(injury.injury.start);
  if (injury.injury.site) name += ' ' + printable_excerpt(*injury.injury.site);
  if (found.athletes.size() > 1) name += " (" + printable_excerpt(file.substr(file.rfind('/') + 1)) + ')';
  return name;
}

void add_injuries(Document& sheet, const Backtest& found) {
  if (found.injuries.empty()) {
    sheet.closing(phrase("hindsight/no-injuries"));
    return;
  }
  sheet.heading(phrase("hindsight/injuries"));
  for (const InjuryFound& injury : found.injuries) {
    sheet.quotation(injury_name(found, injury));
    for (const DaysBeforeInjury& before : injury.before) sheet.note(before_text(before), 2);
  }
}

std::string share_text(const std::optional<double>& share) { return share ? percent_text(*share) : "–"; }

std::string ratio_cell(const LookBack& back) {
  if (!back.relative_risk) return "–";
  std::string text = ratio_text(*back.relative_risk);
  if (back.interval) text += fmt::format(" ({} to {})", ratio_text(back.interval->first), ratio_text(back.interval->second));
  return text;
}

/// Columns side by side; on a narrow page one after the other.
void table_line(Page& page, const std::vector<std::string>& cells, const std::vector<int>& widths) {
  if (is_narrow(page)) {
    std::string text = cells[1];
    for (std::size_t i = 2; i < cells.size(); ++i) text += ", " + cells[i];
    return row(page, cells[0].empty() ? phrase("hindsight/rule") : cells[0], text, 0);
  }
  std::string text = "  ";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string blanks(static_cast<std::size_t>(std::max(0, widths[i] - columns(unmarked(cells[i])))), ' ');
    text += i == 0 ? cells[i] + blanks : "  " + blanks + cells[i];
  }
  line(page, text);
}

void write_often(Page& page, const Backtest& found) {
  heading(page, phrase("hindsight/often"));
  paragraph(page, phrase("hindsight/often-words"), 2, 2);
  for (const RuleBacktest& said : found.said)
    table_line(page,
               {name_of(said),
                fmt::format("{:.1f} ({:.1f})", per_hundred(said.days, found.days), per_hundred(said.begun, found.days))},
               {20, 14});
}

void write_look_back(Page& page, const Backtest& found, std::size_t which) {
  const std::vector<int> widths{20, 8, 9, 24};
  heading(page, say("look-back", {{"days", std::to_string(look_back_days[which])}}));
  const LookBack& all = found.said.front().look_back[which];
  if (!all.share) {
    paragraph(page,
              say("too-few", {{"injuries", counted(all.injuries, "injuries")},
                              {"athletes", counted(all.athletes, "athletes")},
                              {"least-injuries", counted(found.least_injuries, "injuries")},
                              {"least-athletes", counted(found.least_athletes, "athletes")}}),
              2, 2);
    return;
  }
  table_line(page, {"", "Before", "Elsewhere", "Ratio"}, widths);
  for (const RuleBacktest& said : found.said) {
    const LookBack& back = said.look_back[which];
    table_line(page, {name_of(said), share_text(back.share), share_text(back.share_without), ratio_cell(back)}, widths);
  }
}

Json look_back_json(const LookBack& back) {
  return {{"days", back.days},
          {"injuries", back.injuries},
          {"athletes", back.athletes},
          {"preceded", back.preceded ? Json(*back.preceded) : Json()},
          {"share", number(back.share)},
          {"share_without", number(back.share_without)},
          {"relative_risk", number(back.relative_risk)},
          {"interval_low", number(back.interval ? std::optional{back.interval->first} : std::nullopt)},
          {"interval_high", number(back.interval ? std::optional{back.interval->second} : std::nullopt)}};
}

Json said_json(const RuleBacktest& said, const Backtest& found) {
  return {{"rule", said.rule ? said.rule->id : "verdict"},
          {"days_per_100", number(per_hundred(said.days, found.days))},
          {"begun_per_100", number(per_hundred(said.begun, found.days))}};
}

Json injury_json(const Backtest& found, const InjuryFound& injury) {
  Json before = Json::array();
  for (const DaysBeforeInjury& each : injury.before) {
    Json rules = Json::array();
    for (const Rule* rule : each.rules) rules.push_back(rule->id);
    before.push_back(
        {{"days", each.days}, {"verdict", each.in_log ? Json(render::name_of(each.worst)) : Json()}, {"rules", rules}});
  }
  return {{"athlete", found.athletes[injury.athlete]},
          {"start", iso_date(injury.injury.start)},
          {"site", injury.injury.site ? Json(*injury.injury.site) : Json()},
          {"before", before}};
}

}  // namespace
}  // namespace render

using namespace render;

std::string render_backtest_text(const Backtest& found, const TextStyle& style) {
  Page page{style, {}};
  paragraph(page, marked(Mark::strong, phrase("hindsight/title")));
  paragraph(page, say("totals", {{"athletes", counted(static_cast<int>(found.athletes.size()), "athletes")},
                                 {"days", counted(found.days, "days")},
                                 {"injuries", counted(static_cast<int>(found.injuries.size()), "injuries")}}));
  Document sheet;
  add_injuries(sheet, found);
  write(page, sheet);
  write_often(page, found);
  for (std::size_t i = 0; i < look_back_days.size(); ++i) write_look_back(page, found, i);
  Document end;
  for (const Threshold& changed : found.changed_thresholds)
    end.bullet(phrase("policy-changed") + ": " + changed_text(changed, style.units) + '.');
  end.closing(phrase("hindsight/table-words"));
  end.closing(phrase("hindsight/rules") + ' ' + phrase("hindsight/caveat"));
  write(page, end);
  return page.text;
}

std::string render_backtest_json(const Backtest& found) {
  Json injuries = Json::array(), said = Json::array(), thresholds = Json::object();
  for (const Threshold& changed : found.changed_thresholds) thresholds[changed.key] = number(changed.value);
  for (const InjuryFound& injury : found.injuries) injuries.push_back(injury_json(found, injury));
  for (const RuleBacktest& each : found.said) {
    Json row = said_json(each, found);
    row["look_back"] = Json::array();
    for (const LookBack& back : each.look_back) row["look_back"].push_back(look_back_json(back));
    said.push_back(std::move(row));
  }
  return json_text({{"schema", 1},
                    {"policy", thresholds},
                    {"athletes", found.athletes.size()},
                    {"days", found.days},
                    {"least_injuries", found.least_injuries},
                    {"least_athletes", found.least_athletes},
                    {"injuries", injuries},
                    {"said", said}});
}

std::string render_backtest_csv(const Backtest& found) {
  std::string text;
  for (const RuleBacktest& said : found.said)
    for (const LookBack& back : said.look_back) {
      Json row = said_json(said, found);
      row.update(look_back_json(back));
      if (text.empty()) text = csv_line(csv_names(row));
      text += csv_line(csv_values(row));
    }
  return text;
}

}  // namespace patella
