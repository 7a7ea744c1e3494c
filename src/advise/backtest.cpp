#include <algorithm>
#include <numeric>
#include <set>

#include "advise/finding_days.hpp"
#include "advise/relative_risk.hpp"
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

DaysBeforeInjury preceded_by(const AthleteReplay& athlete, const FindingDays& findings, const Injury& injury, int back) {
  DaysBeforeInjury preceded;
  preceded.days = back;
  const auto begin = findings.index_of(injury.start);
  preceded.in_log = begin && findings.is_usable(*begin, back);
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

/// How often there was a finding in the windows of the same athlete that match that of an injury on `begin`.
std::optional<double> share_in_matched_windows(const FindingDays& findings, std::size_t row, std::size_t begin, int back) {
  int windows = 0, with_finding = 0;
  for (std::size_t day = begin % 7; day < findings.length; day += 7) {
    const bool injury_near = findings.begun.in(day, day + static_cast<std::size_t>(back) + 1) > 0;
    if (injury_near || !findings.is_usable(day, back)) continue;
    ++windows;
    with_finding += findings.any_before(row, day, back);
  }
  if (windows == 0) return std::nullopt;
  return static_cast<double>(with_finding) / windows;
}

ExposureCounts count_exposure(const FindingDays& findings, std::size_t row, int back) {
  ExposureCounts counts;
  for (std::size_t day = 0; day < findings.length; ++day) {
    if (!findings.is_usable(day, back)) continue;
    const int begun = findings.begun.in(day, day + 1);
    if (findings.any_before(row, day, back)) {
      ++counts.exposed_days;
      counts.injuries_exposed += begun;
    } else {
      ++counts.unexposed_days;
      counts.injuries_unexposed += begun;
    }
  }
  return counts;
}

std::optional<double> mean(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

LookBack look_back(const Backtest& found, const std::vector<FindingDays>& all, std::size_t row, std::size_t which) {
  LookBack result;
  result.days = look_back_days[which];
  std::set<std::size_t> athletes;
  std::vector<double> matched;
  int preceded = 0;
  for (const BacktestInjury& injury : found.injuries) {
    if (!injury.before[which].in_log) continue;
    const FindingDays& findings = all[injury.athlete];
    const std::size_t begin = *findings.index_of(injury.injury.start);
    ++result.injuries;
    preceded += findings.any_before(row, begin, result.days);
    athletes.insert(injury.athlete);
    if (const auto share = share_in_matched_windows(findings, row, begin, result.days)) matched.push_back(*share);
  }
  result.athletes = static_cast<int>(athletes.size());
  if (result.injuries < found.least_injuries || result.athletes < found.least_athletes) return result;
  result.preceded = preceded;
  result.share = static_cast<double>(preceded) / result.injuries;
  result.share_without = mean(matched);
  std::vector<ExposureCounts> counts;
  for (const FindingDays& findings : all) counts.push_back(count_exposure(findings, row, result.days));
  result.relative_risk = relative_risk(counts);
  if (result.relative_risk) result.interval = risk_interval(counts);
  return result;
}

RuleBacktest backtest_row(const Backtest& found, const std::vector<FindingDays>& all, std::size_t row) {
  RuleBacktest result;
  if (row > 0) result.rule = all_rules()[row - 1];
  for (const FindingDays& findings : all)
    for (std::size_t day = 0; day < findings.length; ++day) {
      if (!findings.rows[row].on(day) || !findings.decided.on(day) || findings.injured.on(day)) continue;
      ++result.days;
      result.begun += day == 0 || !findings.rows[row].on(day - 1);
    }
  for (std::size_t i = 0; i < look_back_days.size(); ++i) result.look_back[i] = look_back(found, all, row, i);
  return result;
}

bool has_any(const std::vector<FindingDays>& all, std::size_t row) {
  return std::ranges::any_of(all,
                             [row](const FindingDays& findings) { return findings.rows[row].in(0, findings.length) > 0; });
}

int decided_without_injury(const FindingDays& findings) {
  int days = 0;
  for (std::size_t day = 0; day < findings.length; ++day) days += findings.decided.on(day) && !findings.injured.on(day);
  return days;
}

}  // namespace

std::span<const ThresholdKey> backtest_thresholds() {
  static constexpr ThresholdKey keys[] = {key::against_injuries_least_injuries, key::against_injuries_least_athletes};
  return keys;
}

Backtest backtest(const std::vector<AthleteReplay>& athletes, const Policy& policy) {
  Backtest result;
  result.changed_thresholds = policy.changed();
  result.least_injuries = policy.count(key::against_injuries_least_injuries);
  result.least_athletes = policy.count(key::against_injuries_least_athletes);
  std::vector<FindingDays> all;
  for (std::size_t a = 0; a < athletes.size(); ++a) {
    const FindingDays& findings = all.emplace_back(find_days(athletes[a]));
    result.athletes.push_back(athletes[a].name);
    result.days += decided_without_injury(findings);
    for (const Injury& injury : athletes[a].injuries) {
      BacktestInjury entry{a, injury, {}};
      for (std::size_t i = 0; i < look_back_days.size(); ++i)
        entry.before[i] = preceded_by(athletes[a], findings, injury, look_back_days[i]);
      result.injuries.push_back(std::move(entry));
    }
  }
  for (std::size_t row = 0; row <= all_rules().size(); ++row)
    if (row == 0 || has_any(all, row)) result.rows.push_back(backtest_row(result, all, row));
  return result;
}

}  // namespace patella
