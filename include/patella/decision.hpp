#pragma once
/// From findings to a verdict, and what the next seven days may hold.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "patella/metrics.hpp"
#include "patella/rule.hpp"

namespace patella {

enum class Verdict { keep_running, reduce, stop, insufficient_data };
enum class Confidence { high, medium, low };
enum class MissingData { knee_now, load, pain, some_pain, prior_knee_pain, running_since };

struct Reason {
  const Rule* rule = nullptr;
  Finding<Level> finding;
};

/// Whom to see, how soon, and the rules that say so.
struct Referral {
  Urgency urgency;
  std::vector<std::string_view> because;  ///< rule ids; `limp` stands for a limp under 18
};

/// Why a cap is lower than the rules alone would allow.
enum class CapReason { none, sore, load, recovery, after_break, return_from_stop, stop, fever };

/// The next seven days. An absent cap cannot be computed from what the log holds.
struct Plan {
  Days days{};
  std::optional<Distance> max_distance;  ///< in all
  std::optional<Distance> max_run;       ///< of one session
  std::optional<Height> max_descent;
  bool steep_descent = true;  ///< slopes of -5 % or steeper are all right
  bool speed_work = true;
  std::optional<int> runs;                                 ///< at most
  std::optional<std::pair<double, double>> step_rate_spm;  ///< 1.05 and 1.10 of the runner's own median
  std::vector<std::string_view> exercises;                 ///< groups of exercises in the advice data
  std::optional<Stage> stage;
  std::optional<Distance> stage_distance;  ///< of the stage, walking included
  Day recheck_on{};
  CapReason cap_reason = CapReason::none;
  std::optional<Day> until;  ///< the last day to which the caps hold if nothing is recorded; absent: no day ends them
};

/// What the log states and no rule decides by, so that the runner sees that it was read.
struct Note {
  enum class Kind {
    pain_elsewhere,  ///< `subject` is the place
    low_energy,
    short_sleep,  ///< mean hours of the last week
    feels_weak,
    exercises,           ///< days with exercises in the last week
    no_exercises,        ///< a sore knee, and none for a week
    hike_descent,        ///< metres down on hikes in the last week
    estimated_distance,  ///< km of runs that state no distance
    speed_can_wait       ///< no speed work this week, as the knee is sore
  };
  Kind kind;
  std::optional<double> value;
  std::optional<Day> day;
  std::string subject;
};

/// The state of the knee, for those who read the decision.
struct KneeStateReport {
  KneeState state = KneeState::calm;
  Day since{};
  const Rule* because = nullptr;   ///< absent: nothing was stated that asks for less
  std::vector<RecordRef> entries;  ///< what it rests on
  std::optional<Day> until;        ///< as of now; absent: it ends by words
  std::string_view ends_by;        ///< as of the finding it rests on
  std::vector<KneeSpell> spells;   ///< of every day so far, oldest first
};

struct Decision {
  Day as_of{};
  Verdict verdict = Verdict::insufficient_data;
  Confidence confidence = Confidence::low;
  std::vector<MissingData> missing;
  bool every_run_states_distance = true;  ///< so that what load lacks is days and runs
  std::vector<Reason> reasons;            ///< those of the verdict's level first, then in the order of the rule table
  KneeStateReport knee;
  std::vector<const Rule*> cannot_tell;  ///< rules that lacked their data
  Week week;
  Week calendar_week;  ///< the week that the as-of day is in, usually unfinished
  Plan plan;
  std::optional<Referral> clinician;
  std::vector<Note> notes;
  std::optional<Day> until;  ///< the last day to which the verdict stands if nothing is recorded; absent: no day ends it
  std::vector<Notice> notices;
  std::vector<Threshold> changed_thresholds;  ///< of a policy of the user's own
  std::vector<std::string> files;             ///< for the records named in reasons and notices
};

/// The whole of it: what the log, as known at the end of `as_of`, says under `policy`.
Decision decide(Log log, Day as_of, const Policy& policy, std::chrono::weekday week_start = std::chrono::Monday);

}  // namespace patella
