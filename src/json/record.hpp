#pragma once
/// JSON of other programs: value by value with paths, so that the text need not be kept in memory, or as records.
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/tokenizer.hpp"
#include "text/input_limits.hpp"

namespace patella {

/// A value that is neither an object nor a list.
struct JsonScalar {
  enum class Kind { null, truth, number, text };
  Kind kind = Kind::null;
  bool truth = false;
  double number = 0;      ///< may be NaN or infinite
  std::string_view text;  ///< of a text; of a number its digits as written. Lives until the call returns
};

/// Receives the values of a text in order. A path has a point before the name of each member and `[]` for entries of a list:
/// `.RIDE.TAGS.RPE`, `[].distance`. The document itself is the empty path.
class JsonPathHandler {
 public:
  virtual ~JsonPathHandler() = default;
  virtual void leaf(std::string_view path, const JsonScalar& leaf) = 0;
  virtual void open(std::string_view /*path*/) {}
  virtual void close(std::string_view /*path*/) {}
};

/// Why a text was not read to its end.
struct JsonError {
  std::size_t line = 0;  ///< from 1; 0: the whole text
  std::string why;       ///< plain words without a full stop
};

/// Makes bytes a text that can be tokenized: those that are not UTF-8 are repaired, in a copy. An error where they are
/// larger or nest deeper than `limits` allow.
std::optional<JsonError> repair_json(std::string_view& bytes, std::string& repaired, const InputLimits& limits);

/// Reports all of `bytes`, or up to its first syntax error. Bytes that are not UTF-8 are repaired first; a byte-order mark
/// and white space around the document are skipped. A text that is larger or nests deeper than `limits` is not reported at
/// all.
std::optional<JsonError> read_json_paths(std::string_view bytes, const InputLimits& limits, JsonPathHandler& handler);

/// What one object states of the requested fields.
class JsonRecord {
 public:
  /// The number, also one in quotes; nothing where there is none or it is not finite.
  std::optional<double> number(std::string_view field) const;
  /// The text, or a number's digits; empty where there is none.
  std::string_view text(std::string_view field) const;
  /// Whether it is true, or the word or number for it.
  bool truth(std::string_view field) const;
  bool states(std::string_view field) const { return find(field) != nullptr; }
  /// The numbers of a field that occurs several times, as those in lists do; NaN for what is not a number.
  std::vector<double> numbers(std::string_view field) const;

  void clear() { values_.clear(); }
  void add(std::string_view field, const JsonScalar& leaf);

 private:
  struct Value {
    std::string_view field;  // of the table of fields
    JsonScalar::Kind kind;
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

/// Calls `take` with each record and its number from 1. A field that is `null` counts as absent.
std::optional<JsonError> read_json_records(std::string_view bytes, const InputLimits& limits, const JsonRecords& records,
                                           const std::function<void(const JsonRecord&, std::size_t)>& take);

/// Whether `head` has a member of that name.
bool has_member_name(std::string_view head, std::string_view name);

}  // namespace patella
