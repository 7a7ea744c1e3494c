/// Every sentence can be said, and its numbers come from the policy.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "catch_include.hpp"
#include "patella/decision.hpp"
#include "patella/read.hpp"
#include "render/page.hpp"
#include "render/quantity.hpp"
#include "render/sentence.hpp"
#include "render/wording.hpp"
#include "text/embedded.hpp"

using namespace patella;
using namespace patella::render;

namespace {

SentenceContext shipped() { return {&shipped_policy(), {}, {}, UnitSystem::metric}; }

/// The numbers that stand in a text outside of its places.
std::vector<double> written_numbers(const std::string& text) {
  std::vector<double> numbers;
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
    if (depth > 0 || text[at] < '0' || text[at] > '9') continue;
    const std::size_t end = std::min(text.find_first_not_of("0123456789.,", at), text.size());
    numbers.push_back(std::stod(text.substr(at, end - at)));
    at = end - 1;
  }
  return numbers;
}

bool is_own_threshold(std::string_view rule, double number) {
  const auto& all = shipped_policy().thresholds();
  return std::any_of(all.begin(), all.end(), [&](const Threshold& t) {
    return t.key.starts_with(std::string{rule} + '.') &&
           (t.value == number || (t.unit == "ratio" && t.value == 1 + number / 100));
  });
}

using Json = nlohmann::ordered_json;

void check_advice(const std::string& path, const Json& value) {
  CAPTURE(path);
  if (value.is_string()) CHECK(phrase(path) == value.get<std::string>());
  if (value.is_array()) CHECK(phrases(path) == value.get<std::vector<std::string>>());
  if (!value.is_object()) return;
  for (const auto& [key, inner] : value.items()) check_advice(path.empty() ? key : path + '/' + key, inner);
}

void check_texts(const Texts& texts, const Json& object) {
  REQUIRE(texts.size() == object.size());
  std::size_t i = 0;
  for (const auto& [key, text] : object.items()) {
    CHECK(texts[i].first == key);
    CHECK(texts[i++].second == text.get<std::string>());
  }
}

}  // namespace

TEST_CASE("wording is read as a JSON parser reads it") {
  check_advice("", Json::parse(embedded::advice()));
  const Json rules = Json::parse(embedded::rules()), studies = Json::parse(embedded::studies()),
             metrics = Json::parse(embedded::metrics());
  CHECK(rule_word_ids().size() == rules.size());
  for (const auto& [id, rule] : rules.items()) {
    CAPTURE(id);
    const RuleWords words = rule_words(id);
    CHECK(words.title == rule.at("title").get<std::string>());
    CHECK(words.formula == rule.at("formula").get<std::string>());
    CHECK(words.caveat == rule.value("caveat", ""));
    CHECK(words.cannot_tell == rule.at("cannot_tell").get<std::string>());
    CHECK(words.sources == rule.at("sources").get<std::vector<std::string>>());
    check_texts(words.says, rule.at("says"));
    check_texts(words.subjects, rule.value("subjects", Json::object()));
    check_texts(words.endings, rule.value("endings", Json::object()));
  }
  CHECK(study_ids().size() == studies.size());
  for (const auto& [id, one] : studies.items()) {
    CHECK(study(id).cite == one.at("cite").get<std::string>());
    CHECK(study(id).note == one.value("note", ""));
  }
  CHECK(metric_ids().size() == metrics.size());
  for (const auto& [id, metric] : metrics.items())
    CHECK(metric_words(id).formula == metric.at("formula").get<std::string>());
}

TEST_CASE("no text of a rule writes out a number that the policy holds") {
  for (const Rule* rule : all_rules()) {
    const RuleWords& words = rule_words(rule->id);
    std::vector<std::string> texts{words.question, words.formula, words.why, words.cannot_tell};
    for (const auto& [arm, text] : words.says) texts.push_back(text);
    for (const std::string& text : texts) {
      for (const double number : written_numbers(text)) {
        CAPTURE(rule->id, text, number);
        CHECK_FALSE(is_own_threshold(rule->id, number));
      }
    }
  }
}

TEST_CASE("every text of a rule can be filled from the policy") {
  for (const Rule* rule : all_rules()) {
    CAPTURE(rule->id);
    const RuleWords& words = rule_words(rule->id);
    for (const std::string* text : {&words.formula, &words.why, &words.caveat, &words.cannot_tell}) {
      CHECK_NOTHROW(fill_in(*text, shipped()));
    }
  }
}

TEST_CASE("every sentence is said by a worked example, and every finding of one has a sentence") {
  std::set<std::pair<std::string, std::string>> said, sayable;
  for (const Rule* rule : all_rules()) {
    for (const auto& [arm, text] : rule_words(rule->id).says) sayable.emplace(rule->id, arm);
    for (const Example& example : rule->examples) {
      CAPTURE(rule->id, example.description);
      const ReadResult read = read_log(example.log, "example.json");
      REQUIRE(read.ok());
      const Decision decision = decide(read.log, *parse_day(example.as_of), shipped_policy());
      for (const Reason& reason : decision.reasons) {
        std::string text;
        CHECK_NOTHROW(text = plain_text(reason_text(reason, context_of(decision, UnitSystem::metric))));
        CHECK_FALSE(text.empty());
        CHECK(text.find("unknown") == std::string::npos);
        said.emplace(reason.rule->id, reason.finding.arm);
      }
    }
  }
  for (const auto& [rule, arm] : sayable) {
    CAPTURE(rule, arm);
    CHECK(said.contains({rule, arm}));
  }
}

TEST_CASE("a policy of one's own changes the words") {
  Threshold mine = shipped_policy().threshold("pain-during.reduce-above");
  mine.shipped = mine.value;
  mine.value = 3;
  const std::vector<Threshold> changed{mine};
  SentenceContext context = shipped();
  context.changed = changed;
  CHECK(fill_in("above {policy:pain-during.reduce-above|n} of 10", context) == "above 3 of 10");
}

TEST_CASE("places have forms, and braces of JSON are left alone") {
  CHECK(fill_in("{policy:long-run-spike.caution-above|over}", shipped()) == std::string{"10"} + hard_space + '%');
  CHECK(fill_in("{policy:return-from-break.share|share}", shipped()) == std::string{"50"} + hard_space + '%');
  CHECK(fill_in("{ \"date\": 1 }", shipped()) == "{ \"date\": 1 }");
  CHECK(fill_in("open {", shipped()) == "open {");
}

TEST_CASE("a place that nothing fills is a bug") {
  CHECK_THROWS_AS(fill_in("{nothing}", shipped()), std::logic_error);
  CHECK_THROWS_AS(fill_in("{policy:no.such}", shipped()), std::logic_error);
  CHECK_THROWS_AS(phrase("no/such"), std::logic_error);
  CHECK_THROWS_AS(phrase("exercises/names/hips"), std::logic_error);
  CHECK_THROWS_AS(phrases("exercises/how"), std::logic_error);
  CHECK_THROWS_AS(rule_words("no-such"), std::logic_error);
}
