#include "json/record.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "diagnostic/message.hpp"
#include "diagnostic/problems.hpp"
#include "text/characters.hpp"
#include "text/number.hpp"
#include "text/words.hpp"

namespace patella {
namespace {

/// How deep brackets nest outside of strings.
std::size_t depth_of(std::string_view text) {
  std::size_t depth = 0, deepest = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '"':
        for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\';
        break;
      case '[':
      case '{': deepest = std::max(deepest, ++depth); break;
      case ']':
      case '}': depth -= depth > 0; break;
      default: break;
    }
  }
  return deepest;
}

class PathTracker final : public JsonHandler {
 public:
  PathTracker(std::string_view text, JsonPathHandler& handler) : text_{text}, handler_{handler} {}

  std::optional<JsonError> error;

  void null(std::size_t) override { emit({}); }
  void boolean(std::size_t, bool value) override { emit({.kind = JsonScalar::Kind::truth, .truth = value, .text = {}}); }
  void number(std::size_t at, double value) override {
    emit({.kind = JsonScalar::Kind::number, .number = value, .text = token_at(text_, std::min(at, text_.size() - 1))});
  }
  void string(std::size_t, std::string_view value) override { emit({.kind = JsonScalar::Kind::text, .text = value}); }
  void key(std::size_t, std::string_view name) override {
    path_.resize(levels_.back().length);
    path_ += '.';
    path_ += name;
  }
  void begin_object(std::size_t) override { begin(false); }
  void begin_array(std::size_t) override { begin(true); }
  void end_object(std::size_t) override { end(); }
  void end_array(std::size_t) override { end(); }
  void syntax_error(std::size_t at, const Problem& problem) override {
    const auto line = std::ranges::count(text_.substr(0, at), '\n') + 1;
    error = JsonError{static_cast<std::size_t>(line), fill(wording(problem.message).message, problem.words)};
  }

 private:
  struct Level {
    std::size_t length;  // of its own path
    bool list;
  };
  void enter_value() {
    if (levels_.empty() || !levels_.back().list) return;
    path_.resize(levels_.back().length);
    path_ += "[]";
  }
  void emit(const JsonScalar& leaf) {
    enter_value();
    handler_.leaf(path_, leaf);
  }
  void begin(bool list) {
    enter_value();
    handler_.open(path_);
    levels_.push_back({path_.size(), list});
  }
  void end() {
    path_.resize(levels_.back().length);
    levels_.pop_back();
    handler_.close(path_);
  }

  std::string_view text_;
  JsonPathHandler& handler_;
  std::string path_;
  std::vector<Level> levels_;
};

/// More values than any vendor's record has of the requested fields.
constexpr std::size_t most_values = 10'000;

class RecordReader final : public JsonPathHandler {
 public:
  RecordReader(const JsonRecords& records, const std::function<void(const JsonRecord&, std::size_t)>& take)
      : records_{records}, take_{take} {}

  void open(std::string_view path) override {
    if (path == records_.at) record_.clear();
  }
  void close(std::string_view path) override {
    if (path == records_.at) take_(record_, ++count_);
  }
  void leaf(std::string_view path, const JsonScalar& leaf) override {
    if (leaf.kind == JsonScalar::Kind::null || path.size() < records_.at.size() + 2 || !path.starts_with(records_.at) ||
        path[records_.at.size()] != '.')
      return;
    path.remove_prefix(records_.at.size() + 1);
    const auto field = std::ranges::lower_bound(records_.fields, path);
    if (field != records_.fields.end() && *field == path) record_.add(*field, leaf);
  }

 private:
  const JsonRecords& records_;
  const std::function<void(const JsonRecord&, std::size_t)>& take_;
  JsonRecord record_;
  std::size_t count_ = 0;
};

}  // namespace

std::optional<JsonError> repair_json(std::string_view& bytes, std::string& repaired, const InputLimits& limits) {
  if (bytes.size() > limits.bytes)
    return JsonError{0, "larger than the " + std::to_string(limits.bytes >> 20) + " MB that are read of one file"};
  bytes = valid_utf8(bytes, repaired);
  if (depth_of(bytes) > limits.nesting)
    return JsonError{0, "nested deeper than " + std::to_string(limits.nesting) + " levels"};
  return std::nullopt;
}

std::optional<JsonError> read_json_paths(std::string_view bytes, const InputLimits& limits, JsonPathHandler& handler) {
  std::string repaired;
  if (auto error = repair_json(bytes, repaired, limits)) return error;
  PathTracker tracker{bytes, handler};
  tokenize_json(bytes, tracker);
  return std::move(tracker.error);
}

void JsonRecord::add(std::string_view field, const JsonScalar& leaf) {
  if (values_.size() < most_values) values_.push_back({field, leaf.kind, leaf.truth, leaf.number, std::string{leaf.text}});
}

const JsonRecord::Value* JsonRecord::find(std::string_view field) const {
  const auto found = std::ranges::find(values_, field, &Value::field);
  return found == values_.end() ? nullptr : &*found;
}

std::optional<double> JsonRecord::number_of(const Value& value) {
  std::optional<double> number;
  if (value.kind == JsonScalar::Kind::number) number = value.number;
  if (value.kind == JsonScalar::Kind::text) number = parse_localized_number(value.text, DecimalMark::point);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<double> JsonRecord::number(std::string_view field) const {
  const Value* value = find(field);
  return value ? number_of(*value) : std::nullopt;
}

std::string_view JsonRecord::text(std::string_view field) const {
  const Value* value = find(field);
  return value && value->kind != JsonScalar::Kind::truth ? trim(value->text) : std::string_view{};
}

bool JsonRecord::truth(std::string_view field) const {
  const Value* value = find(field);
  if (!value) return false;
  if (value->kind == JsonScalar::Kind::truth) return value->truth;
  if (value->kind == JsonScalar::Kind::number) return value->number == 1;
  const std::string word = fold(value->text);
  return word == "true" || word == "1" || word == "yes";
}

std::vector<double> JsonRecord::numbers(std::string_view field) const {
  std::vector<double> out;
  for (const Value& value : values_)
    if (value.field == field) out.push_back(number_of(value).value_or(std::numeric_limits<double>::quiet_NaN()));
  return out;
}

std::optional<JsonError> read_json_records(std::string_view bytes, const InputLimits& limits, const JsonRecords& records,
                                           const std::function<void(const JsonRecord&, std::size_t)>& take) {
  RecordReader reader{records, take};
  return read_json_paths(bytes, limits, reader);
}

bool has_member_name(std::string_view head, std::string_view name) {
  for (std::size_t at = head.find(name); at != head.npos; at = head.find(name, at + 1)) {
    const std::size_t after = at + name.size();
    if (at == 0 || head[at - 1] != '"' || after >= head.size() || head[after] != '"') continue;
    const std::size_t colon = head.find_first_not_of(" \t\r\n", after + 1);
    if (colon == head.npos || head[colon] == ':') return true;
  }
  return false;
}

}  // namespace patella
