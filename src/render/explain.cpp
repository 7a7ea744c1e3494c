/// What is known about rules and metrics: the answer of `explain`.
#include <fmt/format.h>
#include <algorithm>

#include "patella/render.hpp"
#include "render/page.hpp"
#include "render/quantity.hpp"
#include "render/sentence.hpp"
#include "render/wording.hpp"

namespace patella {
namespace render {
namespace {

constexpr int indent = 2;
constexpr int wide_enough_for_a_table = 72;

/// The highest level that the rule's worked examples reach.
std::string ceiling_of(const Rule& rule) {
  auto highest = Example::Outcome::silent;
  for (const Example& example : rule.examples) highest = std::max(highest, example.outcome);
  return highest <= Example::Outcome::cannot_tell ? "nothing" : std::string{name_of(highest)};
}

void write_threshold(Page& page, const Threshold& t, UnitSystem units) {
  std::string text = emphasized(Emphasis::strong, t.key) + " = " + threshold_text(t, units) + ". " + t.note +
                     " Basis: " + phrase("basis/" + t.basis);
  const std::string sources = source_names(t.sources);
  if (!sources.empty()) text += (t.basis == "ours" ? " (see " : " (") + sources + ')';
  text += '.';
  if (t.shipped) text += ' ' + changed_text(t, units) + '.';
  write_paragraph(page, text, indent, 2 * indent);
}

/// What the rule cites, then what its thresholds cite besides.
std::vector<std::string> sources_of(const Rule& rule, const Policy& policy) {
  std::vector<std::string> ids = rule_words(rule.id).sources;
  for (const ThresholdKey& key : rule.thresholds) {
    for (const std::string& id : policy.threshold(key.name).sources) {
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
  }
  return ids;
}

void write_examples(Page& page, const Rule& rule, const Policy& policy) {
  write_heading(page, policy.changed().empty() ? "Worked examples" : "Worked examples, with the shipped numbers");
  for (const Example& example : rule.examples) {
    const std::string outcome = phrase("outcome/" + std::string{name_of(example.outcome)});
    write_paragraph(page, fmt::format("• {}: {}", example.description, emphasized(Emphasis::strong, outcome)), indent,
                    2 * indent);
  }
}

void write_table_row(Page& page, const Rule& rule, int id_columns) {
  const RuleWords& words = rule_words(rule.id);
  const std::string ceiling = ceiling_of(rule);
  if (page.style.width < wide_enough_for_a_table) {
    write_paragraph(page,
                    fmt::format("{}: {} Up to {}; grade {}.", emphasized(Emphasis::strong, rule.id), words.question, ceiling,
                                words.grade),
                    0, indent);
    return;
  }
  const std::string label = fmt::format("{:<{}}  {:<7}  {:<7}  ", rule.id, id_columns, ceiling, words.grade);
  write_row(page, label, words.question, static_cast<int>(label.size()), 0);
}

void section(Page& page, std::string_view title, std::string_view text) {
  write_heading(page, title);
  write_paragraph(page, text, indent, indent);
}

void write_study(Page& page, const Study& s) {
  std::string text = emphasized(Emphasis::strong, s.cite) + (s.doi.empty() ? "" : ", doi " + s.doi);
  text += fmt::format(". Who: {}. Result: {}. {}", s.population, s.result, phrase("checked/" + s.checked));
  if (!s.note.empty()) text += ' ' + s.note;
  write_paragraph(page, text, indent, 2 * indent);
}

}  // namespace
}  // namespace render

using namespace render;

std::string render_rule(const Rule& rule, const Policy& policy, const TextStyle& style) {
  const RuleWords& words = rule_words(rule.id);
  const SentenceContext context{&policy, {}, {}, style.units};
  Page page{style, {}};
  write_paragraph(
      page, emphasized(Emphasis::strong, words.title) + fmt::format(" ({}; raises {} at most)", rule.id, ceiling_of(rule)));
  write_paragraph(page, words.question);
  section(page, "How it works", fill_in(words.formula, context));
  section(page, "Why", fill_in(words.why, context));
  write_heading(page, "Numbers");
  for (const ThresholdKey& key : rule.thresholds) write_threshold(page, policy.threshold(key.name), style.units);
  write_heading(page, "How sure");
  for (const std::string& grade : grades(words)) {
    write_paragraph(page, fmt::format("Grade {}: {}.", grade, phrase("grade/" + grade)), indent, indent);
  }
  write_paragraph(page, "Who was studied: " + words.population, indent, indent);
  write_paragraph(page, fill_in(words.caveat, context), indent, indent);
  write_heading(page, "Sources");
  for (const std::string& id : sources_of(rule, policy)) write_study(page, study(id));
  section(page, "When it cannot tell", fill_in(words.cannot_tell, context));
  write_examples(page, rule, policy);
  return page.text;
}

std::string render_rules(const Policy& policy, const TextStyle& style) {
  Page page{style, {}};
  std::size_t id_columns = 0;
  for (const Rule* rule : all_rules()) id_columns = std::max(id_columns, rule->id.size());
  if (style.width >= wide_enough_for_a_table) {
    write_line(page, emphasized(Emphasis::strong,
                                fmt::format("{:<{}}  {:<7}  {:<7}  {}", "Rule", id_columns, "Up to", "Grade", "Question")));
  }
  for (const Rule* rule : all_rules()) write_table_row(page, *rule, static_cast<int>(id_columns));
  write_blank_line(page);
  for (const char* grade : {"seed", "B", "C", "D", "ours"}) {
    write_paragraph(page, fmt::format("Grade {}: {}.", grade, phrase(std::string{"grade/"} + grade)), 0, indent);
  }
  for (const Threshold& changed : policy.changed()) {
    write_paragraph(page, changed_text(changed, style.units) + '.', 0, indent);
  }
  std::string reported;
  for (const std::string_view id : metric_ids()) add_item(reported, id);
  write_paragraph(page, phrase("metrics-reported") + ' ' + reported + '.', 0, indent);
  write_paragraph(page, phrase("rules-more"), 0, 0);
  return page.text;
}

std::string render_metric(std::string_view id, const Policy& policy, const TextStyle& style) {
  const MetricWords& words = metric_words(id);
  const SentenceContext context{&policy, {}, {}, style.units};
  Page page{style, {}};
  write_paragraph(page, emphasized(Emphasis::strong, words.title) + " (" + std::string{id} + "; reported only)");
  section(page, "How it works", fill_in(words.formula, context));
  section(page, "How sure", words.caveat);
  write_heading(page, "Sources");
  for (const std::string& source : words.sources) write_study(page, study(source));
  return page.text;
}

}  // namespace patella
