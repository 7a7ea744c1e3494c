#include <fmt/format.h>
#include <cmath>

#include "render/check_sections.hpp"
#include "render/names.hpp"
#include "render/quantity.hpp"
#include "render/wording.hpp"

namespace patella::render {
namespace {

constexpr int label_columns = 13;

/// How the step rate, the swapped run and the time it takes are put depends on whether the knee wants less.
bool wants_less(const Decision& decision) {
  return decision.verdict == Verdict::reduce || decision.plan.lowered == CapReason::sore;
}

bool forbids_running(const Decision& decision) {
  const auto& distance = decision.plan.max_distance;
  return decision.verdict == Verdict::stop || decision.plan.lowered == CapReason::stop || (distance && distance->value <= 0);
}

void add(std::string& list, const std::string& text) { list += (list.empty() ? "" : ", ") + text; }

std::string running_text(const Plan& plan, UnitSystem units) {
  std::string text;
  if (plan.max_distance) add(text, distance_cap_text(*plan.max_distance, units) + " in all");
  const bool smaller = plan.max_run && plan.max_distance && *plan.max_run > *plan.max_distance;
  if (plan.max_run) {
    add(text, distance_cap_text(smaller ? *plan.max_distance : *plan.max_run, units) + " in one run");
    if (smaller) text += " (" + phrase("plan/smaller") + ")";
  }
  if (plan.runs) add(text, count_text(*plan.runs, "run"));
  if (!plan.max_distance && !plan.max_run) return phrase("plan/no-cap") + (text.empty() ? "" : "; at most " + text);
  return "at most " + text;
}

std::string downhill_text(const Plan& plan, UnitSystem units) {
  std::string text;
  if (plan.max_descent) add(text, "at most " + height_cap_text(*plan.max_descent, units) + " of descent");
  if (!plan.steep_descent) add(text, phrase("plan/steep"));
  if (!plan.steep_descent) text += "; " + phrase("plan/flat");
  return text;
}

std::string_view lowered_phrase(CapReason lowered) {
  switch (lowered) {
    case CapReason::sore: return "plan/sore";
    case CapReason::after_break: return "plan/after-break";
    case CapReason::return_from_stop: return "plan/return-from-stop";
    case CapReason::no:
    case CapReason::stop: break;
  }
  return {};
}

/// How the running that is allowed is to be done.
void add_limits(Document& sheet, const Decision& decision, const SentenceContext& setting) {
  const Plan& plan = decision.plan;
  const std::string downhill = downhill_text(plan, setting.units);
  if (!downhill.empty()) sheet.row("Downhill", downhill, label_columns);
  sheet.row("Speed work", phrase(plan.speed_work ? "plan/speed" : "plan/no-speed"), label_columns);
  if (plan.step_rate_spm && wants_less(decision)) {
    const auto [low, high] = *plan.step_rate_spm;
    sheet.row("Step rate",
              fmt::format("try {:.0f} to {:.0f} steps a minute {}", std::ceil(low), std::floor(high),
                          phrase_text("plan/step-rate", setting)),
              label_columns);
  }
  if (wants_less(decision)) sheet.row("Instead", phrase("plan/swap"), label_columns);
}

}  // namespace

std::string limits_of(const Decision& decision, UnitSystem units) {
  return forbids_running(decision) ? phrase("plan/stop") : running_text(decision.plan, units);
}

void add_plan(Document& sheet, const Decision& decision, const SentenceContext& setting) {
  const Plan& plan = decision.plan;
  sheet.heading(fmt::format("Next {} days: {} to {}", plan.days.count(), day_text(plan.days.first, setting.as_of),
                            day_text(plan.days.last, setting.as_of)));
  sheet.row("Running", limits_of(decision, setting.units), label_columns);
  if (!forbids_running(decision)) add_limits(sheet, decision, setting);
  if (plan.stage) {
    sheet.row("Way back", phrase("stage/" + std::string{name_of(*plan.stage)}) + ". " + phrase("stage-rules"),
              label_columns);
  }
  sheet.row("Check again", "on " + day_text(plan.recheck_on, setting.as_of) + ", " + phrase("plan/recheck"), label_columns);
  const std::string_view lowered = lowered_phrase(plan.lowered);
  if (!lowered.empty() && !forbids_running(decision)) sheet.aside(phrase_text(lowered, setting));
}

void add_exercises(Document& sheet, const Decision& decision, const SentenceContext& setting) {
  if (decision.plan.exercises.empty()) return;
  sheet.heading("Exercises");
  for (const std::string_view group : decision.plan.exercises) {
    std::string names;
    for (const std::string& name : phrases("exercises/names/" + std::string{group})) add(names, name);
    sheet.row(phrase("exercises/titles/" + std::string{group}), names, label_columns);
  }
  sheet.row("How", phrase_text("exercises/how", setting), label_columns);
  std::string text = phrase("strength");
  const CapReason lowered = decision.plan.lowered;
  if (lowered != CapReason::no && lowered != CapReason::after_break) text += ' ' + phrase("recovery");
  sheet.aside(text);
}

}  // namespace patella::render
