#pragma once
/// On which days rules had findings, as counts over any stretch of days.
#include <algorithm>
#include <optional>
#include <vector>

#include "patella/backtest.hpp"

namespace patella {

/// On how many days of a stretch something was so.
class DayCounts {
 public:
  explicit DayCounts(std::size_t length) : counts_(length + 1) {}
  void add(std::size_t day) { ++counts_[day + 1]; }
  /// To be called once, after the last `add` and before `in` or `on`.
  void accumulate();
  /// On the days [from, to).
  int in(std::size_t from, std::size_t to) const { return counts_[std::min(to, counts_.size() - 1)] - counts_[from]; }
  bool on(std::size_t day) const { return in(day, day + 1) > 0; }

 private:
  std::vector<int> counts_;
};

/// The days of one athlete, counted from the first of the replay.
struct FindingDays {
  Day first{};
  std::size_t length = 0;
  DayCounts decided;  ///< there was enough data for a verdict
  DayCounts injured;  ///< an injury lasts
  DayCounts begun;    ///< an injury begins
  /// Days with a finding: row 0 a verdict of reduce or stop, then each rule of the table at any level.
  std::vector<DayCounts> rows;

  explicit FindingDays(std::size_t days);
  /// The place of a day; nothing outside of the replay.
  std::optional<std::size_t> index_of(Day day) const;
  /// Whether what begins on `day` may be compared with the `back` days before it: all of them are in the replay, without
  /// an injury, and one of them at least was decided on.
  bool is_usable(std::size_t day, int back) const;
  bool any_before(std::size_t row, std::size_t day, int back) const {
    return rows[row].in(day - static_cast<std::size_t>(back), day) > 0;
  }
};

/// The row of a rule.
std::size_t row_of(const Rule* rule);

FindingDays find_days(const AthleteReplay& athlete);

}  // namespace patella
