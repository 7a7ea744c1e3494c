#include "property.hpp"

#include <fmt/format.h>

namespace patella::simulation {

namespace {
constexpr std::size_t shown_examples = 3;
}

void Failures::add(int runner, std::string what, const Log& log) {
  if (runner == last_) return;
  last_ = runner;
  ++count_;
  if (first_.size() < shown_examples) first_.push_back({runner, std::move(what), log});
}

std::string Failures::text() const {
  std::string text = fmt::format("{} of {} runners", count_, runners);
  for (const Example& example : first_) text += fmt::format("\n  runner {}: {}", example.runner, example.what);
  return text;
}

Failures try_runners(const Scale& scale, const std::function<void(int, Random&, Failures&)>& try_runner) {
  Failures failures;
  const bool one = scale.only_runner >= 0;
  for (int runner = one ? scale.only_runner : 0; runner < (one ? scale.only_runner + 1 : scale.runners); ++runner) {
    Random random{scale.seed, static_cast<std::uint64_t>(runner)};
    ++failures.runners;
    try_runner(runner, random, failures);
  }
  return failures;
}

std::span<const Property> properties() {
  static constexpr Property all[] = {
      {"P1", "constant training raises no load rule", constant_is_never_a_spike, 60, 20},
      {"P2", "who obeys the plan raises no load rule and grows slowly", obedience_never_raises_a_load_rule, 24, 32},
      {"P2-growth", "who stays at 90 % of the plan still grows", small_weeks_can_grow, 6, 26},
      {"P3", "after a spike the plan is a recovery", recovery_after_a_spike, 60, 0},
      {"P4", "reduce never allows more than was run, and is no stop", less_means_less, 80, 0},
      {"P5", "constant mild pain does not shrink the plan", reductions_are_held, 10, 13},
      {"P6", "silence ends no stop", silence_ends_no_stop, 60, 0},
      {"P6-words", "words end a stop", words_end_a_stop, 60, 0},
      {"P7-stop", "the way back after a stop", return_after_a_stop, 15, 0},
      {"P7-break", "the way back after a break", return_after_a_break, 20, 0},
      {"P7-jogs", "short jogs and days in a row pass no stage", short_jogs_pass_no_stage, 20, 0},
      {"P7-walk", "every way back is safe and ends", every_way_back_is_safe, 2, 0},
      {"P8", "more pain is never milder", worse_is_never_milder, 150, 0},
      {"P9", "pain is pain", pain_is_pain, 30, 0},
      {"P10", "clean days end small things", clean_days_end_small_things, 100, 0},
      {"P11", "the usual pain is the zero", baseline_is_zero, 20, 16},
      {"P12", "time passes evenly", time_passes_evenly, 40, 12},
      {"P13", "what the plan asks for raises nothing", the_plan_raises_nothing, 30, 0},
      {"P14", "the numbers of one answer agree", one_answer_agrees, 40, 12},
      {"P15", "what is stated is used or said to be unused", what_is_stated_is_used, 40, 0},
      {"P16", "order and later records do not matter, fewer runs raise nothing", order_and_later_records, 40, 0},
  };
  return all;
}

}  // namespace patella::simulation
