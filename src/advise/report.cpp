#include <algorithm>
#include <map>
#include <set>

#include "advise/decide.hpp"
#include "advise/silence.hpp"
#include "measure/spikes.hpp"
#include "measure/sums.hpp"
#include "measure/windows.hpp"
#include "patella/replay.hpp"
#include "patella/report.hpp"

namespace patella {
namespace {

using std::chrono::days;

/// The last days of the weeks to show, oldest first.
std::vector<ShownDay> weeks_of(const Log& log, Day as_of, const ReportRequest& request) {
  const std::optional<Days> recorded = days_recorded(log);
  if (!recorded || recorded->first > as_of) return {};
  const Days last = week_of(std::min(request.to.value_or(as_of), as_of), request.week_start);
  const Day first = week_of(std::max(request.from.value_or(recorded->first), recorded->first), request.week_start).first;
  std::vector<Day> ends;
  for (Day end = last.last; first < end; end -= days{7}) {
    if (request.weeks && std::ssize(ends) == *request.weeks) break;
    ends.push_back(end);
  }
  std::ranges::reverse(ends);
  return leave_out_silence(ends, 7, log);
}

/// Distance of the week over the mean week of the 28 days before.
std::optional<double> four_week_ratio(const History& history, const Week& week) {
  const auto month = distance_in(history, days_before(week.days, window::four_weeks));
  if (!week.complete || !week.distance || !month.is_base() ||
      history.days_of_log(week.days.last) < needed_log::week_and_base)
    return std::nullopt;
  return *week.distance / (0.25 * *month.sum);
}

ReportRow row_of(const History& history, Days week) {
  ReportRow row;
  row.week = compute_week(history, week);
  row.unfinished = history.as_of < week.last;
  row.four_week_ratio = four_week_ratio(history, row.week);
  if (const Session* longest = longest_session(history, days_before(week, window::longest_run)))
    row.longest_before = longest->distance;
  return row;
}

int seriousness(KneeState state) {
  switch (state) {
    case KneeState::calm: return 0;
    case KneeState::sore: return 1;
    case KneeState::returning: return 2;
    case KneeState::stopped: return 3;
  }
  return 0;
}

/// Calm is what the knee is only where somebody said so: silence is no good news.
std::optional<KneeState> knee_in(const History& history, Days week, const std::vector<KneeSpell>& spells) {
  std::optional<KneeState> most;
  for (std::size_t i = 0; i < spells.size(); ++i) {
    const bool over = i + 1 < spells.size() && spells[i + 1].since <= week.first;
    if (over || spells[i].since > std::min(week.last, history.as_of)) continue;
    if (!most || seriousness(spells[i].state) > seriousness(*most)) most = spells[i].state;
  }
  return most == KneeState::calm && history.knee_scores_in(week).empty() ? std::nullopt : most;
}

void add_verdict(ReportRow& row, const Decision& then) {
  row.verdict = then.verdict;
  row.confidence = then.confidence;
  for (const Reason& reason : then.reasons)
    if (reason.finding.level != Level::caution) row.raised_by.push_back(reason.rule->id);
}

/// What was decided before the as-of day: on the evenings before the weeks, at their ends, and a week ago; by day.
std::map<Day, Decision> past_decisions(const Log& log, const std::vector<ShownDay>& weeks, Day as_of,
                                       const ReportRequest& request, const Policy& policy) {
  std::set<Day> days_asked{as_of - days{7}};
  for (const ShownDay& end : weeks) days_asked.insert({end.day - days{7}, end.day});
  days_asked.erase(days_asked.lower_bound(as_of), days_asked.end());
  const std::vector<Day> asked{days_asked.begin(), days_asked.end()};
  std::map<Day, Decision> decisions;
  decide_each(log, asked, policy, request.week_start, [&](Decision d) { decisions[d.as_of] = std::move(d); });
  return decisions;
}

}  // namespace

Report report(Log log, Day as_of, const ReportRequest& request, const Policy& policy) {
  Report report;
  report.athlete = log.athlete.name;
  const auto weeks = weeks_of(log, as_of, request);
  auto past = past_decisions(log, weeks, as_of, request, policy);
  std::vector<std::string> files = std::move(log.files);
  const History history = history_of(std::move(log), as_of);
  report.decision = decide_to_the_end(history, policy, request.week_start);
  report.decision.files = std::move(files);
  for (const auto& [end, gap] : weeks) {
    const Days week = days_to(end, window::week);
    ReportRow row = row_of(history, week);
    row.gap_before = gap;
    row.knee = knee_in(history, week, report.decision.knee.spells);
    row.max_distance = past.at(week.first - days{1}).plan.max_distance;
    add_verdict(row, week.last < as_of ? past.at(week.last) : report.decision);
    report.rows.push_back(std::move(row));
  }
  report.before = std::move(past.at(as_of - days{7}));
  return report;
}

}  // namespace patella
