#pragma once
/// Tables that say what an object of a format may hold. The reader of a format is these tables and nothing else.
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "diagnostic/message.hpp"
#include "patella/calendar.hpp"

namespace patella {

/// The largest number of a log: far above anything that is run, and years of such still add up to a number.
inline constexpr double largest_number = 1e9;

/// Which numbers a field takes, both ends included.
struct Range {
  enum class Step { any, half, whole };
  double min = 0;
  double max = largest_number;
  Step step = Step::any;
  Message outside = Message::out_of_range;
};

/// What is known of a field without knowing the record that it fills.
struct FieldText {
  std::string_view name;      ///< `distance_km`; of an entry of a list what it is: `an activity`
  std::string_view expected;  ///< in words, with unit and range
  Range range{};
  std::span<const std::string_view> words{};  ///< of an enumeration
  std::string_view rival{};                   ///< the field that says the same and may not stand beside this one
};

/// A record that has been read to its end, for the checks of the whole of it.
class FinishedRecord {
 public:
  virtual ~FinishedRecord() = default;
  /// How many members it has, whatever their names.
  virtual std::size_t members() const = 0;
  virtual bool states(std::string_view field) const = 0;
  /// Something is wrong with the record.
  virtual void report(Problem note) = 0;
  /// Something is wrong with one of its members.
  virtual void report(std::string_view field, Problem note) = 0;
};

/// How many fields an object may have: the reader keeps a bit for each.
inline constexpr std::size_t most_fields = 32;

/// The fields of an object. More than the reader has room for do not compile.
template <class Entry>
class FieldList : public std::span<const Entry> {
 public:
  constexpr FieldList() = default;
  template <std::size_t N>
  constexpr FieldList(const Entry (&fields)[N]) : std::span<const Entry>{fields} {
    static_assert(N <= most_fields, "the reader keeps a bit for each field of an object in a word of 32");
  }
  template <std::size_t N>
  constexpr FieldList(const std::array<Entry, N>& fields) : std::span<const Entry>{fields} {
    static_assert(N <= most_fields, "the reader keeps a bit for each field of an object in a word of 32");
  }
};

template <class Target>
struct Container;

/// One field, as it is read. It takes a value in each of the forms for which it has a function; the function writes it to
/// the last record of the kind in question.
template <class Target>
struct Field {
  FieldText text;
  void (*number)(Target&, double) = nullptr;
  void (*truth)(Target&, bool) = nullptr;
  void (*string)(Target&, std::string_view) = nullptr;
  void (*word)(Target&, std::size_t) = nullptr;         ///< index into `text.words`
  void (*day)(Target&, Day) = nullptr;                  ///< `YYYY-MM-DD`
  void (*first_day)(Target&, Day) = nullptr;            ///< also `YYYY-MM` and `YYYY`: their first day
  void (*time)(Target&, WallTime) = nullptr;            ///< RFC 3339, offset or not
  void (*digits)(Target&, std::string_view) = nullptr;  ///< a number as it is written, beside `number` or `string`
  const Container<Target>* object = nullptr;
  const Container<Target>* list = nullptr;
  void (*begin)(Target&) = nullptr;  ///< where the object or list begins

  constexpr bool takes_string() const { return string || word || day || first_day || time; }
};

/// An object or list: what stands between one pair of brackets.
template <class Target>
struct Container {
  enum class Form {
    object,   ///< `fields` by name, sorted
    list,     ///< any number of the one field
    sequence  ///< exactly the fields, in their order
  };
  std::string_view noun;  ///< `the activity`
  Form form = Form::object;
  FieldList<Field<Target>> fields{};
  void (*finish)(Target&, FinishedRecord&) = nullptr;
  bool lenient = false;  ///< a vendor's format: unknown fields and null are ignored
};

}  // namespace patella
