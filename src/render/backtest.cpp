/// A backtest as text for a person, and as JSON and CSV for programs.
#include <fmt/format.h>

#include "patella/render_replay.hpp"
#include "render/csv.hpp"
#include "render/document.hpp"
#include "render/quantity.hpp"
#include "render/sentence.hpp"
#include "render/wording.hpp"
#include "text/printable.hpp"

namespace patella {
namespace render {
namespace {

std::string backtest_phrase(std::string_view path, const Placeholders& places) {
  return phrase_text("backtest/" + std::string{path}, {}, lookup_from(places));
}

std::string counted(int count, std::string_view unit) { return quantity_text(count, unit); }

double per_hundred(int count, int days) { return days == 0 ? 0 : 100.0 * count / days; }

std::string rule_name(const RuleBacktest& rule) {
  return rule.rule ? std::string{rule.rule->id} : phrase("backtest/verdict");
}

std::string before_text(const DaysBeforeInjury& before) {
  std::string said = phrase("backtest/not-in-log");
  if (before.in_log && before.rules.empty()) said = phrase("backtest/nothing");
  if (before.in_log && !before.rules.empty()) {
    said = verdict_word(before.worst) + " (";
    for (const Rule* rule : before.rules) said += (rule == before.rules.front() ? "" : ", ") + std::string{rule->id};
    said += ')';
  }
  return backtest_phrase("before", {{"days", std::to_string(before.days)}, {"said", said}});
}

std::string injury_name(const Backtest& backtest, const BacktestInjury& injury) {
  const std::string& file = backtest.athletes[injury.athlete];
  std::string name = iso_date(injury.injury.start);
  if (injury.injury.site) name += ' ' + printable_excerpt(*injury.injury.site);
  if (backtest.athletes.size() > 1) name += " (" + printable_excerpt(file.substr(file.rfind('/') + 1)) + ')';
  return name;
}

void add_injuries(Document& document, const Backtest& backtest) {
  if (backtest.injuries.empty()) {
    document.add_closing(phrase("backtest/no-injuries"));
    return;
  }
  document.add_heading(phrase("backtest/injuries"));
  for (const BacktestInjury& injury : backtest.injuries) {
    document.add_quotation(injury_name(backtest, injury));
    for (const DaysBeforeInjury& before : injury.before) document.add_note(before_text(before), 2);
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
    return write_row(page, cells[0].empty() ? phrase("backtest/rule") : cells[0], text, 0);
  }
  std::string text = "  ";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string blanks(static_cast<std::size_t>(std::max(0, widths[i] - columns(plain_text(cells[i])))), ' ');
    text += i == 0 ? cells[i] + blanks : "  " + blanks + cells[i];
  }
  write_line(page, text);
}

void write_often(Page& page, const Backtest& backtest) {
  write_heading(page, phrase("backtest/often"));
  write_paragraph(page, phrase("backtest/often-words"), 2, 2);
  for (const RuleBacktest& rule : backtest.rows)
    table_line(page,
               {rule_name(rule), fmt::format("{:.1f} ({:.1f})", per_hundred(rule.days, backtest.days),
                                             per_hundred(rule.begun, backtest.days))},
               {20, 14});
}

void write_look_back(Page& page, const Backtest& backtest, std::size_t which) {
  const std::vector<int> widths{20, 8, 9, 24};
  write_heading(page, backtest_phrase("look-back", {{"days", std::to_string(look_back_days[which])}}));
  const LookBack& all = backtest.rows.front().look_back[which];
  if (!all.share) {
    write_paragraph(page,
                    backtest_phrase("too-few", {{"injuries", counted(all.injuries, "injuries")},
                                                {"athletes", counted(all.athletes, "athletes")},
                                                {"least-injuries", counted(backtest.least_injuries, "injuries")},
                                                {"least-athletes", counted(backtest.least_athletes, "athletes")}}),
                    2, 2);
    return;
  }
  table_line(page, {"", "Before", "Elsewhere", "Ratio"}, widths);
  for (const RuleBacktest& rule : backtest.rows) {
    const LookBack& back = rule.look_back[which];
    table_line(page, {rule_name(rule), share_text(back.share), share_text(back.share_without), ratio_cell(back)}, widths);
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

Json rule_json(const RuleBacktest& rule, const Backtest& backtest) {
  return {{"rule", rule.rule ? rule.rule->id : "verdict"},
          {"days_per_100", number(per_hundred(rule.days, backtest.days))},
          {"begun_per_100", number(per_hundred(rule.begun, backtest.days))}};
}

Json injury_json(const Backtest& backtest, const BacktestInjury& injury) {
  Json before = Json::array();
  for (const DaysBeforeInjury& each : injury.before) {
    Json rules = Json::array();
    for (const Rule* rule : each.rules) rules.push_back(rule->id);
    before.push_back({{"days", each.days}, {"verdict", each.in_log ? Json(name_of(each.worst)) : Json()}, {"rules", rules}});
  }
  return {{"athlete", backtest.athletes[injury.athlete]},
          {"start", iso_date(injury.injury.start)},
          {"site", injury.injury.site ? Json(*injury.injury.site) : Json()},
          {"before", before}};
}

}  // namespace
}  // namespace render

using namespace render;

std::string render_backtest_text(const Backtest& backtest, const TextStyle& style) {
  Page page{style, {}};
  write_paragraph(page, emphasized(Emphasis::strong, phrase("backtest/title")));
  write_paragraph(
      page, backtest_phrase("totals", {{"athletes", counted(static_cast<int>(backtest.athletes.size()), "athletes")},
                                       {"days", counted(backtest.days, "days")},
                                       {"injuries", counted(static_cast<int>(backtest.injuries.size()), "injuries")}}));
  Document document;
  add_injuries(document, backtest);
  write_document(page, document);
  write_often(page, backtest);
  for (std::size_t i = 0; i < look_back_days.size(); ++i) write_look_back(page, backtest, i);
  Document end;
  for (const Threshold& changed : backtest.changed_thresholds) end.add_bullet(changed_text(changed, style.units) + '.');
  end.add_closing(phrase("backtest/table-words"));
  end.add_closing(phrase("backtest/rules") + ' ' + phrase("backtest/caveat"));
  write_document(page, end);
  return page.text;
}

std::string render_backtest_json(const Backtest& backtest) {
  Json injuries = Json::array(), rules = Json::array(), thresholds = Json::object();
  for (const Threshold& changed : backtest.changed_thresholds) thresholds[changed.key] = number(changed.value);
  for (const BacktestInjury& injury : backtest.injuries) injuries.push_back(injury_json(backtest, injury));
  for (const RuleBacktest& each : backtest.rows) {
    Json row = rule_json(each, backtest);
    row["look_back"] = Json::array();
    for (const LookBack& back : each.look_back) row["look_back"].push_back(look_back_json(back));
    rules.push_back(std::move(row));
  }
  return json_text({{"schema", 1},
                    {"policy", thresholds},
                    {"athletes", backtest.athletes.size()},
                    {"days", backtest.days},
                    {"least_injuries", backtest.least_injuries},
                    {"least_athletes", backtest.least_athletes},
                    {"injuries", injuries},
                    {"said", rules}});
}

std::string render_backtest_csv(const Backtest& backtest) {
  std::string text;
  for (const RuleBacktest& rule : backtest.rows)
    for (const LookBack& back : rule.look_back) {
      Json row = rule_json(rule, backtest);
      row.update(look_back_json(back));
      if (text.empty()) text = csv_line(csv_names(row));
      text += csv_line(csv_values(row));
    }
  return text;
}

}  // namespace patella
