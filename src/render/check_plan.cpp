#include <fmt/format.h>
#include <cmath>

#include "render/check_sections.hpp"
#include "render/quantity.hpp"
#include "render/wording.hpp"

namespace patella::render {
namespace {

constexpr int label_columns = 13;

/// How the step rate, the swapped run and the time it takes are put depends on whether the knee wants less.
bool wants_less(const Decision& decision) {
  return decision.verdict == Verdict::reduce || decision.plan.cap_reason == CapReason::sore;
}

bool forbids_running(const Decision& decision) {
  const auto& distance = decision.plan.max_distance;
  return decision.verdict == Verdict::stop || decision.plan.cap_reason == CapReason::stop ||
         (distance && distance->value <= 0);
}

std::string running_text(const Plan& plan, UnitSystem units) {
  std::string text;
  if (plan.max_distance) add_item(text, distance_cap_text(*plan.max_distance, units) + " in all");
  const bool smaller = plan.max_run && plan.max_distance && *plan.max_run > *plan.max_distance;
  if (plan.max_run) {
    add_item(text, distance_cap_text(smaller ? *plan.max_distance : *plan.max_run, units) + " in one run");
    if (smaller) text += " (" + phrase("plan/smaller") + ")";
  }
  if (plan.runs) add_item(text, count_text(*plan.runs, "run"));
  if (!plan.max_distance && !plan.max_run) return phrase("plan/no-cap") + (text.empty() ? "" : "; at most " + text);
  return "at most " + text;
}

std::string downhill_text(const Plan& plan, UnitSystem units) {
  std::string text;
  if (plan.max_descent) add_item(text, "at most " + height_cap_text(*plan.max_descent, units) + " of descent");
  if (!plan.steep_descent) add_item(text, phrase("plan/steep"));
  if (!plan.steep_descent) text += "; " + phrase("plan/flat");
  return text;
}

std::string_view lowered_phrase(CapReason lowered) {
  switch (lowered) {
    case CapReason::sore: return "plan/sore";
    case CapReason::load: return "plan/load";
    case CapReason::recovery: return "plan/recovery";
    case CapReason::after_break: return "plan/after-break";
    case CapReason::return_from_stop: return "plan/return-from-stop";
    case CapReason::none:
    case CapReason::stop:
    case CapReason::fever: break;
  }
  return {};
}

/// How the running that is allowed is to be done.
void add_limits(Document& document, const Decision& decision, const SentenceContext& context) {
  const Plan& plan = decision.plan;
  const std::string downhill = downhill_text(plan, context.units);
  if (!downhill.empty()) document.add_row("Downhill", downhill, label_columns);
  document.add_row("Speed work", phrase(plan.speed_work ? "plan/speed" : "plan/no-speed"), label_columns);
  if (plan.step_rate_spm && wants_less(decision)) {
    const auto [low, high] = *plan.step_rate_spm;
    document.add_row("Step rate",
                     fmt::format("try {:.0f} to {:.0f} steps a minute {}", std::ceil(low), std::floor(high),
                                 phrase_text("plan/step-rate", context)),
                     label_columns);
  }
  if (wants_less(decision)) document.add_row("Instead", phrase("plan/swap"), label_columns);
}

}  // namespace

std::string limits_of(const Decision& decision, UnitSystem units) {
  if (decision.plan.cap_reason == CapReason::fever) return phrase("plan/fever");
  return forbids_running(decision) ? phrase("plan/stop") : running_text(decision.plan, units);
}

void add_plan(Document& document, const Decision& decision, const SentenceContext& context) {
  const Plan& plan = decision.plan;
  document.add_heading(fmt::format("Next {} days: {} to {}", plan.days.count(), day_text(plan.days.first, context.as_of),
                                   day_text(plan.days.last, context.as_of)));
  document.add_row("Running", limits_of(decision, context.units), label_columns);
  if (!forbids_running(decision)) add_limits(document, decision, context);
  if (plan.stage) {
    document.add_row("Way back", phrase("stage/" + std::string{name_of(*plan.stage)}) + ". " + phrase("stage-rules"),
                     label_columns);
  }
  document.add_row("Check again", "on " + day_text(plan.recheck_on, context.as_of) + ", " + phrase("plan/recheck"),
                   label_columns);
  const std::string_view lowered = lowered_phrase(plan.cap_reason);
  if (lowered.empty() || forbids_running(decision)) return;
  std::string aside = phrase_text(lowered, context);
  if (plan.until)
    aside += ' ' + phrase_text("plan/held-until", context, lookup_from({{"until", day_text(*plan.until, context.as_of)}}));
  document.add_aside(aside);
}

void add_exercises(Document& document, const Decision& decision, const SentenceContext& context) {
  if (decision.plan.exercises.empty()) return;
  document.add_heading("Exercises");
  for (const std::string_view group : decision.plan.exercises) {
    std::string names;
    for (const std::string& name : phrases("exercises/names/" + std::string{group})) add_item(names, name);
    document.add_row(phrase("exercises/titles/" + std::string{group}), names, label_columns);
  }
  document.add_row("How", phrase_text("exercises/how", context), label_columns);
  std::string text = phrase("strength");
  const CapReason lowered = decision.plan.cap_reason;
  const bool for_the_knee =
      lowered == CapReason::sore || lowered == CapReason::return_from_stop || lowered == CapReason::stop;
  if (for_the_knee) text += ' ' + phrase("recovery");
  document.add_aside(text);
}

}  // namespace patella::render
