#include <algorithm>
#include <numeric>
#include <set>

#include "advise/relative_risk.hpp"
#include "advise/verdict_days.hpp"
#include "patella/backtest.hpp"
#include "rules/thresholds.hpp"

namespace patella {
namespace {

int severity(Verdict verdict) {
  switch (verdict) {
    case Verdict::stop: return 3;
    case Verdict::reduce: return 2;
    case Verdict::keep_running: return 1;
    case Verdict::insufficient_data: break;
  }
  return 0;
}

DaysBeforeInjury preceded_by(const AthleteReplay& athlete, const VerdictDays& said, const Injury& injury, int back) {
  DaysBeforeInjury preceded;
  preceded.days = back;
  const auto begin = said.index_of(injury.start);
  preceded.in_log = begin && said.can_tell(*begin, back);
  if (!preceded.in_log) return preceded;
  std::set<std::size_t> raised;
  for (std::size_t i = *begin - static_cast<std::size_t>(back); i < *begin; ++i) {
    const ReplayDay& day = athlete.replay.days[i];
    if (severity(day.verdict) > severity(preceded.worst)) preceded.worst = day.verdict;
    for (const Reason& reason : day.reasons)
      if (reason.finding.level != Level::caution) raised.insert(row_of(reason.rule));
  }
  for (const std::size_t row : raised) preceded.rules.push_back(all_rules()[row - 1]);
  return preceded;
}

/// How often it was said in the windows of the same athlete that match that of an injury on `begin`.
std::optional<double> share_in_matched(const VerdictDays& said, std::size_t row, std::size_t begin, int back) {
  int windows = 0, told = 0;
  for (std::size_t day = begin % 7; day < said.length; day += 7) {
    const bool injury_near = said.begun.in(day, day + static_cast<std::size_t>(back) + 1) > 0;
    if (injury_near || !said.can_tell(day, back)) continue;
    ++windows;
    told += said.was_said(row, day, back);
  }
  if (windows == 0) return std::nullopt;
  return static_cast<double>(told) / windows;
}

RiskTally tally_of(const VerdictDays& said, std::size_t row, int back) {
  RiskTally tally;
  for (std::size_t day = 0; day < said.length; ++day) {
    if (!said.can_tell(day, back)) continue;
    const int begun = said.begun.in(day, day + 1);
    if (said.was_said(row, day, back)) {
      ++tally.after;
      tally.injuries_after += begun;
    } else {
      ++tally.otherwise;
      tally.injuries_otherwise += begun;
    }
  }
  return tally;
}

std::optional<double> mean(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

LookBack look_back(const Backtest& found, const std::vector<VerdictDays>& all, std::size_t row, std::size_t which) {
  LookBack result;
  result.days = look_back_days[which];
  std::set<std::size_t> athletes;
  std::vector<double> matched;
  int preceded = 0;
  for (const InjuryFound& injury : found.injuries) {
    if (!injury.before[which].in_log) continue;
    const VerdictDays& said = all[injury.athlete];
    const std::size_t begin = *said.index_of(injury.injury.start);
    ++result.injuries;
    preceded += said.was_said(row, begin, result.days);
    athletes.insert(injury.athlete);
    if (const auto share = share_in_matched(said, row, begin, result.days)) matched.push_back(*share);
  }
  result.athletes = static_cast<int>(athletes.size());
  if (result.injuries < found.least_injuries || result.athletes < found.least_athletes) return result;
  result.preceded = preceded;
  result.share = static_cast<double>(preceded) / result.injuries;
  result.share_without = mean(matched);
  std::vector<RiskTally> tallies;
  for (const VerdictDays& said : all) tallies.push_back(tally_of(said, row, result.days));
  result.relative_risk = relative_risk(tallies);
  if (result.relative_risk) result.interval = risk_interval(tallies);
  return result;
}

RuleBacktest hindsight_of(const Backtest& found, const std::vector<VerdictDays>& all, std::size_t row) {
  RuleBacktest hindsight;
  if (row > 0) hindsight.rule = all_rules()[row - 1];
  for (const VerdictDays& said : all)
    for (std::size_t day = 0; day < said.length; ++day) {
      if (!said.rows[row].on(day) || !said.decided.on(day) || said.injured.on(day)) continue;
      ++hindsight.days;
      hindsight.begun += day == 0 || !said.rows[row].on(day - 1);
    }
  for (std::size_t i = 0; i < look_back_days.size(); ++i) hindsight.look_back[i] = look_back(found, all, row, i);
  return hindsight;
}

bool ever_said(const std::vector<VerdictDays>& all, std::size_t row) {
  return std::ranges::any_of(all, [row](const VerdictDays& said) { return said.rows[row].in(0, said.length) > 0; });
}

int decided_without_injury(const VerdictDays& said) {
  int days = 0;
  for (std::size_t day = 0; day < said.length; ++day) days += said.decided.on(day) && !said.injured.on(day);
  return days;
}

}  // namespace

std::span<const ThresholdKey> backtest_thresholds() {
  static constexpr ThresholdKey keys[] = {key::against_injuries_least_injuries, key::against_injuries_least_athletes};
  return keys;
}

Backtest backtest(const std::vector<AthleteReplay>& athletes, const Policy& policy) {
  Backtest found;
  found.changed_thresholds = policy.changed();
  found.least_injuries = policy.count(key::against_injuries_least_injuries);
  found.least_athletes = policy.count(key::against_injuries_least_athletes);
  std::vector<VerdictDays> all;
  for (std::size_t a = 0; a < athletes.size(); ++a) {
    const VerdictDays& said = all.emplace_back(said_by(athletes[a]));
    found.athletes.push_back(athletes[a].name);
    found.days += decided_without_injury(said);
    for (const Injury& injury : athletes[a].injuries) {
      InjuryFound one{a, injury, {}};
      for (std::size_t i = 0; i < look_back_days.size(); ++i)
        one.before[i] = preceded_by(athletes[a], said, injury, look_back_days[i]);
      found.injuries.push_back(std::move(one));
    }
  }
  for (std::size_t row = 0; row <= all_rules().size(); ++row)
    if (row == 0 || ever_said(all, row)) found.said.push_back(hindsight_of(found, all, row));
  return found;
}

}  // namespace patella
