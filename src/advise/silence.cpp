#include "advise/silence.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace patella {
namespace {

std::vector<Day> days_with_record(const Log& log) {
  std::vector<Day> days;
  for (const Activity& activity : log.activities) days.push_back(activity.day);
  for (const Checkin& checkin : log.checkins) days.push_back(checkin.day);
  for (const Injury& injury : log.injuries) days.push_back(injury.start);
  std::ranges::sort(days);
  return days;
}

bool is_silent(Day day, const std::vector<Day>& records) {
  if (records.empty()) return true;
  const auto later = std::ranges::upper_bound(records, day);
  if (later == records.begin()) return records.front() - day > longest_silence;
  return day - *std::prev(later) > longest_silence;
}

}  // namespace

std::vector<ShownDay> leave_out_silence(const std::vector<Day>& days, int length, const Log& log) {
  const std::vector<Day> records = days_with_record(log);
  std::vector<ShownDay> shown;
  std::optional<Days> gap;
  for (const Day day : days) {
    if (day == days.back() || !is_silent(day, records)) {
      shown.push_back({day, std::exchange(gap, std::nullopt)});
    } else {
      gap = Days{gap ? gap->first : days_to(day, length).first, day};
    }
  }
  return shown;
}

}  // namespace patella
