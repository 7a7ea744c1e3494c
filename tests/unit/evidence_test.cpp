/// The data of rules, studies and thresholds hold together.
#include <algorithm>
#include <set>

#include "catch_include.hpp"
#include "patella/policy.hpp"
#include "patella/render.hpp"
#include "patella/rule.hpp"
#include "render/wording.hpp"

using namespace patella;
using namespace patella::render;

TEST_CASE("every rule has words, and all words have a rule") {
  std::vector<std::string_view> ids;
  for (const Rule* rule : all_rules()) ids.push_back(rule->id);
  CHECK(rule_word_ids() == ids);
}

TEST_CASE("a rule's words are whole") {
  for (const Rule* rule : all_rules()) {
    CAPTURE(rule->id);
    const RuleWords& words = rule_words(rule->id);
    for (const std::string* text :
         {&words.title, &words.question, &words.formula, &words.why, &words.population, &words.caveat, &words.cannot_tell}) {
      CHECK_FALSE(text->empty());
    }
    CHECK(words.question.back() == '?');
    CHECK_FALSE(words.says.empty());
    CHECK((words.grade == "ours" || !words.sources.empty()));
    CHECK_FALSE(grades(words).empty());
    for (const std::string& grade : grades(words)) CHECK_NOTHROW(phrase("grade/" + grade));
    for (const std::string& grade : grades(words)) CHECK_NOTHROW(phrase("grade-short/" + grade));
  }
}

TEST_CASE("every figure that is only reported says how it is made, what it is worth, and on whose word") {
  const std::vector<std::string_view> known = study_ids();
  CHECK(metric_ids().size() >= 8);
  for (const std::string_view id : metric_ids()) {
    CAPTURE(id);
    const MetricWords& words = metric_words(id);
    CHECK_FALSE(words.title.empty());
    CHECK_FALSE(words.caveat.empty());
    CHECK_FALSE(words.sources.empty());
    for (const std::string& source : words.sources) CHECK(std::count(known.begin(), known.end(), source) == 1);
    CHECK(find_rule(id) == nullptr);
    const std::string page = render_metric(id, shipped_policy(), {});
    CHECK(page.find("reported only") != std::string::npos);
    CHECK(page.find('{') == std::string::npos);
  }
}

TEST_CASE("every source is a study that the data have, and each study says how far it was checked") {
  const std::vector<std::string_view> known = study_ids();
  const auto is_known = [&](const std::string& id) { return std::find(known.begin(), known.end(), id) != known.end(); };
  for (const Rule* rule : all_rules()) {
    for (const std::string& id : rule_words(rule->id).sources) {
      CAPTURE(rule->id, id);
      CHECK(is_known(id));
    }
  }
  for (const Threshold& threshold : shipped_policy().thresholds()) {
    CAPTURE(threshold.key);
    CHECK((threshold.basis == "ours" || !threshold.sources.empty()));
    CHECK_NOTHROW(phrase("basis/" + threshold.basis));
    for (const std::string& id : threshold.sources) CHECK(is_known(id));
  }
  for (const std::string_view id : known) {
    CAPTURE(id);
    CHECK_NOTHROW(phrase("checked/" + study(id).checked));
    CHECK_FALSE(study(id).cite.empty());
    CHECK_FALSE(study(id).short_name.empty());
    CHECK_FALSE(study(id).population.empty());
    CHECK_FALSE(study(id).result.empty());
  }
}

TEST_CASE("names of studies tell them apart") {
  std::set<std::string> names;
  for (const std::string_view id : study_ids()) CHECK(names.insert(study(id).short_name).second);
}

TEST_CASE("what the rules say about risk is about groups, never about one person") {
  for (const Rule* rule : all_rules()) {
    for (const auto& [arm, text] : rule_words(rule->id).says) {
      CAPTURE(rule->id, arm);
      for (const char* word : {"risk", "hazard", "likely", "chance", "probab"}) CHECK(text.find(word) == std::string::npos);
    }
  }
}
