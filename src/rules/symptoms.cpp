#include "rules/symptoms.hpp"

#include <algorithm>
#include <array>

#include "measure/windows.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

constexpr std::array<std::string_view, flag_count> flag_names{"swelling",           "gave_way",  "feels_weak", "locked",
                                                              "cannot_bear_weight", "trauma",    "hot_red",    "fever",
                                                              "calf_swelling",      "night_pain"};

std::string_view ending_of(KneeField field) {
  switch (field) {
    case KneeField::activity: return "activity";
    case KneeField::before: return "before";
    case KneeField::morning: return "morning";
    case KneeField::stairs: return "stairs";
    case KneeField::sitting: return "sitting";
    case KneeField::rest: return "rest";
    case KneeField::rise:
    case KneeField::limp:
    case KneeField::settling: return "run";
    case KneeField::flag: break;
  }
  return "flag";
}

/// The last day on which a stop stands without a further word. Scores date from their day, a flag from its last mention.
Day last_stop_day(const Symptom& symptom, const Policy& policy) {
  if (symptom.flag) return symptom.finding.days.back() + std::chrono::days{policy.count(key::flag_confirm_days)};
  return symptom.finding.days.back() + std::chrono::days{policy.count(key::stop_days) - 1};
}

Finding<Level> spoken(const Symptom& symptom, const RuleInput& input) {
  Finding<Level> finding = symptom.finding;
  finding.level = level_on(symptom, input.day, input.policy);
  finding.lowered = finding.level != symptom.finding.level;
  if (symptom.is_stop()) {
    finding.ends_by = symptom.field == KneeField::flag ? "" : ending_of(symptom.field);
    if (!finding.lowered) finding.until = last_stop_day(symptom, input.policy);
  } else {
    finding.until = symptom.until;
    finding.ends_by = symptom.field == KneeField::activity || symptom.repeated ? "clean-days" : "lower-score";
  }
  return finding;
}

}  // namespace

std::string_view sport_group(Sport sport) {
  switch (sport) {
    case Sport::walk: return "walk";
    case Sport::hike: return "hike";
    case Sport::ride: return "ride";
    case Sport::swim: return "swim";
    case Sport::strength: return "strength";
    case Sport::other: return "other";
    default: return "run";
  }
}

Symptom symptom_of(const Activity& activity, KneeField field, Level level, std::string_view arm, double value,
                   const KneeDay& day, double limit, Unit unit) {
  Symptom symptom;
  symptom.field = field;
  symptom.finding = {.level = level,
                     .arm = arm,
                     .value = value,
                     .limit = limit,
                     .unit = unit,
                     .subject = sport_group(activity.sport()),
                     .days = {day.day},
                     .entries = activity.records()};
  if (unit == Unit::points) symptom.excess = points_over(worst_points(activity).value_or(value), day.baseline);
  return symptom;
}

void find_repeat(std::vector<Symptom>& found, const KneeDay& day, KneeField field,
                 std::optional<double> (*value_of)(const Activity&), const Repeat& repeat) {
  const double limit = day.policy[repeat.limit];
  const auto today = activities_on(day.history, day.day);
  if (std::ranges::none_of(today, [&](const Activity& a) { return value_of(a).has_value(); })) return;
  const std::vector<RunPoints> latest = latest_runs(day, value_of);
  if (latest.empty() || latest.back().run->day != day.day || !repeat.beyond(latest.back().value, limit)) return;
  Symptom symptom;
  symptom.field = field;
  symptom.repeated = true;
  symptom.excess = 1;
  symptom.finding = {.level = Level::reduce, .arm = "repeated", .limit = day.policy[repeat.runs], .unit = Unit::runs};
  // The newest first: its day is that of the symptom.
  for (auto at = latest.rbegin(); at != latest.rend(); ++at)
    if (repeat.beyond(at->value, limit)) add_evidence(symptom.finding, at->run->day, at->run->records());
  const double count = static_cast<double>(symptom.finding.days.size());
  if (!reaches(count, symptom.finding.limit)) return;
  symptom.finding.value = count;
  symptom.finding.facts = {{"of", static_cast<double>(latest.size()), Unit::runs}, {"above", limit, repeat.unit}};
  found.push_back(std::move(symptom));
}

Level level_on(const Symptom& symptom, Day day, const Policy& policy) {
  if (!symptom.is_stop()) return symptom.finding.level;
  return day <= last_stop_day(symptom, policy) && !symptom.eased ? Level::stop : Level::reduce;
}

Answer<Level> strongest_symptom(const RuleInput& input, const Rule& rule, bool stated) {
  std::vector<Finding<Level>> findings;
  for (const auto* symptoms : {&input.knee.stops, &input.knee.symptoms})
    for (const Symptom& symptom : *symptoms)
      if (symptom.rule == &rule) findings.push_back(spoken(symptom, input));
  if (findings.empty() && !stated) return CannotTell{};
  return strongest(findings);
}

bool is_stated(const RuleInput& input, std::optional<double> (*value_of)(const Activity&)) {
  const Days week = days_to(input.day, window::week);
  return std::ranges::any_of(input.history.activities_in(week), [&](const Activity& a) { return value_of(a).has_value(); });
}

std::vector<Symptom> find_flags(const KneeDay& day, std::span<const Flag> flags) {
  std::vector<Symptom> found;
  const Checkin* checkin = checkin_on(day.history, day.day);
  if (!checkin) return found;
  for (const Flag flag : flags) {
    const auto index = static_cast<std::size_t>(flag);
    if (!checkin->flags[index].value_or(false)) continue;
    Symptom symptom;
    symptom.field = KneeField::flag;
    symptom.flag = flag;
    symptom.finding = {.level = Level::stop,
                       .arm = "holds",
                       .value = 1,
                       .unit = Unit::flag,
                       .subject = flag_names[index],
                       .days = {day.day, day.day},
                       .entries = {checkin->origin}};
    found.push_back(std::move(symptom));
  }
  return found;
}

Answer<Level> evaluate_flags(const RuleInput& input, const Rule& rule, std::span<const Flag> flags) {
  const bool mentioned =
      std::ranges::any_of(flags, [&](Flag flag) { return input.history.flags_mentioned[static_cast<std::size_t>(flag)]; });
  Answer<Level> answer = strongest_symptom(input, rule, mentioned);
  if (auto* finding = std::get_if<Finding<Level>>(&answer)) {
    if (finding->lowered) finding->arm = "stale";
    const auto holding = std::ranges::count(input.knee.stops, &rule, &Symptom::rule);
    if (holding > 1) finding->subject = "both";
    if (finding->subject == "fever" && !finding->lowered) finding->arm = "fever";
    finding->facts = {{"confirm_days", input.policy[key::flag_confirm_days], Unit::days}};
  }
  return answer;
}

}  // namespace patella
