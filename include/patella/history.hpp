#pragma once
/// What was known at the end of one day: duplicates joined, later records left out, in order of time.
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "patella/log.hpp"

namespace patella {

/// Something the runner should know about how the log was read. It decides nothing.
struct Notice {
  enum class Kind {
    joined,              ///< two records are one activity; `records` names both
    possible_duplicate,  ///< a date-only run beside timed ones of like distance: `count` runs, all kept, a few named
    future_left_out,     ///< `count` records after the as-of day
    log_ended            ///< the last record is of `day`, `count` days before the as-of day, which is long
  };
  Kind kind;
  std::vector<RecordRef> records;
  int count = 0;
  std::optional<Day> day;
};

/// A running activity with what its pain entry says by now. Everything absent is unknown.
struct Run {
  std::size_t activity = 0;  ///< index into the activities of the history
  Day day{};
  WallTime begin{};                   ///< noon where the record states a date alone
  std::vector<RecordRef> records;     ///< the run's own first, and the check-in that states the next morning
  bool has_pain_entry = false;        ///< about the knee, with at least one score
  std::optional<Pain> worst;          ///< largest of start, during, end, after; knee only
  std::optional<Hours> settled;       ///< only once the hours have passed
  std::optional<Pain> over_baseline;  ///< next morning - baseline, from the day after; may be negative
  /// The first of its records, which is not the check-in.
  std::span<const RecordRef> own_record() const { return std::span{records}.first(1); }
};

/// Runs of any running sport less than 60 minutes apart; a run without a time is a session of its own.
struct Session {
  Day day{};                         ///< of its first run
  std::optional<Distance> distance;  ///< of the runs that state it
  std::vector<RecordRef> records;
};

/// A 0-10 knee score of any activity or check-in.
struct KneeScore {
  Day day{};  ///< next-morning pain has the day of its activity
  Pain pain;
  RecordRef record;
};

/// The running load of one day, and what the series up to it comes to.
struct DailyLoad {
  double km = 0;                    ///< of the runs that state it
  double ewma_7 = 0, ewma_28 = 0;   ///< E_t = lambda L_t + (1 - lambda) E_(t-1), lambda = 2 / (N + 1) (Williams 2017)
  double fatigue = 0, fitness = 0;  ///< X_t = X_(t-1) + (L_t - X_(t-1)) (1 - exp(-1 / N)), N = 7 and 42
};

struct History {
  Day as_of{};
  Athlete athlete;
  std::vector<Injury> injuries;                    ///< begun by the as-of day
  std::vector<Activity> activities;                ///< in order of time
  std::vector<Run> runs;                           ///< in order of time
  std::vector<Session> sessions;                   ///< in order of their first day
  std::vector<Checkin> checkins;                   ///< one a day, in order
  std::vector<KneeScore> knee_scores;              ///< in order of day
  std::array<bool, flag_count> flags_mentioned{};  ///< by Flag: whether a check-in says yes or no
  std::vector<DailyLoad> loads;                    ///< of every day from begin() on; long after the last run all of it is 0
  std::optional<Day> last_record;                  ///< day of the latest activity or check-in
  std::vector<Notice> notices;

  /// First day of the log: its first activity of any sport; nothing where there is none.
  std::optional<Day> begin() const;
  /// Days of log up to `day`, that day included; 0 before the log begins.
  int days_of_log(Day day) const;
  /// The activity that a run of this history is.
  const Activity& activity_of(const Run& run) const { return activities[run.activity]; }
  std::span<const Activity> activities_in(Days window) const;
  std::span<const Checkin> checkins_in(Days window) const;
  std::span<const KneeScore> knee_scores_in(Days window) const;
  std::span<const Run> runs_in(Days window) const;
  std::span<const Session> sessions_in(Days window) const;
};

/// What was known at 24:00 of `as_of`. Records of later days are counted in a notice and left out.
/// Give the log with std::move where it is not needed again: copying years of records takes its time.
History history_of(Log log, Day as_of);

}  // namespace patella
