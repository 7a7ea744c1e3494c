#include "json/record.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "text/fold.hpp"
#include "text/localized_number.hpp"

namespace patella {
namespace {

/// More than any record of a vendor has of what is asked for.
constexpr std::size_t most_values = 10'000;

class Reader final : public JsonListener {
 public:
  Reader(const JsonRecords& records, const std::function<void(const JsonRecord&, std::size_t)>& take)
      : records_{records}, take_{take} {}

  void open(std::string_view path) override {
    if (path == records_.at) record_.clear();
  }
  void close(std::string_view path) override {
    if (path == records_.at) take_(record_, ++count_);
  }
  void leaf(std::string_view path, const JsonLeaf& leaf) override {
    if (leaf.kind == JsonLeaf::Kind::null || path.size() < records_.at.size() + 2 || !path.starts_with(records_.at) ||
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

void JsonRecord::add(std::string_view field, const JsonLeaf& leaf) {
  if (values_.size() < most_values) values_.push_back({field, leaf.kind, leaf.truth, leaf.number, std::string{leaf.text}});
}

const JsonRecord::Value* JsonRecord::find(std::string_view field) const {
  const auto found = std::ranges::find(values_, field, &Value::field);
  return found == values_.end() ? nullptr : &*found;
}

std::optional<double> JsonRecord::number_of(const Value& value) {
  std::optional<double> number;
  if (value.kind == JsonLeaf::Kind::number) number = value.number;
  if (value.kind == JsonLeaf::Kind::text) number = number_in(value.text, DecimalMark::point);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<double> JsonRecord::number(std::string_view field) const {
  const Value* value = find(field);
  return value ? number_of(*value) : std::nullopt;
}

std::string_view JsonRecord::text(std::string_view field) const {
  const Value* value = find(field);
  return value && value->kind != JsonLeaf::Kind::truth ? trimmed(value->text) : std::string_view{};
}

bool JsonRecord::truth(std::string_view field) const {
  const Value* value = find(field);
  if (!value) return false;
  if (value->kind == JsonLeaf::Kind::truth) return value->truth;
  if (value->kind == JsonLeaf::Kind::number) return value->number == 1;
  const std::string word = folded(value->text);
  return word == "true" || word == "1" || word == "yes";
}

std::vector<double> JsonRecord::numbers(std::string_view field) const {
  std::vector<double> out;
  for (const Value& value : values_)
    if (value.field == field) out.push_back(number_of(value).value_or(std::numeric_limits<double>::quiet_NaN()));
  return out;
}

std::optional<JsonFault> read_json_records(std::string_view bytes, const InputLimits& limits, const JsonRecords& records,
                                           const std::function<void(const JsonRecord&, std::size_t)>& take) {
  Reader reader{records, take};
  return walk_json(bytes, limits, reader);
}

bool begins_with(std::string_view head, char bracket) {
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  const std::size_t at = head.find_first_not_of(" \t\r\n");
  return at != head.npos && head[at] == bracket;
}

bool names_member(std::string_view head, std::string_view name) {
  for (std::size_t at = head.find(name); at != head.npos; at = head.find(name, at + 1)) {
    const std::size_t after = at + name.size();
    if (at == 0 || head[at - 1] != '"' || after >= head.size() || head[after] != '"') continue;
    const std::size_t colon = head.find_first_not_of(" \t\r\n", after + 1);
    if (colon == head.npos || head[colon] == ':') return true;
  }
  return false;
}

}  // namespace patella
