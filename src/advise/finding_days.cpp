#include "advise/finding_days.hpp"

#include <algorithm>
#include <numeric>

namespace patella {
namespace {

/// Marks the days on which an injury begins, and those on which one lasts.
void add_injuries(FindingDays& findings, const std::vector<Injury>& injuries) {
  std::vector<int> change(findings.length + 1);  // in the number of injuries that last
  const Day last = findings.first + std::chrono::days{static_cast<int>(findings.length) - 1};
  for (const Injury& injury : injuries) {
    if (const auto begin = findings.index_of(injury.start)) findings.begun.add(*begin);
    const Day from = std::max(injury.start, findings.first), to = std::min(injury.end.value_or(last), last);
    if (to < from) continue;
    ++change[*findings.index_of(from)];
    --change[*findings.index_of(to) + 1];
  }
  int lasting = 0;
  for (std::size_t day = 0; day < findings.length; ++day)
    if ((lasting += change[day]) > 0) findings.injured.add(day);
}

}  // namespace

void DayCounts::accumulate() { std::partial_sum(counts_.begin(), counts_.end(), counts_.begin()); }

FindingDays::FindingDays(std::size_t days)
    : length{days}, decided{days}, injured{days}, begun{days}, rows(all_rules().size() + 1, DayCounts{days}) {}

std::optional<std::size_t> FindingDays::index_of(Day day) const {
  const auto index = (day - first).count();
  if (index < 0 || index >= static_cast<std::ptrdiff_t>(length)) return std::nullopt;
  return static_cast<std::size_t>(index);
}

bool FindingDays::is_usable(std::size_t day, int back) const {
  const auto n = static_cast<std::size_t>(back);
  return day >= n && day < length && injured.in(day - n, day) == 0 && decided.in(day - n, day) > 0;
}

std::size_t row_of(const Rule* rule) {
  return static_cast<std::size_t>(std::ranges::find(all_rules(), rule) - all_rules().begin()) + 1;
}

FindingDays find_days(const AthleteReplay& athlete) {
  const std::vector<ReplayDay>& days = athlete.replay.days;
  FindingDays findings{days.size()};
  if (days.empty()) return findings;
  findings.first = days.front().day;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (days[i].verdict != Verdict::insufficient_data) findings.decided.add(i);
    if (days[i].verdict == Verdict::reduce || days[i].verdict == Verdict::stop) findings.rows[0].add(i);
    for (const Reason& reason : days[i].reasons) findings.rows[row_of(reason.rule)].add(i);
  }
  add_injuries(findings, athlete.injuries);
  for (DayCounts* count : {&findings.decided, &findings.injured, &findings.begun}) count->accumulate();
  for (DayCounts& count : findings.rows) count.accumulate();
  return findings;
}

}  // namespace patella
