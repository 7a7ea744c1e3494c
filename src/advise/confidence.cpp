#include "advise/decide.hpp"

#include <algorithm>
#include <tuple>

#include "rules/runner.hpp"
#include "rules/symptoms.hpp"
#include "rules/table.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

bool pain_known(const RuleInput& input) {
  std::vector<const Run*> runs;
  for (const Run& run : input.history.runs_in(days_to(input.day, input.policy.count(key::pain_known_days))))
    runs.push_back(&run);
  // Where runs share a time, one that says something of the knee counts as the later.
  std::stable_sort(runs.begin(), runs.end(), [](const Run* a, const Run* b) {
    return std::tuple{a->begin, a->has_pain_entry} < std::tuple{b->begin, b->has_pain_entry};
  });
  const auto last = std::min(runs.size(), static_cast<std::size_t>(input.policy.count(key::pain_known_runs)));
  return std::any_of(runs.end() - static_cast<std::ptrdiff_t>(last), runs.end(),
                     [](const Run* run) { return run->has_pain_entry; });
}

bool some_pain_unknown(const RuleInput& input) {
  const auto runs = input.history.runs_in(days_to(input.day, input.policy.count(key::pain_known_days)));
  return std::any_of(runs.begin(), runs.end(), [](const Run& run) { return !run.has_pain_entry; });
}

/// Whether the rule is a mere caution, which knowing more of the runner might raise.
bool is_caution(const std::vector<Reason>& reasons, const Rule& rule) {
  return std::any_of(reasons.begin(), reasons.end(),
                     [&](const Reason& reason) { return reason.rule == &rule && reason.finding.level == Level::caution; });
}

/// Whether something was stated that silence cannot end, and nothing since.
bool knee_unknown_now(const RuleInput& input) {
  const auto silent = [&](const Symptom& s) {
    return s.is_stop() && level_on(s, input.day, input.policy) != Level::stop && !s.eased && s.good_words == 0;
  };
  const auto unheard = [&](const Symptom& s) {
    return !s.heard_since && (input.day - s.day()).count() >= input.policy.count(key::symptom_days);
  };
  return std::ranges::any_of(input.knee.stops, silent) || std::ranges::any_of(input.knee.symptoms, unheard);
}

}  // namespace

std::vector<MissingData> find_missing_data(const RuleInput& input, const Week& week, const std::vector<Reason>& reasons) {
  std::vector<MissingData> missing;
  if (knee_unknown_now(input)) missing.push_back(MissingData::knee_now);
  if (!has_enough_log(input) || !week.week_ratio) missing.push_back(MissingData::load);
  if (!pain_known(input))
    missing.push_back(MissingData::pain);
  else if (some_pain_unknown(input))
    missing.push_back(MissingData::some_pain);
  const bool long_run = is_caution(reasons, rules::long_run_spike), weekly = is_caution(reasons, rules::weekly_spike);
  if ((long_run || weekly) && !has_prior_knee_pain(input.history, input.day))
    missing.push_back(MissingData::prior_knee_pain);
  if (weekly && !is_novice(input)) missing.push_back(MissingData::running_since);
  return missing;
}

Confidence confidence_of(Verdict verdict, const std::vector<MissingData>& missing) {
  if (verdict == Verdict::stop) return Confidence::high;
  const auto lacks = [&](MissingData what) { return std::count(missing.begin(), missing.end(), what) > 0; };
  if (lacks(MissingData::knee_now) || lacks(MissingData::load) || lacks(MissingData::pain)) return Confidence::low;
  return missing.empty() ? Confidence::high : Confidence::medium;
}

}  // namespace patella
