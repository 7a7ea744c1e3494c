#pragma once
/// The records of a JSON text, as far as a reader asks for them.
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/walk.hpp"

namespace patella {

/// What one object states of the fields that were asked for.
class JsonRecord {
 public:
  /// The number, also where it stands in quotes; nothing where it is none or not finite.
  std::optional<double> number(std::string_view field) const;
  /// The text, or a number's digits; empty where there is none.
  std::string_view text(std::string_view field) const;
  /// True, or the word or number for it.
  bool truth(std::string_view field) const;
  bool states(std::string_view field) const { return find(field) != nullptr; }
  /// The numbers of a field that stands there several times, as those in lists do; NaN for what is none.
  std::vector<double> numbers(std::string_view field) const;

  void clear() { values_.clear(); }
  void add(std::string_view field, const JsonLeaf& leaf);

 private:
  struct Value {
    std::string_view field;  // of the table of fields
    JsonLeaf::Kind kind;
    bool truth;
    double number;
    std::string text;
  };
  const Value* find(std::string_view field) const;
  static std::optional<double> number_of(const Value& value);
  std::vector<Value> values_;
};

/// Which objects are records, and what of them is of interest.
struct JsonRecords {
  std::string_view at;                       ///< path of a record: `[]`, or empty where the document is one
  std::span<const std::string_view> fields;  ///< paths from there without the first point: `activityType.typeKey`, sorted
};

/// Calls `take` with each record and its number from 1. `null` is as if the field were not there.
std::optional<JsonFault> read_json_records(std::string_view bytes, const InputLimits& limits, const JsonRecords& records,
                                           const std::function<void(const JsonRecord&, std::size_t)>& take);

/// Whether the text begins with this bracket, blanks and a byte-order mark aside.
bool begins_with(std::string_view head, char bracket);
/// Whether `head` holds the name of a member.
bool names_member(std::string_view head, std::string_view name);

}  // namespace patella
