#pragma once
/// A rule asks one question of the metrics. Load may raise a verdict to reduce at most; that is a matter of type.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "patella/history.hpp"
#include "patella/metrics.hpp"
#include "patella/policy.hpp"

namespace patella {

/// What a reason does to the verdict. A caution is shown and decides nothing.
enum class Level { caution, reduce, stop };
/// All that training load can raise.
enum class LoadLevel { caution, reduce };
constexpr Level as_level(LoadLevel l) { return l == LoadLevel::caution ? Level::caution : Level::reduce; }
constexpr Level as_level(Level l) { return l; }

enum class Unit { flag, points, hours, points_per_week, ratio, runs, km, metres, activities, days };

/// A further measured value that the sentence for the runner names.
struct Fact {
  std::string_view name;
  std::optional<double> value;
  Unit unit;
};

/// What a rule has to say.
template <class L>
struct Finding {
  L level{};
  std::string_view arm{};         ///< which part of the rule; names the sentence in the wording data
  std::optional<double> value{};  ///< null where a ratio is undefined
  double limit = 0;
  Unit unit{};
  std::string_view subject{};        ///< which of several things, where the rule has them: `stairs`, `ride`
  std::vector<Day> days{};           ///< the days it rests on
  std::vector<RecordRef> entries{};  ///< the records it rests on
  std::vector<Fact> facts{};
  bool lowered = false;  ///< a stop that a later clean run took down to reduce
};

struct Silent {};
/// The data that the rule needs is missing.
struct CannotTell {};

template <class L>
using Answer = std::variant<Silent, CannotTell, Finding<L>>;

/// What several rules need to know of the runner; "sore", "prior", "novice" and "clean" are defined in the rule reference.
struct RunnerStatus {
  bool enough_log = false;              ///< enough days of log and recent runs for the load rules
  bool soreness_known = false;          ///< any knee score of the days that soreness looks at
  std::optional<Day> sore_since;        ///< the day of the score that made the runner sore; absent: not sore
  std::optional<bool> prior_knee_pain;  ///< absent: not stated
  std::optional<bool> novice;           ///< less than a year of running; absent: cannot be told
  std::optional<Day> last_stop;         ///< latest day, of those looked back on, whose records alone raised a stop
  std::vector<RecordRef> last_stop_records;
  int clean_days = 0;                        ///< days with a clean run after `last_stop`
  std::optional<Day> last_clean_day;         ///< the latest day with a clean run
  std::optional<WallTime> last_clean_start;  ///< stated start of the latest clean run that is long enough to follow another
  bool sore() const { return sore_since.has_value(); }
};

RunnerStatus assess_runner(const History& history, const Policy& policy);

/// What a rule may look at.
struct RuleInput {
  const History& history;
  const Metrics& metrics;
  const RunnerStatus& runner;
  const Policy& policy;
};

/// A worked example: a log, a day, and the outcome.
struct Example {
  enum class Outcome { silent, cannot_tell, caution, reduce, stop };
  std::string_view description;
  Outcome outcome;
  std::string_view as_of;  ///< `YYYY-MM-DD`
  std::string_view log;    ///< format 1
};

/// Where a rule belongs, in the order of the rule table.
enum class Topic { red_flag, symptom, load };

/// How soon somebody who is trained for it should see the runner.
enum class Urgency { same_day, soon, routine };

struct Rule {
  std::string_view id;
  Topic topic;
  std::variant<Answer<Level> (*)(const RuleInput&), Answer<LoadLevel> (*)(const RuleInput&)> evaluate;
  std::span<const ThresholdKey> thresholds;  ///< all that it looks up
  std::span<const Example> examples;
  std::optional<Urgency> urgency = std::nullopt;  ///< whether, and how soon, its finding is for a clinician
};

/// Every rule, in the order of the table.
std::span<const Rule* const> all_rules();
/// The rule of that id, or nullptr.
const Rule* find_rule(std::string_view id);

}  // namespace patella
