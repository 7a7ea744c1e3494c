#pragma once
/// The state of the knee, folded over the days from the records alone.
#include <optional>
#include <string_view>
#include <vector>

#include "patella/finding.hpp"
#include "patella/policy.hpp"

namespace patella {

struct Rule;

/// What is stated of the knee on one day, and all that was stated before.
struct KneeDay {
  Day day{};
  const History& history;  ///< may hold later records, which are not to be looked at
  const Policy& policy;
  double baseline = 0;  ///< points that are usual for the runner
};

/// What a symptom was stated in. Later words about the same thing end it.
enum class KneeField { activity, before, morning, stairs, sitting, rest, rise, limp, settling, flag };

/// Something that the runner stated of the knee and that asks for less running, or for none.
struct Symptom {
  const Rule* rule = nullptr;
  KneeField field{};
  Finding<Level> finding;      ///< `finding.days.front()` is the day of the symptom
  double excess = 0;           ///< points above baseline; 0 where it is no score
  bool repeated = false;       ///< small by itself, and counted because it repeats
  std::optional<Flag> flag{};  ///< of a warning sign
  Day until{};                 ///< the last day on which it speaks, if nothing newer ends it; of a stop without meaning
  int good_words = 0;          ///< days in a row with a good word about it, of a stop
  bool eased = false;          ///< a clean run or walk has followed a stop
  bool heard_since = false;    ///< something was said of the knee later
  Day day() const { return finding.days.front(); }
  bool is_stop() const { return finding.level == Level::stop; }
};

enum class KneeState { calm, sore, stopped, returning };

/// Steps of a return after a stop, in order.
enum class Stage { walk, walk_run_4_1, walk_run_3_2, walk_run_2_3, walk_run_1_4, run_30 };

/// The way back after a stop.
struct WayBack {
  Day since{};
  Symptom cause;  ///< the latest symptom that had to end first
  Stage stage = Stage::walk;
  bool stages_done = false;
  std::optional<Day> last_stage_day;          ///< the last day that counted for a stage
  std::optional<Day> first_run;               ///< the first clean run since
  double pace = 0;                            ///< the runner's own, minutes a km, as known when the stop began
  std::optional<double> old_week;             ///< km that the best week before the stop counted for
  std::optional<double> old_longest;          ///< km
  int usual_runs = 0;                         ///< a week, before it; 0: none
  std::optional<double> told_week, told_run;  ///< km that the plan allowed on the evening before the stop
};

/// What was run before the knee began to ask for less: what a reduction is measured from.
struct Flare {
  Day begin{}, last{};               ///< first and last day with a symptom
  double week = 0, longest = 0;      ///< km of the best week and session of the month before, as counted
  int usual_runs = 0;                ///< a week
  int runs_7 = 0;                    ///< of the 7 days up to the first
  double week_7 = 0, longest_7 = 0;  ///< km of these
  double descent = 0;                ///< m of these, or of the week with most before where that is less
  double excess = 0;                 ///< the largest of the symptoms that speak, or of the last that did
  bool has_base = false;
};

/// An injury of the knee that the log does not end.
struct OpenInjury {
  Injury injury;
  std::optional<Day> clean_since;  ///< since when every run was clean
};

/// Days in a row with the same state.
struct KneeSpell {
  Day since{};
  KneeState state{};
};

struct KneeCourse {
  KneeState state = KneeState::calm;
  Day since{};
  std::vector<KneeSpell> spells;  ///< oldest first; the last is that of `state`
  std::vector<Symptom> symptoms;  ///< that speak
  std::vector<Symptom> stops;     ///< that have not ended
  std::optional<WayBack> way_back;
  std::optional<Flare> flare;
  struct DayPoints {
    Day day{};
    double points = 0;  ///< above baseline
  };
  std::vector<DayPoints> recent;   ///< the days that may make the runner sore
  std::vector<Day> painless_runs;  ///< days on which every run was at 0, as far back
  std::optional<Day> last_score;
  bool sore = false;        ///< what load rules ask: scores of the last days that later runs do not outweigh
  bool sore_known = false;  ///< whether there is any score of these days
  std::optional<Day> sore_since, sore_until;
  struct SoreBase {
    double week = 0, longest = 0;  ///< km
  };
  std::optional<SoreBase> sore_base;  ///< what was run up to the day on which it began to be sore: nothing grows from there
  std::vector<OpenInjury> injuries;
};

}  // namespace patella
