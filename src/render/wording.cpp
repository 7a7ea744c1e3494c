#include "render/wording.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "text/characters.hpp"
#include "text/embedded.hpp"

namespace patella::render {
namespace {

/// A member of an object, or an entry of a list without a key, as JSON.
struct Member {
  std::string_view key, value;
};

/// Behind the string that begins at `at`. Most of the data is inside strings, so this is what has to be fast.
std::size_t end_of_string(std::string_view json, std::size_t at) {
  std::size_t end = json.find('"', at + 1);
  while ((end - 1 - json.find_last_not_of('\\', end - 1)) % 2 == 1) end = json.find('"', end + 1);
  return end + 1;
}

std::size_t end_of_value(std::string_view json, std::size_t at) {
  for (int depth = 0;;) {
    const char c = json[at];
    if (c == '"') {
      at = end_of_string(json, at);
    } else if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
      return at;
    } else {
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      ++at;
    }
  }
}

/// What an object or a list of the data consists of. Only that is looked at, and nothing is decoded: a run needs few of
/// the texts, and a parse of all of them would take longer than the rest of `check`.
std::vector<Member> members(std::string_view json) {
  std::vector<Member> all;
  for (std::size_t at = 1;;) {
    at = json.find_first_not_of(" \n,", at);
    if (json[at] == '}' || json[at] == ']') return all;
    std::string_view key;
    if (json.front() == '{') {
      const std::size_t end = end_of_string(json, at);
      key = json.substr(at + 1, end - at - 2);
      at = json.find_first_not_of(" \n:", end);
    }
    const std::size_t end = end_of_value(json, at);
    all.push_back({key, trim_ascii(json.substr(at, end - at))});
    at = end;
  }
}

/// A text of the data; it has no escapes but those of quotes and backslashes.
std::string decoded(std::string_view json) {
  std::string text;
  for (std::size_t i = 1; i + 1 < json.size(); ++i) text += json[json[i] == '\\' ? ++i : i];
  return text;
}

std::vector<std::string> decoded_list(std::string_view json) {
  std::vector<std::string> texts;
  for (const Member& entry : members(json)) texts.push_back(decoded(entry.value));
  return texts;
}

Texts decoded_members(std::string_view json) {
  Texts texts;
  if (!json.empty())
    for (const Member& member : members(json)) texts.emplace_back(member.key, decoded(member.value));
  return texts;
}

[[noreturn]] void fail(std::string_view key) { throw std::logic_error("no wording for " + std::string{key}); }

/// The values of the advice data by their paths.
using Values = std::map<std::string, std::string_view, std::less<>>;

void add_values(Values& values, const std::string& path, std::string_view json) {
  if (!json.starts_with('{')) {
    values.emplace(path, json);
    return;
  }
  for (const Member& member : members(json))
    add_values(values, path.empty() ? std::string{member.key} : path + '/' + std::string{member.key}, member.value);
}

/// The value at `path`, which is a text or a list, as `begin` says.
std::string_view advice_at(std::string_view path, char begin) {
  static const Values values = [] {
    Values all;
    add_values(all, "", embedded::advice());
    return all;
  }();
  const auto match = values.find(path);
  if (match == values.end() || !match->second.starts_with(begin)) fail(path);
  return match->second;
}

/// The members of a rule, a metric or a study, by their names.
class Entry {
 public:
  Entry(const std::vector<Member>& all, std::string_view id) {
    const auto match = std::ranges::find(all, id, &Member::key);
    if (match == all.end()) fail(id);
    members_ = members(match->value);
  }
  std::string_view json(std::string_view key) const {
    const auto match = std::ranges::find(members_, key, &Member::key);
    return match == members_.end() ? std::string_view{} : match->value;
  }
  std::string text(std::string_view key) const { return decoded(json(key)); }

 private:
  std::vector<Member> members_;
};

const std::vector<Member>& all_rule_words() {
  static const std::vector<Member> all = members(embedded::rules());
  return all;
}
const std::vector<Member>& all_metrics() {
  static const std::vector<Member> all = members(embedded::metrics());
  return all;
}
const std::vector<Member>& all_studies() {
  static const std::vector<Member> all = members(embedded::studies());
  return all;
}

std::vector<std::string_view> keys(const std::vector<Member>& members) {
  std::vector<std::string_view> all;
  for (const Member& member : members) all.push_back(member.key);
  return all;
}

template <class Enum, std::size_t N>
std::string_view pick(Enum value, const std::string_view (&names)[N]) {
  const auto index = static_cast<std::size_t>(value);
  if (index >= N) fail("value " + std::to_string(index) + " of an enumeration");
  return names[index];
}

}  // namespace

const std::string* find_text(const Texts& texts, std::string_view name) {
  const auto match = std::ranges::find(texts, name, &Texts::value_type::first);
  return match == texts.end() ? nullptr : &match->second;
}

RuleWords rule_words(std::string_view id) {
  const Entry rule{all_rule_words(), id};
  return {.title = rule.text("title"),
          .question = rule.text("question"),
          .formula = rule.text("formula"),
          .why = rule.text("why"),
          .grade = rule.text("grade"),
          .sources = decoded_list(rule.json("sources")),
          .population = rule.text("population"),
          .caveat = rule.text("caveat"),
          .says = decoded_members(rule.json("says")),
          .subjects = decoded_members(rule.json("subjects")),
          .endings = decoded_members(rule.json("endings")),
          .cannot_tell = rule.text("cannot_tell")};
}

MetricWords metric_words(std::string_view id) {
  const Entry metric{all_metrics(), id};
  return {.title = metric.text("title"),
          .formula = metric.text("formula"),
          .caveat = metric.text("caveat"),
          .sources = decoded_list(metric.json("sources"))};
}

Study study(std::string_view id) {
  const Entry one{all_studies(), id};
  return {.short_name = one.text("short"),
          .cite = one.text("cite"),
          .doi = one.text("doi"),
          .population = one.text("population"),
          .result = one.text("result"),
          .checked = one.text("checked"),
          .note = one.text("note")};
}

std::vector<std::string_view> rule_word_ids() { return keys(all_rule_words()); }
std::vector<std::string_view> study_ids() { return keys(all_studies()); }

std::string phrase(std::string_view path) { return decoded(advice_at(path, '"')); }
std::vector<std::string> phrases(std::string_view path) { return decoded_list(advice_at(path, '[')); }

std::string verdict_word(Verdict verdict) { return phrase("verdict/" + std::string{name_of(verdict)} + "/word"); }

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

std::string_view name_of(Verdict verdict) { return pick(verdict, {"keep-running", "reduce", "stop", "insufficient-data"}); }
std::string_view name_of(Confidence confidence) { return pick(confidence, {"high", "medium", "low"}); }
std::string_view name_of(MissingData missing) {
  return pick(missing, {"knee-now", "load", "pain", "some-pain", "prior-knee-pain", "running-since"});
}
std::string_view name_of(Note::Kind kind) {
  return pick(kind, {"pain-elsewhere", "low-energy", "short-sleep", "feels-weak", "exercises", "no-exercises",
                     "hike-descent", "estimated-distance", "speed-can-wait"});
}
std::string_view name_of(KneeState state) { return pick(state, {"calm", "sore", "stopped", "returning"}); }
std::string_view name_of(Urgency urgency) { return pick(urgency, {"same-day", "soon", "routine"}); }
std::string_view name_of(Level level) { return pick(level, {"caution", "reduce", "stop"}); }
std::string_view name_of(Stage stage) {
  return pick(stage, {"walk", "walk-run-4-1", "walk-run-3-2", "walk-run-2-3", "walk-run-1-4", "run-30"});
}
std::string_view name_of(Notice::Kind kind) {
  return pick(kind, {"joined", "possible-duplicate", "future-left-out", "log-ended"});
}
std::string_view name_of(Example::Outcome outcome) {
  return pick(outcome, {"silent", "cannot-tell", "caution", "reduce", "stop"});
}

}  // namespace patella::render

namespace patella {

std::vector<std::string_view> metric_ids() { return render::keys(render::all_metrics()); }

}  // namespace patella
