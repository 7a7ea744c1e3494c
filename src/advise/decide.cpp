#include <algorithm>
#include <functional>

#include "advise/coverage.hpp"
#include "advise/decide_on.hpp"
#include "advise/plan.hpp"
#include "patella/decision.hpp"
#include "rules/table.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

/// A load finding as a finding that may stand beside others.
template <class L>
Finding<Level> plain(const Finding<L>& f) {
  return {as_level(f.level), f.arm, f.value, f.limit, f.unit, f.subject, f.days, f.entries, f.facts, f.fell};
}

void ask_all(const RuleInput& c, Decision& decision) {
  for (const Rule* rule : all_rules())
    std::visit(
        [&](auto ask) {
          const auto answer = ask(c);
          if (std::holds_alternative<CannotTell>(answer)) decision.cannot_tell.push_back(rule);
          if (const auto* finding = std::get_if<2>(&answer)) decision.reasons.push_back({rule, plain(*finding)});
        },
        rule->ask);
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

bool is_minor(const RuleInput& c) {
  const auto& born = c.history.athlete.birth_year;
  return born && static_cast<int>(std::chrono::year_month_day{c.history.as_of}.year()) - *born < c.policy["minor.age"];
}

std::optional<Urgency> urgency_of(const RuleInput& c, const Reason& reason) {
  if (reason.rule == &rules::limp && is_minor(c)) return Urgency::soon;
  return reason.rule->urgency;
}

/// The most urgent of all, and the rules that ask for it.
std::optional<Referral> referral_of(const RuleInput& c, const std::vector<Reason>& reasons) {
  std::optional<Referral> referral;
  for (const Reason& reason : reasons) {
    const auto urgency = urgency_of(c, reason);
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
  if (ago > policy["log-ended.days"])
    notices.insert(notices.begin(), {Notice::Kind::log_ended, {}, ago, history.last_record});
}

}  // namespace

std::span<const ThresholdUse> advice_thresholds() {
  static constexpr ThresholdUse uses[] = {
      {"pain-known.runs", "runs"},     {"pain-known.days", "days"},      {"minor.age", "years"},
      {"log-ended.days", "days"},      {"plan.sore-share", "ratio"},     {"plan.return-share", "ratio"},
      {"plan.least-cap", "km"},        {"plan.fewer-runs", "runs"},      {"plan.return-runs", "runs"},
      {"plan.step-rate-low", "ratio"}, {"plan.step-rate-high", "ratio"}, {"plan.step-rate-from", "spm"},
      {"plan.recheck-keep", "days"},   {"plan.recheck-reduce", "days"},  {"plan.recheck-stop", "days"},
  };
  return uses;
}

Decision decide_on(const History& history, const Policy& policy, std::chrono::weekday week_start) {
  const Metrics metrics = compute_metrics(history);
  const RunnerStatus condition = assess_runner(history, policy);
  const RuleInput c{history, metrics, condition, policy};

  Decision decision;
  decision.as_of = history.as_of;
  ask_all(c, decision);
  decision.missing = missing_of(c, decision.reasons);
  decision.every_run_states_distance = !history.runs.empty() && std::ranges::all_of(history.runs, [&](const Run& run) {
    return history.activity_of(run).distance.has_value();
  });
  decision.verdict = verdict_of(decision.reasons, decision.missing);
  decision.confidence =
      decision.verdict == Verdict::insufficient_data ? Confidence::low : confidence_of(decision.verdict, decision.missing);
  decision.week = metrics.week;
  decision.calendar_week = measure_week(history, week_of(history.as_of, week_start));
  decision.plan = plan_for(c, decision.verdict, decision.reasons);
  decision.clinician = referral_of(c, decision.reasons);
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
