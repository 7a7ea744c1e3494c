#include <algorithm>
#include <cmath>

#include "advise/caps.hpp"
#include "advise/decide.hpp"
#include "advise/knee_course.hpp"
#include "advise/way_back.hpp"
#include "measure/sums.hpp"
#include "measure/windows.hpp"
#include "rules/knee_day.hpp"
#include "rules/table.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

using std::chrono::days;

/// A limit of a few hundred metres comes from too little running to plan from.
std::optional<Distance> distance_cap(std::optional<double> km, const Policy& policy) {
  if (!km || (*km > 0 && *km < policy[key::plan_least_cap])) return std::nullopt;
  return kilometres(*km);
}

/// One less than was usual when the trouble began, and not more than were run in the week up to it.
int runs_in_flare(const Flare& flare, int usual, bool after_break, const Policy& policy) {
  int runs = flare.has_base && !after_break && flare.usual_runs > 0 ? flare.usual_runs : usual;
  if (runs >= 3) runs -= policy.count(key::plan_fewer_runs);
  return std::max(1, flare.has_base && flare.runs_7 >= 2 ? std::min(runs, flare.runs_7) : runs);
}

/// As many as are usual; on reduce one less, and not more than were run up to it.
std::optional<int> runs_a_week(const RuleInput& input, Verdict verdict, CapReason reason) {
  int returning = input.policy.count(key::plan_return_runs);
  const auto& training = input.training;
  if (reason == CapReason::stop || reason == CapReason::fever) return 0;
  if (input.knee.way_back) {
    // Who ran less often before does not run more often now.
    const int usual = input.knee.way_back->usual_runs;
    if (usual > 0 && !input.knee.way_back->stages_done) returning = std::min(returning, std::max(usual, 2));
    if (input.knee.way_back->stage == Stage::walk) return 0;
    if (asks_for_less(input.knee))
      return std::min(input.policy.count(key::stage_sore_runs),
                      runs_in_flare(*input.knee.flare, returning, false, input.policy));
    return input.knee.way_back->stages_done ? std::max(returning, training.usual_runs(input.day)) : returning;
  }
  if (training.days.empty() || input.history.days_of_log(input.day) < window::four_weeks) return std::nullopt;
  int usual = training.usual_runs(input.day);
  if (reason == CapReason::after_break || training.pause) usual = std::max(usual, returning);
  if (training.recovery && training.recovery->last >= input.day) usual = std::min(usual, training.recovery->runs);
  if (verdict != Verdict::reduce) return usual;
  int runs = usual;
  if (training.hold && training.hold->runs_7 >= 2) runs = std::max(1, std::min(runs, training.hold->runs_7));
  if (asks_for_less(input.knee))
    runs = std::min(runs, runs_in_flare(*input.knee.flare, usual, training.pause.has_value(), input.policy));
  return runs;
}

/// Median steps a minute of running, without walk-runs.
std::optional<double> own_step_rate(const RuleInput& input, Days window) {
  std::vector<double> rates;
  for (const Run& run : input.history.runs_in(window)) {
    const Activity& activity = input.history.activity_of(run);
    if (activity.cadence_spm && activity.workout != Workout::walk_run) rates.push_back(*activity.cadence_spm);
  }
  return median(std::move(rates));
}

/// From the last 7 days or, without a rate, from the last 28; never from what looks like one leg or a fault.
std::optional<std::pair<double, double>> step_rate(const RuleInput& input) {
  auto own = own_step_rate(input, days_to(input.day, window::week));
  if (!own) own = own_step_rate(input, days_to(input.day, window::four_weeks));
  if (!own || *own < input.policy[key::plan_step_rate_from] || *own > input.policy[key::plan_step_rate_to])
    return std::nullopt;
  return std::pair{input.policy[key::plan_step_rate_low] * *own, input.policy[key::plan_step_rate_high] * *own};
}

Day recheck(const RuleInput& input, Verdict verdict) {
  const ThresholdKey& after = verdict == Verdict::stop           ? key::plan_recheck_stop
                              : verdict == Verdict::keep_running ? key::plan_recheck_keep
                                                                 : key::plan_recheck_reduce;
  return input.day + days{input.policy.count(after)};
}

bool has_red_flag(const std::vector<Reason>& reasons) {
  return std::any_of(reasons.begin(), reasons.end(), [](const Reason& r) { return r.rule->topic == Topic::red_flag; });
}

}  // namespace

Plan plan_for(const RuleInput& input, Verdict verdict, const std::vector<Reason>& reasons) {
  const KneeDay today{input.day, input.history, input.policy, baseline_of(input.history)};
  const Caps caps = caps_on(today, input.knee, input.training);
  Plan plan;
  plan.days = {input.day + days{1}, input.day + days{window::week}};
  plan.cap_reason = caps.reason;
  plan.until = caps_until(today, input.knee, input.training);
  plan.max_distance = distance_cap(caps.week, input.policy);
  plan.max_run = distance_cap(caps.run, input.policy);
  if (caps.descent) plan.max_descent = Height{*caps.descent};
  plan.steep_descent = plan.speed_work =
      verdict == Verdict::keep_running && !input.knee.sore && plan.cap_reason != CapReason::after_break;
  plan.runs = runs_a_week(input, verdict, plan.cap_reason);
  const bool in_stages = plan.cap_reason == CapReason::return_from_stop && !input.knee.way_back->stages_done;
  if (plan.cap_reason == CapReason::stop) plan.stage = Stage::walk;
  if (in_stages) {
    plan.stage = input.knee.way_back->stage;
    if (*plan.stage != Stage::walk) plan.stage_distance = plan.max_run;
  }
  const bool may_run = plan.cap_reason != CapReason::stop && plan.cap_reason != CapReason::fever;
  if (!in_stages && may_run) plan.step_rate_spm = step_rate(input);
  // A knee with a red flag is to be looked at before it is trained.
  if (!has_red_flag(reasons)) plan.exercises = {"hips", "quadriceps", "trunk", "mobility"};
  plan.recheck_on = recheck(input, verdict);
  return plan;
}

}  // namespace patella
