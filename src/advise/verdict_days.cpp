#include "advise/verdict_days.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace patella {
namespace {

/// The days of the replay on which an injury lasts.
std::set<std::size_t> injured_days(const VerdictDays& said, const std::vector<Injury>& injuries) {
  std::set<std::size_t> injured;
  const Day last = said.first + std::chrono::days{static_cast<int>(said.length) - 1};
  for (const Injury& injury : injuries)
    for (Day day = std::max(injury.start, said.first); day <= std::min(injury.end.value_or(last), last);
         day += std::chrono::days{1})
      injured.insert(static_cast<std::size_t>((day - said.first).count()));
  return injured;
}

}  // namespace

void DayCounter::add_up() { std::partial_sum(before_.begin(), before_.end(), before_.begin()); }

VerdictDays::VerdictDays(std::size_t days)
    : length{days}, decided{days}, injured{days}, begun{days}, rows(all_rules().size() + 1, DayCounter{days}) {}

std::optional<std::size_t> VerdictDays::index_of(Day day) const {
  const auto index = (day - first).count();
  if (index < 0 || index >= static_cast<std::ptrdiff_t>(length)) return std::nullopt;
  return static_cast<std::size_t>(index);
}

bool VerdictDays::can_tell(std::size_t day, int back) const {
  const auto n = static_cast<std::size_t>(back);
  return day >= n && day < length && injured.in(day - n, day) == 0 && decided.in(day - n, day) > 0;
}

std::size_t row_of(const Rule* rule) {
  return static_cast<std::size_t>(std::ranges::find(all_rules(), rule) - all_rules().begin()) + 1;
}

VerdictDays said_by(const AthleteReplay& athlete) {
  const std::vector<ReplayDay>& days = athlete.replay.days;
  VerdictDays said{days.size()};
  if (days.empty()) return said;
  said.first = days.front().day;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (days[i].verdict != Verdict::insufficient_data) said.decided.add(i);
    if (days[i].verdict == Verdict::reduce || days[i].verdict == Verdict::stop) said.rows[0].add(i);
    for (const Reason& reason : days[i].reasons) said.rows[row_of(reason.rule)].add(i);
  }
  for (const Injury& injury : athlete.injuries)
    if (const auto begin = said.index_of(injury.start)) said.begun.add(*begin);
  for (const std::size_t day : injured_days(said, athlete.injuries)) said.injured.add(day);
  for (DayCounter* count : {&said.decided, &said.injured, &said.begun}) count->add_up();
  for (DayCounter& count : said.rows) count.add_up();
  return said;
}

}  // namespace patella
