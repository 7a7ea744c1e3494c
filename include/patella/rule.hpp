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

/// A rule that speaks.
template <class L>
struct Finding {
  L level;
  std::string_view arm;         ///< which part of the rule; names the sentence in the wording data
  std::optional<double> value;  ///< null where a ratio is undefined
  double limit = 0;
  Unit unit;
  std::string_view subject;  ///< which of several things, where the rule has them: `stairs`, `ride`
  std::vector<Day> days;     ///< the days it rests on
  std::vector<RecordRef> entries;
  std::vector<Fact> facts;
  bool fell = false;  ///< a stop that a later clean run, or time, took down to reduce
};

struct Silent {};
/// The data that the rule needs is missing.
struct CannotTell {};

template <class L>
using Answer = std::variant<Silent, CannotTell, Finding<L>>;

/// Yes, no, or not stated.
enum class Tristate { no, yes, unknown };

/// Judgements that several rules share; see readings of "sore", "prior", "novice" and "clean" in the rule reference.
struct RunnerStatus {
  bool load_log = false;          ///< enough days of log and runs of late for the load rules
  std::optional<Day> sore_since;  ///< the first day that makes the runner sore; absent: not sore
  std::vector<RecordRef> sore_records;
  Tristate prior = Tristate::unknown;   ///< knee pain before
  Tristate novice = Tristate::unknown;  ///< less than a year of running
  std::optional<Day> last_stop;         ///< latest day, of those looked back on, whose records alone raised a stop
  std::vector<RecordRef> last_stop_records;
  int clean_days = 0;                        ///< days with a clean run after `last_stop`
  std::optional<WallTime> last_clean_begin;  ///< when the latest clean run began
  bool sore() const { return sore_since.has_value(); }
};

/// What a rule may look at.
struct RuleInput {
  const History& history;
  const Metrics& metrics;
  const RunnerStatus& condition;
  const Policy& policy;
};

RunnerStatus assess_runner(const History& history, const Policy& policy);

/// A worked example: a log, a day, and what the rule answers.
struct Example {
  enum class Outcome { silent, cannot_tell, caution, reduce, stop };
  std::string_view says;  ///< the case in words
  Outcome outcome;
  std::string_view as_of;  ///< `YYYY-MM-DD`
  std::string_view log;    ///< format 1
};

struct ThresholdUse {
  std::string_view key;
  std::string_view unit;
};

/// Where a rule belongs, in the order in which reasons are told.
enum class Topic { red_flag, symptom, load };

/// How soon somebody who is trained for it should see the runner.
enum class Urgency { same_day, soon, routine };

struct Rule {
  std::string_view id;
  Topic topic;
  std::variant<Answer<Level> (*)(const RuleInput&), Answer<LoadLevel> (*)(const RuleInput&)> ask;
  std::span<const ThresholdUse> thresholds;
  std::span<const Example> examples;
  std::optional<Urgency> urgency = std::nullopt;  ///< whether, and how soon, its finding is for a clinician
};

/// Every rule, in the order of the table.
std::span<const Rule* const> all_rules();
/// The rule of that id, or nullptr.
const Rule* find_rule(std::string_view id);

}  // namespace patella
