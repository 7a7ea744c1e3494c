#include "render/wording.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "json/member.hpp"
#include "text/embedded.hpp"

namespace patella::render {
namespace {

using Json = nlohmann::ordered_json;

Json parsed_member(std::string_view object, std::string_view key) {
  const std::string_view text = member_text(object, key);
  if (text.empty()) throw std::logic_error("no wording for " + std::string{key});
  return Json::parse(text);
}

std::string text_of(const Json& object, const char* key) { return object.value(key, std::string{}); }

Texts texts_of(const Json& object, const char* key) {
  Texts texts;
  if (!object.contains(key)) return texts;
  for (const auto& [name, text] : object.at(key).items()) texts.emplace_back(name, text.template get<std::string>());
  return texts;
}

RuleWords read_rule_words(std::string_view id) {
  const Json rule = parsed_member(embedded::rules(), id);
  return {.title = text_of(rule, "title"),
          .question = text_of(rule, "question"),
          .formula = text_of(rule, "formula"),
          .why = text_of(rule, "why"),
          .grade = text_of(rule, "grade"),
          .sources = rule.at("sources"),
          .population = text_of(rule, "population"),
          .caveat = text_of(rule, "caveat"),
          .says = texts_of(rule, "says"),
          .subjects = texts_of(rule, "subjects"),
          .endings = texts_of(rule, "endings"),
          .cannot_tell = text_of(rule, "cannot_tell")};
}

MetricWords read_metric_words(std::string_view id) {
  const Json metric = parsed_member(embedded::metrics(), id);
  return {.title = text_of(metric, "title"),
          .formula = text_of(metric, "formula"),
          .caveat = text_of(metric, "caveat"),
          .sources = metric.at("sources")};
}

Study read_study(std::string_view id) {
  const Json one = parsed_member(embedded::studies(), id);
  return {.short_name = text_of(one, "short"),
          .cite = text_of(one, "cite"),
          .doi = text_of(one, "doi"),
          .population = text_of(one, "population"),
          .result = text_of(one, "result"),
          .checked = text_of(one, "checked"),
          .note = text_of(one, "note")};
}

Json advice_at(std::string_view path) {
  std::string_view object = embedded::advice();
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
    object = member_text(object, path.substr(0, slash));
    path.remove_prefix(slash + 1);
  }
  return parsed_member(object, path);
}

/// What was read stays read; references into a map hold for good.
template <class Value, class Read>
const Value& remembered(std::string_view key, Read read) {
  static std::map<std::string, Value, std::less<>> known;
  static std::mutex guard;
  const std::scoped_lock lock{guard};
  const auto found = known.find(key);
  return found != known.end() ? found->second : known.emplace(key, read(key)).first->second;
}

std::vector<std::string_view> keys(std::string_view object) {
  std::vector<std::string_view> all;
  for (const JsonMember& member : members(object)) all.push_back(member.key);
  return all;
}

}  // namespace

const std::string* find_text(const Texts& texts, std::string_view name) {
  const auto match = std::find_if(texts.begin(), texts.end(), [&](const auto& text) { return text.first == name; });
  return match == texts.end() ? nullptr : &match->second;
}

const RuleWords& rule_words(std::string_view id) { return remembered<RuleWords>(id, read_rule_words); }
const MetricWords& metric_words(std::string_view id) { return remembered<MetricWords>(id, read_metric_words); }
const Study& study(std::string_view id) { return remembered<Study>(id, read_study); }
std::vector<std::string_view> rule_word_ids() { return keys(embedded::rules()); }
std::vector<std::string_view> study_ids() { return keys(embedded::studies()); }

const std::string& phrase(std::string_view path) {
  return remembered<std::string>(path, [](std::string_view p) { return advice_at(p).get<std::string>(); });
}

const std::vector<std::string>& phrases(std::string_view path) {
  return remembered<std::vector<std::string>>(
      path, [](std::string_view p) { return advice_at(p).get<std::vector<std::string>>(); });
}

std::string source_names(const std::vector<std::string>& ids) {
  std::string names;
  for (const std::string& id : ids) names += (names.empty() ? "" : "; ") + study(id).short_name;
  return names;
}

std::vector<std::string> grades(const RuleWords& words) {
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin < words.grade.size();) {
    const std::size_t end = std::min(words.grade.find(", ", begin), words.grade.size());
    all.push_back(words.grade.substr(begin, end - begin));
    begin = end + 2;
  }
  return all;
}

}  // namespace patella::render

namespace patella {

std::vector<std::string_view> metric_ids() { return render::keys(embedded::metrics()); }

}  // namespace patella
