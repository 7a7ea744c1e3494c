#include "rules/runner.hpp"

#include <algorithm>

#include "rules/thresholds.hpp"

namespace patella {
namespace {

using namespace std::chrono;

/// The same day so many years later; 1 March where that year has no 29 February.
Day years_after(Day day, int n) {
  const year_month_day later = year_month_day{day} + years{n};
  return later.ok() ? Day{later} : Day{later.year() / March / 1};
}

}  // namespace

std::optional<bool> has_prior_knee_pain(const History& history, Day day) {
  const auto about_knee = [&](const Injury& injury) {
    return injury.start <= day && injury.site && is_knee_site(*injury.site);
  };
  return std::ranges::any_of(history.injuries, about_knee) ? true : history.athlete.prior_knee_pain;
}

std::optional<bool> is_novice(const RuleInput& input) {
  const int years = input.policy.count(key::novice_years);
  const History& history = input.history;
  if (history.athlete.running_since) return input.day < years_after(*history.athlete.running_since, years);
  if (history.runs.empty() || input.day < years_after(history.runs.front().day, years)) return std::nullopt;
  return false;
}

bool has_enough_log(const RuleInput& input) {
  const Days recent = days_to(input.day, input.policy.count(key::load_run_days));
  return input.history.days_of_log(input.day) >= input.policy.count(key::load_log_days) &&
         input.training.runs(recent) >= input.policy.count(key::load_runs);
}

}  // namespace patella
