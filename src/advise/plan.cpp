#include "advise/plan.hpp"

#include <algorithm>
#include <cmath>

#include "measure/spikes.hpp"
#include "measure/sums.hpp"
#include "rules/table.hpp"

namespace patella {
namespace {

using std::chrono::days;

const Reason* reason_of(const std::vector<Reason>& reasons, const Rule& rule) {
  const auto at = std::find_if(reasons.begin(), reasons.end(), [&](const Reason& r) { return r.rule == &rule; });
  return at == reasons.end() ? nullptr : &*at;
}

bool symptom_asks_for_less(const std::vector<Reason>& reasons) {
  return std::any_of(reasons.begin(), reasons.end(),
                     [](const Reason& r) { return r.rule->topic != Topic::load && r.finding.level >= Level::reduce; });
}

CapReason lowered_by(const RuleInput& c, Verdict verdict, const std::vector<Reason>& reasons) {
  if (verdict == Verdict::stop) return CapReason::stop;
  if (reason_of(reasons, rules::return_from_stop)) return CapReason::return_from_stop;
  if (reason_of(reasons, rules::return_from_break)) return CapReason::after_break;
  return c.condition.sore() || symptom_asks_for_less(reasons) ? CapReason::sore : CapReason::no;
}

/// What the rules would compare the plan's week with. A week that was a spike itself is no base to grow from.
struct Bases {
  std::optional<Distance> week;
  std::optional<Distance> run;
  std::optional<Height> descent;
};

Bases bases_of(const RuleInput& c, const std::vector<Reason>& reasons, Days next) {
  Bases bases;
  bases.run = c.metrics.guard_longest;
  const bool enough_log = c.history.days_of_log(c.history.as_of) + next.count() >= c.policy["load.log-days"];
  if (!enough_log) return bases;
  bases.week = reason_of(reasons, rules::weekly_spike) ? c.metrics.week_spike.base : week_spike(c.history, next).base;
  bases.descent =
      reason_of(reasons, rules::descent_spike) ? c.metrics.descent_spike.highest : descent_spike(c.history, next).highest;
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

void let_grow(Plan& plan, const Bases& bases, const Policy& policy) {
  plan.max_distance = times(policy["weekly-spike.caution-above"], bases.week);
  plan.max_run = times(policy["long-run-spike.caution-above"], bases.run);
  plan.max_descent = times(policy["descent-spike.above"], bases.descent);
  // So many metres more are a spike already: the cap stays a metre below.
  if (bases.descent)
    plan.max_descent = std::max(*plan.max_descent, *bases.descent + Height{policy["descent-spike.more"] - 1});
}

void keep_share(Plan& plan, const Bases& bases, double share) {
  plan.max_distance = times(share, bases.week);
  plan.max_run = times(share, bases.run);
  plan.max_descent = times(share, bases.descent);
}

/// After a break the way back begins with a share of what was run before it.
void start_low(Plan& plan, const RuleInput& c) {
  const auto& pause = c.metrics.last_break;
  if (!pause) return;
  const double share = c.policy["plan.return-share"];
  cap(plan.max_run, times(c.policy["return-from-break.share"], pause->longest_before));
  const auto month = distance_in(c.history, days_to(pause->last_run_before, 28));
  cap(plan.max_distance, times(share / 4, month.sum));
}

/// A few hundred metres before a break are nothing to plan from.
void drop_tiny(std::optional<Distance>& limit, const Policy& policy) {
  if (limit && in_kilometres(*limit) < policy["plan.least-cap"]) limit.reset();
}

std::optional<int> runs_a_week(const RuleInput& c, Verdict verdict, CapReason lowered) {
  const double usual = static_cast<double>(c.history.runs_in(days_to(c.history.as_of, 28)).size()) / 4;
  const int returning = static_cast<int>(c.policy["plan.return-runs"]);
  if (lowered == CapReason::stop) return 0;
  if (lowered == CapReason::after_break || lowered == CapReason::return_from_stop) return returning;
  if (c.history.days_of_log(c.history.as_of) < 28 || usual <= 0) return std::nullopt;
  const int whole = static_cast<int>(std::ceil(usual));
  return verdict == Verdict::reduce ? std::max(1, whole - static_cast<int>(c.policy["plan.fewer-runs"])) : whole;
}

/// From the median of the last 7 days or, without one, of the last 28; never from what looks like one leg.
std::optional<std::pair<double, double>> step_rate(const RuleInput& c) {
  auto own = c.metrics.week.cadence_spm;
  if (!own) own = median_cadence(c.history, days_to(c.history.as_of, 28));
  if (!own || *own < c.policy["plan.step-rate-from"]) return std::nullopt;
  return std::pair{c.policy["plan.step-rate-low"] * *own, c.policy["plan.step-rate-high"] * *own};
}

std::optional<Stage> stage_of(const RuleInput& c, CapReason lowered) {
  if (lowered == CapReason::stop) return Stage::walk;
  if (lowered != CapReason::return_from_stop) return std::nullopt;
  constexpr int last = static_cast<int>(Stage::run_30);
  return static_cast<Stage>(std::min(c.condition.clean_days + 1, last));
}

Day recheck(const RuleInput& c, Verdict verdict) {
  const char* key = verdict == Verdict::stop           ? "plan.recheck-stop"
                    : verdict == Verdict::keep_running ? "plan.recheck-keep"
                                                       : "plan.recheck-reduce";
  return c.history.as_of + days{static_cast<int>(c.policy[key])};
}

bool to_be_seen_first(const std::vector<Reason>& reasons) {
  return std::any_of(reasons.begin(), reasons.end(), [](const Reason& r) { return r.rule->topic == Topic::red_flag; });
}

}  // namespace

Plan plan_for(const RuleInput& c, Verdict verdict, const std::vector<Reason>& reasons) {
  Plan plan;
  plan.days = {c.history.as_of + days{1}, c.history.as_of + days{7}};
  plan.lowered = lowered_by(c, verdict, reasons);
  const Bases bases = bases_of(c, reasons, plan.days);
  if (plan.lowered == CapReason::no || plan.lowered == CapReason::after_break) let_grow(plan, bases, c.policy);
  if (plan.lowered == CapReason::sore || c.condition.sore()) keep_share(plan, bases, c.policy["plan.sore-share"]);
  if (plan.lowered == CapReason::return_from_stop) keep_share(plan, bases, c.policy["plan.return-share"]);
  if (reason_of(reasons, rules::return_from_break)) start_low(plan, c);
  drop_tiny(plan.max_distance, c.policy);
  drop_tiny(plan.max_run, c.policy);
  if (plan.lowered == CapReason::stop) {
    plan.max_distance = Distance{};
    plan.max_run = Distance{};
    plan.max_descent = Height{};
  }
  plan.steep_descent = plan.speed_work = verdict == Verdict::keep_running && plan.lowered == CapReason::no;
  plan.runs = runs_a_week(c, verdict, plan.lowered);
  plan.step_rate_spm = step_rate(c);
  // A knee with a red flag is to be looked at before it is trained.
  if (!to_be_seen_first(reasons)) plan.exercises = {"hips", "quadriceps", "trunk", "mobility"};
  plan.stage = stage_of(c, plan.lowered);
  plan.recheck_on = recheck(c, verdict);
  return plan;
}

}  // namespace patella
