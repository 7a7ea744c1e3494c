#include "advise/decide.hpp"

#include <algorithm>
#include <functional>

#include "rules/table.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

/// The finding of a load rule, or of another, as one that stands beside all others.
template <class L>
Finding<Level> finding_of_any_level(const Finding<L>& f) {
  return {as_level(f.level), f.arm, f.value, f.limit, f.unit, f.subject, f.days, f.entries, f.facts, f.lowered};
}

void evaluate_all(const RuleInput& input, Decision& decision) {
  for (const Rule* rule : all_rules())
    std::visit(
        [&](auto evaluate) {
          const auto answer = evaluate(input);
          if (std::holds_alternative<CannotTell>(answer)) decision.cannot_tell.push_back(rule);
          if (const auto* finding = std::get_if<2>(&answer))
            decision.reasons.push_back({rule, finding_of_any_level(*finding)});
        },
        rule->evaluate);
}

/// The highest level wins; with nothing raised and nothing known, nobody can say.
Verdict verdict_of(const std::vector<Reason>& reasons, const std::vector<MissingData>& missing) {
  Level highest = Level::caution;
  for (const Reason& reason : reasons) highest = std::max(highest, reason.finding.level);
  if (highest == Level::stop) return Verdict::stop;
  if (highest == Level::reduce) return Verdict::reduce;
  const auto lacks = [&](MissingData what) { return std::count(missing.begin(), missing.end(), what) > 0; };
  return lacks(MissingData::load) && lacks(MissingData::pain) ? Verdict::insufficient_data : Verdict::keep_running;
}

bool is_minor(const RuleInput& input) {
  const auto& born = input.history.athlete.birth_year;
  const int year = static_cast<int>(std::chrono::year_month_day{input.history.as_of}.year());
  return born && year - *born < input.policy.count(key::minor_age);
}

std::optional<Urgency> urgency_of(const RuleInput& input, const Reason& reason) {
  if (reason.rule == &rules::limp && is_minor(input)) return Urgency::soon;
  return reason.rule->urgency;
}

/// The most urgent of all, and the rules that ask for it.
std::optional<Referral> referral_of(const RuleInput& input, const std::vector<Reason>& reasons) {
  std::optional<Referral> referral;
  for (const Reason& reason : reasons) {
    const auto urgency = urgency_of(input, reason);
    if (!urgency) continue;
    if (!referral || *urgency < referral->urgency) referral = Referral{*urgency, {}};
    if (*urgency == referral->urgency) referral->because.push_back(reason.rule->id);
  }
  return referral;
}

/// First of all: a log that ended long ago knows nothing of the days since.
void note_end_of_log(const History& history, const Policy& policy, std::vector<Notice>& notices) {
  if (!history.last_record) return;
  const int ago = static_cast<int>((history.as_of - *history.last_record).count());
  if (ago > policy.count(key::log_ended_days))
    notices.insert(notices.begin(), {Notice::Kind::log_ended, {}, ago, history.last_record});
}

}  // namespace

std::span<const ThresholdKey> advice_thresholds() {
  static constexpr ThresholdKey keys[] = {
      key::pain_known_runs,
      key::pain_known_days,
      key::minor_age,
      key::log_ended_days,
      key::load_log_days,
      key::weekly_spike_caution_above,
      key::long_run_spike_caution_above,
      key::descent_spike_above,
      key::descent_spike_more,
      key::return_from_break_share,
      key::plan_sore_share,
      key::plan_return_share,
      key::plan_least_cap,
      key::plan_fewer_runs,
      key::plan_return_runs,
      key::plan_step_rate_low,
      key::plan_step_rate_high,
      key::plan_step_rate_from,
      key::plan_recheck_keep,
      key::plan_recheck_reduce,
      key::plan_recheck_stop,
  };
  return keys;
}

Decision decide_on(const History& history, const Policy& policy, std::chrono::weekday week_start) {
  const Metrics metrics = compute_metrics(history);
  const RunnerStatus runner = assess_runner(history, policy);
  const RuleInput input{history, metrics, runner, policy};

  Decision decision;
  decision.as_of = history.as_of;
  evaluate_all(input, decision);
  decision.missing = find_missing_data(input, decision.reasons);
  decision.every_run_states_distance = !history.runs.empty() && std::ranges::all_of(history.runs, [&](const Run& run) {
    return history.activity_of(run).distance.has_value();
  });
  decision.verdict = verdict_of(decision.reasons, decision.missing);
  decision.confidence =
      decision.verdict == Verdict::insufficient_data ? Confidence::low : confidence_of(decision.verdict, decision.missing);
  decision.week = metrics.week;
  decision.calendar_week = compute_week(history, week_of(history.as_of, week_start));
  decision.plan = plan_for(input, decision.verdict, decision.reasons);
  decision.clinician = referral_of(input, decision.reasons);
  decision.changed_thresholds = policy.changed();
  // The first reason is the one that a short answer gives.
  std::ranges::stable_sort(decision.reasons, std::greater{}, [](const Reason& reason) { return reason.finding.level; });
  return decision;
}

Decision decide_with_notices(const History& history, const Policy& policy, std::chrono::weekday week_start) {
  Decision decision = decide_on(history, policy, week_start);
  decision.notices = history.notices;
  note_end_of_log(history, policy, decision.notices);
  return decision;
}

Decision decide(Log log, Day as_of, const Policy& policy, std::chrono::weekday week_start) {
  std::vector<std::string> files = std::move(log.files);
  Decision decision = decide_with_notices(history_of(std::move(log), as_of), policy, week_start);
  decision.files = std::move(files);
  return decision;
}

}  // namespace patella
