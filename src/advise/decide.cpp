#include "advise/decide.hpp"

#include <algorithm>
#include <functional>

#include "advise/notes.hpp"
#include "measure/windows.hpp"
#include "rules/runner.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

/// The finding of a load rule, or of another, as one that stands beside all others.
template <class L>
Finding<Level> finding_of_any_level(const Finding<L>& f) {
  return {as_level(f.level), f.arm,   f.value, f.limit,   f.unit,   f.subject, f.days,
          f.entries,         f.facts, f.until, f.ends_by, f.lowered};
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
  const int year = static_cast<int>(std::chrono::year_month_day{input.day}.year());
  return born && year - *born < input.policy.count(key::minor_age);
}

std::optional<Urgency> urgency_of(const RuleInput& input, const Reason& reason) {
  if (reason.rule == &rules::limp && is_minor(input)) return Urgency::soon;
  return reason.rule->urgency;
}

/// Silence of a month takes away what a verdict of load and pain rests on.
std::optional<Day> verdict_until(const RuleInput& input, const Decision& decision) {
  std::optional<Day> until;
  for (const Reason& reason : decision.reasons)
    if (reason.finding.level != Level::caution && reason.finding.until && (!until || *reason.finding.until < *until))
      until = reason.finding.until;
  if (decision.verdict != Verdict::keep_running || input.history.runs.empty()) return until;
  const auto& runs = input.history.runs;
  const auto stated = std::ranges::find_if(runs.rbegin(), runs.rend(), &Run::has_pain_entry);
  const int load_days = input.policy.count(key::load_run_days), pain_days = input.policy.count(key::pain_known_days);
  const std::size_t needed = static_cast<std::size_t>(input.policy.count(key::load_runs));
  std::optional<Day> known;
  if (has_enough_log(input)) known = runs[runs.size() - needed].day + std::chrono::days{load_days - 1};
  if (stated != runs.rend()) known = std::max(known.value_or(Day::min()), stated->day + std::chrono::days{pain_days - 1});
  if (known && *known >= input.day) until = known;
  return until;
}

/// What the state of the knee rests on: the first of the reasons that carry it.
KneeStateReport report_knee(const KneeCourse& knee, const std::vector<Reason>& reasons) {
  KneeStateReport report{knee.state, knee.since, nullptr, {}, std::nullopt, {}, knee.spells};
  const Reason* carrying = nullptr;
  for (const Reason& reason : reasons)
    if (reason.rule->topic != Topic::load && (!carrying || reason.finding.level > carrying->finding.level))
      carrying = &reason;
  if (!carrying || carrying->finding.level == Level::caution) return report;
  report.because = carrying->rule;
  report.entries = carrying->finding.entries;
  report.until = carrying->finding.until;
  report.ends_by = carrying->finding.ends_by;
  return report;
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
      key::pain_known_runs,    key::pain_known_days,     key::minor_age,           key::log_ended_days,
      key::load_log_days,      key::load_runs,           key::load_run_days,       key::novice_years,
      key::plan_least_cap,     key::plan_fewer_runs,     key::plan_return_runs,    key::stage_sore_runs,
      key::plan_step_rate_low, key::plan_step_rate_high, key::plan_step_rate_from, key::plan_step_rate_to,
      key::plan_recheck_keep,  key::plan_recheck_reduce, key::plan_recheck_stop,   key::stop_days,
      key::flag_confirm_days,  key::symptom_days,        key::note_short_sleep,    key::note_hike_descent,
  };
  return keys;
}

std::span<const ThresholdKey> course_thresholds() {
  static constexpr ThresholdKey keys[] = {
      key::sore_days,
      key::sore_points,
      key::sore_repeat_points,
      key::sore_repeat_days,
      key::clean_worst,
      key::clean_rise,
      key::clean_settled,
      key::flag_confirm_days,
      key::symptom_days,
      key::last_runs_count,
      key::last_runs_days,
      key::pain_during_reduce_above,
      key::load_log_days,
      key::load_runs,
      key::load_run_days,
      key::return_from_break_days,
      key::return_from_break_share,
      key::plan_return_runs,
      key::symptom_long_days,
      key::symptom_long_above,
      key::symptom_clean_days,
      key::symptom_silent_days,
      key::stop_days,
      key::stop_good_word,
      key::stop_good_words,
      key::stop_run_share,
      key::stage_minutes,
      key::stage_walk_pace,
      key::stage_run_pace,
      key::stage_rest_days,
      key::stage_lost_days,
      key::stage_days,
      key::stage_half_days,
      key::stage_half_share,
      key::stage_later_share,
      key::break_return_days,
      key::break_pattern_share,
      key::break_pattern_days,
      key::break_pattern_gaps,
      key::credit_growth,
      key::credit_more,
      key::credit_most,
      key::credit_week_growth,
      key::credit_week_more,
      key::credit_as_run_days,
      key::plan_log_days,
      key::plan_week_growth,
      key::plan_month_growth,
      key::plan_half_year_growth,
      key::plan_half_year_more,
      key::plan_descent_growth,
      key::plan_least_descent,
      key::flare_mild_share,
      key::flare_medium_share,
      key::flare_high_share,
      key::flare_mild_points,
      key::flare_medium_points,
      key::flare_after_days,
      key::flare_after_growth,
      key::recovery_above,
      key::recovery_far_above,
      key::recovery_days,
      key::recovery_week_share,
      key::recovery_run_share,
      key::recovery_least_share,
      key::long_run_spike_more,
      key::weekly_spike_more,
      key::open_injury_clean_days,
  };
  return keys;
}

Decision decide_on(const History& history, const Course& course, const Policy& policy, std::chrono::weekday week_start) {
  const RuleInput input{history.as_of, history, course.knee, course.training, policy};

  Decision decision;
  decision.as_of = history.as_of;
  evaluate_all(input, decision);
  decision.week = compute_week(history, days_to(history.as_of, window::week));
  decision.calendar_week = compute_week(history, week_of(history.as_of, week_start));
  decision.missing = find_missing_data(input, decision.week, decision.reasons);
  decision.every_run_states_distance = !history.runs.empty() && std::ranges::all_of(history.runs, [&](const Run& run) {
    return history.activity_of(run).distance.has_value();
  });
  decision.verdict = verdict_of(decision.reasons, decision.missing);
  decision.confidence =
      decision.verdict == Verdict::insufficient_data ? Confidence::low : confidence_of(decision.verdict, decision.missing);
  decision.notes = notes_of(input, decision.week, decision.verdict);
  decision.until = verdict_until(input, decision);
  decision.knee = report_knee(course.knee, decision.reasons);
  decision.plan = plan_for(input, decision.verdict, decision.reasons);
  decision.clinician = referral_of(input, decision.reasons);
  decision.changed_thresholds = policy.changed();
  // The first reason is the one that a short answer gives.
  std::ranges::stable_sort(decision.reasons, std::greater{}, [](const Reason& reason) { return reason.finding.level; });
  return decision;
}

Decision decide_to_the_end(const History& history, const Policy& policy, std::chrono::weekday week_start) {
  Course course;
  advance(course, history, history.as_of, policy);
  Decision decision = decide_on(history, course, policy, week_start);
  decision.notices = history.notices;
  note_end_of_log(history, policy, decision.notices);
  return decision;
}

Decision decide(Log log, Day as_of, const Policy& policy, std::chrono::weekday week_start) {
  std::vector<std::string> files = std::move(log.files);
  Decision decision = decide_to_the_end(history_of(std::move(log), as_of), policy, week_start);
  decision.files = std::move(files);
  return decision;
}

}  // namespace patella
