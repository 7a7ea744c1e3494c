#pragma once
/// What was said on which days, in a form that answers for any stretch of them.
#include <algorithm>
#include <optional>
#include <vector>

#include "patella/backtest.hpp"

namespace patella {

/// On how many days of a stretch something was so.
class DayCounter {
 public:
  explicit DayCounter(std::size_t length) : before_(length + 1) {}
  void add(std::size_t day) { ++before_[day + 1]; }
  /// To be called once, after the last `add` and before the first question.
  void add_up();
  /// On the days [from, to).
  int in(std::size_t from, std::size_t to) const { return before_[std::min(to, before_.size() - 1)] - before_[from]; }
  bool on(std::size_t day) const { return in(day, day + 1) > 0; }

 private:
  std::vector<int> before_;
};

/// The days of one athlete, counted from the first of the replay.
struct VerdictDays {
  Day first{};
  std::size_t length = 0;
  DayCounter decided;  ///< there was enough data for a verdict
  DayCounter injured;  ///< an injury lasts
  DayCounter begun;    ///< an injury begins
  std::vector<DayCounter>
      rows;  ///< it was said: row 0 a verdict of reduce or stop, then each rule of the table at any level

  explicit VerdictDays(std::size_t days);
  /// The place of a day; nothing outside of the replay.
  std::optional<std::size_t> index_of(Day day) const;
  /// Whether what begins on `day` may be held against the `back` days before it: all of them are in the replay, without
  /// an injury, and one of them at least was decided on.
  bool can_tell(std::size_t day, int back) const;
  bool was_said(std::size_t row, std::size_t day, int back) const {
    return rows[row].in(day - static_cast<std::size_t>(back), day) > 0;
  }
};

/// The row of a rule.
std::size_t row_of(const Rule* rule);

VerdictDays said_by(const AthleteReplay& athlete);

}  // namespace patella
