#include "advise/decide.hpp"

#include <algorithm>
#include <cmath>

#include "measure/spikes.hpp"
#include "measure/sums.hpp"
#include "measure/windows.hpp"
#include "rules/table.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

using std::chrono::days;

const Reason* reason_of(const std::vector<Reason>& reasons, const Rule& rule) {
  const auto at = std::find_if(reasons.begin(), reasons.end(), [&](const Reason& r) { return r.rule == &rule; });
  return at == reasons.end() ? nullptr : &*at;
}

bool symptom_raises_reduce(const std::vector<Reason>& reasons) {
  return std::any_of(reasons.begin(), reasons.end(),
                     [](const Reason& r) { return r.rule->topic != Topic::load && r.finding.level >= Level::reduce; });
}

CapReason cap_reason_of(const RuleInput& input, Verdict verdict, const std::vector<Reason>& reasons) {
  if (verdict == Verdict::stop) return CapReason::stop;
  if (reason_of(reasons, rules::return_from_stop)) return CapReason::return_from_stop;
  if (reason_of(reasons, rules::return_from_break)) return CapReason::after_break;
  return input.runner.sore() || symptom_raises_reduce(reasons) ? CapReason::sore : CapReason::none;
}

/// What the rules would compare the plan's week with. A week that was a spike itself is no base to grow from.
struct Bases {
  std::optional<Distance> week;
  std::optional<Distance> run;
  std::optional<Height> descent;
};

Bases bases_of(const RuleInput& input, const std::vector<Reason>& reasons, Days next) {
  Bases bases;
  bases.run = input.metrics.guard_longest;
  const bool enough_log =
      input.history.days_of_log(input.history.as_of) + next.count() >= input.policy.count(key::load_log_days);
  if (!enough_log) return bases;
  bases.week =
      reason_of(reasons, rules::weekly_spike) ? input.metrics.week_spike.base : week_spike(input.history, next).base;
  bases.descent = reason_of(reasons, rules::descent_spike) ? input.metrics.descent_spike.highest
                                                           : descent_spike(input.history, next).highest;
  return bases;
}

template <class T>
std::optional<T> times(double factor, const std::optional<T>& value) {
  return value ? std::optional{factor * *value} : std::nullopt;
}

template <class T>
void cap(std::optional<T>& value, const std::optional<T>& limit) {
  if (limit && (!value || *limit < *value)) value = limit;
}

void allow_growth(Plan& plan, const Bases& bases, const Policy& policy) {
  plan.max_distance = times(policy[key::weekly_spike_caution_above], bases.week);
  plan.max_run = times(policy[key::long_run_spike_caution_above], bases.run);
  plan.max_descent = times(policy[key::descent_spike_above], bases.descent);
  // So many metres more are a spike already: the cap stays a metre below.
  if (bases.descent)
    plan.max_descent = std::max(*plan.max_descent, *bases.descent + Height{policy[key::descent_spike_more] - 1});
}

void limit_to_share(Plan& plan, const Bases& bases, double share) {
  plan.max_distance = times(share, bases.week);
  plan.max_run = times(share, bases.run);
  plan.max_descent = times(share, bases.descent);
}

/// After a break the way back begins with a share of what was run before it.
void limit_after_break(Plan& plan, const RuleInput& input) {
  const auto& pause = input.metrics.last_break;
  if (!pause) return;
  const double share = input.policy[key::plan_return_share];
  cap(plan.max_run, times(input.policy[key::return_from_break_share], pause->longest_before));
  const auto month = distance_in(input.history, days_to(pause->last_run_before, window::four_weeks));
  cap(plan.max_distance, times(share / 4, month.sum));
}

/// A limit of a few hundred metres comes from too little running to plan from.
void drop_tiny_limit(std::optional<Distance>& limit, const Policy& policy) {
  if (limit && in_kilometres(*limit) < policy[key::plan_least_cap]) limit.reset();
}

std::optional<int> runs_a_week(const RuleInput& input, Verdict verdict, CapReason reason) {
  const double usual =
      static_cast<double>(input.history.runs_in(days_to(input.history.as_of, window::four_weeks)).size()) / 4;
  const int returning = input.policy.count(key::plan_return_runs);
  if (reason == CapReason::stop) return 0;
  if (reason == CapReason::after_break || reason == CapReason::return_from_stop) return returning;
  if (input.history.days_of_log(input.history.as_of) < window::four_weeks || usual <= 0) return std::nullopt;
  const int whole = static_cast<int>(std::ceil(usual));
  return verdict == Verdict::reduce ? std::max(1, whole - input.policy.count(key::plan_fewer_runs)) : whole;
}

/// From the median of the last 7 days or, without one, of the last 28; never from what looks like one leg.
std::optional<std::pair<double, double>> step_rate(const RuleInput& input) {
  auto own = input.metrics.week.cadence_spm;
  if (!own) own = median_cadence(input.history, days_to(input.history.as_of, window::four_weeks));
  if (!own || *own < input.policy[key::plan_step_rate_from]) return std::nullopt;
  return std::pair{input.policy[key::plan_step_rate_low] * *own, input.policy[key::plan_step_rate_high] * *own};
}

std::optional<Stage> stage_of(const RuleInput& input, CapReason reason) {
  if (reason == CapReason::stop) return Stage::walk;
  if (reason != CapReason::return_from_stop) return std::nullopt;
  constexpr int last = static_cast<int>(Stage::run_30);
  return static_cast<Stage>(std::min(input.runner.clean_days + 1, last));
}

Day recheck(const RuleInput& input, Verdict verdict) {
  const ThresholdKey& after = verdict == Verdict::stop           ? key::plan_recheck_stop
                              : verdict == Verdict::keep_running ? key::plan_recheck_keep
                                                                 : key::plan_recheck_reduce;
  return input.history.as_of + days{input.policy.count(after)};
}

bool has_red_flag(const std::vector<Reason>& reasons) {
  return std::any_of(reasons.begin(), reasons.end(), [](const Reason& r) { return r.rule->topic == Topic::red_flag; });
}

}  // namespace

Plan plan_for(const RuleInput& input, Verdict verdict, const std::vector<Reason>& reasons) {
  Plan plan;
  plan.days = {input.history.as_of + days{1}, input.history.as_of + days{window::week}};
  plan.cap_reason = cap_reason_of(input, verdict, reasons);
  const Bases bases = bases_of(input, reasons, plan.days);
  if (plan.cap_reason == CapReason::none || plan.cap_reason == CapReason::after_break)
    allow_growth(plan, bases, input.policy);
  if (plan.cap_reason == CapReason::sore || input.runner.sore())
    limit_to_share(plan, bases, input.policy[key::plan_sore_share]);
  if (plan.cap_reason == CapReason::return_from_stop) limit_to_share(plan, bases, input.policy[key::plan_return_share]);
  if (reason_of(reasons, rules::return_from_break)) limit_after_break(plan, input);
  drop_tiny_limit(plan.max_distance, input.policy);
  drop_tiny_limit(plan.max_run, input.policy);
  if (plan.cap_reason == CapReason::stop) {
    plan.max_distance = Distance{};
    plan.max_run = Distance{};
    plan.max_descent = Height{};
  }
  plan.steep_descent = plan.speed_work = verdict == Verdict::keep_running && plan.cap_reason == CapReason::none;
  plan.runs = runs_a_week(input, verdict, plan.cap_reason);
  plan.step_rate_spm = step_rate(input);
  // A knee with a red flag is to be looked at before it is trained.
  if (!has_red_flag(reasons)) plan.exercises = {"hips", "quadriceps", "trunk", "mobility"};
  plan.stage = stage_of(input, plan.cap_reason);
  plan.recheck_on = recheck(input, verdict);
  return plan;
}

}  // namespace patella
