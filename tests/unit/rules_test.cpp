#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "advise/advisor.hpp"
#include "catch_include.hpp"
#include "files.hpp"
#include "logs.hpp"
#include "patella/backtest.hpp"
#include "rules/thresholds.hpp"

using namespace patella;
using Outcome = Example::Outcome;

namespace {

template <class L>
Outcome outcome_of(const Answer<L>& answer) {
  if (std::holds_alternative<Silent>(answer)) return Outcome::silent;
  if (std::holds_alternative<CannotTell>(answer)) return Outcome::cannot_tell;
  switch (as_level(std::get<Finding<L>>(answer).level)) {
    case Level::caution: return Outcome::caution;
    case Level::reduce: return Outcome::reduce;
    case Level::stop: return Outcome::stop;
  }
  throw std::logic_error("a level is missing here");
}

/// The rule may look up what `its_own` has; what it shares with other rules goes by `policy`.
Outcome answer(const Rule& rule, const Example& example, const Policy& policy, const Policy& its_own) {
  const History history = history_of(log_of(example.log), day(example.as_of));
  Course course;
  advance(course, history, history.as_of, policy);
  const RuleInput input{history.as_of, history, course.knee, course.training, its_own};
  const double baseline = history.athlete.baseline_pain.value_or(Pain{}).value;
  for (Day each = history.begin().value_or(history.as_of); rule.find && each <= history.as_of; each += std::chrono::days{1})
    rule.find({each, history, its_own, baseline});
  return std::visit([&](auto evaluate) { return outcome_of(evaluate(input)); }, rule.evaluate);
}

Outcome answer(const Rule& rule, const Example& example, const Policy& policy) {
  return answer(rule, example, policy, policy);
}

/// The shipped thresholds of these keys, and no others.
Policy only(std::span<const ThresholdKey> keys) {
  std::vector<Threshold> thresholds;
  for (const ThresholdKey& key : keys) thresholds.push_back(shipped_policy().threshold(key.name));
  return Policy{std::move(thresholds)};
}

bool speaks(Outcome outcome) { return outcome != Outcome::silent && outcome != Outcome::cannot_tell; }

Policy with(const std::string& key, double value) {
  auto thresholds = shipped_policy().thresholds();
  for (Threshold& threshold : thresholds)
    if (threshold.key == key) threshold.value = value;
  return Policy{std::move(thresholds)};
}

}  // namespace

TEST_CASE("every worked example of every rule comes out as it says") {
  for (const Rule* rule : all_rules())
    for (const Example& example : rule->examples) {
      INFO(rule->id << ": " << example.description);
      CHECK(static_cast<int>(answer(*rule, example, shipped_policy())) == static_cast<int>(example.outcome));
    }
}

TEST_CASE("every rule has examples in which it speaks, is silent, and cannot tell") {
  for (const Rule* rule : all_rules()) {
    INFO(rule->id);
    const auto has = [&](auto wanted) {
      return std::any_of(rule->examples.begin(), rule->examples.end(), [&](const Example& e) { return wanted(e.outcome); });
    };
    CHECK(has(speaks));
    CHECK(has([](Outcome o) { return o == Outcome::silent; }));
    CHECK(has([](Outcome o) { return o == Outcome::cannot_tell; }));
  }
}

TEST_CASE("a load rule cannot raise stop, by type") {
  STATIC_REQUIRE(std::is_same_v<decltype(Finding<LoadLevel>::level), LoadLevel>);
  STATIC_REQUIRE(as_level(LoadLevel::reduce) == Level::reduce);
  for (const Rule* rule : all_rules()) {
    INFO(rule->id);
    CHECK((rule->topic == Topic::load) == std::holds_alternative<Answer<LoadLevel> (*)(const RuleInput&)>(rule->evaluate));
  }
}

TEST_CASE("ids are unique, found again, and are the names of the files") {
  std::set<std::string_view> ids;
  for (const Rule* rule : all_rules()) {
    CHECK(ids.insert(rule->id).second);
    CHECK(find_rule(rule->id) == rule);
    CHECK(std::filesystem::exists(source_dir() / "src/rules" / (std::string{rule->id} + ".cpp")));
  }
  CHECK(find_rule("no-such-rule") == nullptr);
}

TEST_CASE("a file that defines a rule has its row in the table, and its name") {
  std::size_t rule_files = 0;
  for (const auto& entry : std::filesystem::directory_iterator{source_dir() / "src/rules"}) {
    // However the rule is defined, its file has examples.
    if (text_of(entry.path()).find("constexpr Example ") == std::string::npos) continue;
    INFO(entry.path());
    CHECK(find_rule(entry.path().stem().string()));
    ++rule_files;
  }
  CHECK(rule_files == all_rules().size());
}

TEST_CASE("every threshold is used somewhere, and in its own unit") {
  std::map<std::string_view, std::string_view> used;
  const auto add = [&](std::span<const ThresholdKey> keys) {
    for (const ThresholdKey& key : keys) {
      INFO(key.name);
      CHECK(shipped_policy().threshold(key.name).unit == key.unit);
      used[key.name] = key.unit;
    }
  };
  for (const Rule* rule : all_rules()) add(rule->thresholds);
  add(course_thresholds());
  add(advice_thresholds());
  add(backtest_thresholds());
  for (const Threshold& threshold : shipped_policy().thresholds()) {
    INFO(threshold.key);
    CHECK(used.count(threshold.key) == 1);
  }
}

TEST_CASE("nothing looks up a threshold that its list does not have") {
  for (const Rule* rule : all_rules())
    for (const Example& example : rule->examples) {
      INFO(rule->id << ": " << example.description);
      CHECK_NOTHROW(answer(*rule, example, shipped_policy(), only(rule->thresholds)));
    }
  CHECK_NOTHROW(backtest({}, only(backtest_thresholds())));
}

namespace {

/// The value nearest to `wanted` that the threshold may have.
double allowed(const Threshold& threshold, double wanted) {
  const double value = std::clamp(wanted, threshold.min, threshold.max);
  return is_count(threshold.unit) ? std::floor(value) : value;
}

}  // namespace

TEST_CASE("every threshold that a rule names decides one of its examples") {
  for (const Rule* rule : all_rules())
    for (const ThresholdKey& key : rule->thresholds) {
      INFO(rule->id << " and " << key.name);
      const Threshold& threshold = shipped_policy().threshold(key.name);
      const double shipped = threshold.value;
      const bool decides = std::any_of(rule->examples.begin(), rule->examples.end(), [&](const Example& example) {
        for (const double other :
             {0.0, shipped - 1, shipped * 0.5, shipped * 0.9, shipped * 1.5, shipped + 1, shipped * 2, 1000.0})
          if (answer(*rule, example, with(threshold.key, allowed(threshold, other))) != example.outcome) return true;
        return false;
      });
      CHECK(decides);
    }
}

TEST_CASE("the basis of every threshold is named, and ours are said to be ours") {
  const std::set<std::string> bases{"study", "seed", "ours"};
  for (const Threshold& threshold : shipped_policy().thresholds()) {
    INFO(threshold.key);
    CHECK(bases.count(threshold.basis) == 1);
    CHECK((threshold.basis == "ours" || !threshold.sources.empty()));
    CHECK_FALSE(threshold.note.empty());
    CHECK(threshold.min <= threshold.value);
    CHECK(threshold.value <= threshold.max);
  }
}
