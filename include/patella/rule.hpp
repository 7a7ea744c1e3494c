#pragma once
/// A rule asks one question of the metrics. Load may raise a verdict to reduce at most; that is a matter of type.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "patella/history.hpp"
#include "patella/knee.hpp"
#include "patella/policy.hpp"
#include "patella/training.hpp"

namespace patella {

struct Silent {};
/// The data that the rule needs is missing.
struct CannotTell {};

template <class L>
using Answer = std::variant<Silent, CannotTell, Finding<L>>;

/// What a rule may look at: what was known at the end of `day`.
struct RuleInput {
  Day day{};
  const History& history;
  const KneeCourse& knee;
  const TrainingCourse& training;
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

/// Whether some record of `day` raises a symptom. Called once a day, in order; what becomes of a symptom is no rule's
/// matter.
using FindSymptoms = std::vector<Symptom> (*)(const KneeDay& day);

struct Rule {
  std::string_view id;
  Topic topic;
  std::variant<Answer<Level> (*)(const RuleInput&), Answer<LoadLevel> (*)(const RuleInput&)> evaluate;
  std::span<const ThresholdKey> thresholds;  ///< all that it looks up
  std::span<const Example> examples;
  std::optional<Urgency> urgency = std::nullopt;  ///< whether, and how soon, its finding is for a clinician
  FindSymptoms find = nullptr;                    ///< of a rule that finds symptoms
};

/// Every rule, in the order of the table.
std::span<const Rule* const> all_rules();
/// The rule of that id, or nullptr.
const Rule* find_rule(std::string_view id);

}  // namespace patella
