#pragma once
/// Replays held against the injuries that came. What is counted here says how often rules spoke before an injury and
/// how often they spoke without one; it is no forecast for anybody.
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "patella/replay.hpp"

namespace patella {

/// How many days before an injury are looked at.
inline constexpr std::array look_back_days{7, 14, 28};

/// One athlete: every day decided on, and the injuries of the log.
struct AthleteReplay {
  std::string name;  ///< of the log's file
  Replay replay;     ///< of every day
  std::vector<Injury> injuries;
};

/// What was said in the days before an injury, the injury's own day not included.
struct DaysBeforeInjury {
  int days = 0;         ///< 7, 14 or 28
  bool in_log = false;  ///< the log has all of these days, no other injury lies in them, and one of them could be decided on
  Verdict worst = Verdict::insufficient_data;  ///< of the days that could be decided on; stop counts for most
  std::vector<const Rule*> rules;              ///< that raised reduce or stop, in the order of the rule table
};

struct BacktestInjury {
  std::size_t athlete = 0;  ///< index into the athletes
  Injury injury;
  std::array<DaysBeforeInjury, look_back_days.size()> before;
};

/// How often something was said in so many days before an injury and elsewhere.
struct LookBack {
  int days = 0;
  int injuries = 0;             ///< with these days in the log
  int athletes = 0;             ///< who had them
  std::optional<int> preceded;  ///< of them, those before which it was said; absent with too few injuries
  std::optional<double> share;  ///< preceded / injuries
  /// Mean over the injuries of how often it was said in the matched windows: as long, of the same athlete, followed by
  /// the same weekday, with no injury in them and none beginning within as many days after.
  std::optional<double> share_without;
  /// Injuries per day after days on which it was said, over injuries per day after days on which it was not.
  std::optional<double> relative_risk;
  std::optional<std::pair<double, double>> interval;  ///< 95 %, by resampling athletes; absent where it has no bounds
};

/// One rule, or all of them together.
struct RuleBacktest {
  const Rule* rule = nullptr;  ///< nullptr: a verdict of reduce or stop
  int days = 0;                ///< on which it was said, of those without an injury
  int begun = 0;               ///< times it was said after a day on which it was not
  std::array<LookBack, look_back_days.size()> look_back;
};

struct Backtest {
  std::vector<std::string> athletes;
  int days = 0;  ///< decided on, without an injury
  std::vector<BacktestInjury> injuries;
  int least_injuries = 0, least_athletes = 0;  ///< below these there are no shares and no ratios
  std::vector<Threshold> changed_thresholds;   ///< of a policy of the user's own
  std::vector<RuleBacktest> rows;              ///< the verdict first, then each rule that ever spoke, at any level
};

/// An injury without an end is taken to last as long as the log: nobody knows when it was over.
Backtest backtest(const std::vector<AthleteReplay>& athletes, const Policy& policy);

}  // namespace patella
