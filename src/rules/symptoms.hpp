#pragma once
/// How rules find symptoms, and how those that have not ended are told.
#include <string_view>
#include <vector>

#include "patella/rule.hpp"
#include "rules/finding.hpp"
#include "rules/knee_day.hpp"

namespace patella {

/// `run` for every kind of running, else the sport.
std::string_view sport_group(Sport sport);

/// A symptom that one activity states.
Symptom symptom_of(const Activity& activity, KneeField field, Level level, std::string_view arm, double value,
                   const KneeDay& day, double limit, Unit unit);

/// A small symptom that counts when it repeats: in how many of the latest runs a value lies beyond a limit, the latest of
/// all among them.
struct Repeat {
  bool (*beyond)(double value, double limit);
  ThresholdKey limit;  ///< of one run
  Unit unit;           ///< of that limit
  ThresholdKey runs;   ///< how many it takes
};
void find_repeat(std::vector<Symptom>& found, const KneeDay& day, KneeField field,
                 std::optional<double> (*value_of)(const Activity&), const Repeat& repeat);

/// What is said of a stop on a day: reduce, where it was stated long ago or a clean run or walk has followed.
Level level_on(const Symptom& symptom, Day day, const Policy& policy);

/// The strongest of a rule's symptoms that speak; silent where there is none and something was `stated`.
Answer<Level> strongest_symptom(const RuleInput& input, const Rule& rule, bool stated);

/// Whether an activity of the days that symptoms look back on states a value.
bool is_stated(const RuleInput& input, std::optional<double> (*value_of)(const Activity&));

/// A warning sign of the check-ins: those of the day that say so.
std::vector<Symptom> find_flags(const KneeDay& day, std::span<const Flag> flags);
/// A flag that no check-in ever mentioned is unknown, not absent.
Answer<Level> evaluate_flags(const RuleInput& input, const Rule& rule, std::span<const Flag> flags);

/// What `evaluate_flags` looks up.
inline constexpr ThresholdKey flag_thresholds[] = {key::flag_confirm_days};

}  // namespace patella
