#pragma once
/// Fills a log, or what a vendor's format is read into, from JSON events, as tables of fields say. No recursion: the tables
/// nest a few levels, what lies deeper than they know is skipped.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "diagnostic/problems.hpp"
#include "json/tokenizer.hpp"
#include "log/field.hpp"
#include "log/value_problems.hpp"
#include "text/printable.hpp"
#include "time/timestamp.hpp"

namespace patella {

template <class Target>
class TableReader final : public JsonHandler, private FinishedRecord {
 public:
  /// `document` is a list of one field: what the document may be. All of them must outlive the reader.
  TableReader(const Container<Target>& document, Target& target, Problems& problems)
      : target_{target}, problems_{problems}, places_{problems.text()} {
    enter(document, 0);
  }

  void null(std::size_t at) override {
    const bool lenient = top().container->lenient;
    const Field<Target>* field = next_value(at);
    if (field && !lenient) reject(*field, ValueKind::null, at);
  }
  void boolean(std::size_t at, bool value) override {
    if (const Field<Target>* field = next_value(at)) {
      if (field->truth)
        field->truth(target_, value);
      else
        reject(*field, ValueKind::boolean, at);
    }
  }
  void number(std::size_t at, double value) override {
    const Field<Target>* field = next_value(at);
    if (!std::isfinite(value)) {
      const std::string_view expected = field ? field->text.expected : "a number";
      return report_at(at, no_finite_number(expected, token_at(problems_.text(), at)));
    }
    if (!field) return;
    if (field->digits) return field->digits(target_, token_at(problems_.text(), at));
    if (!field->number) return reject(*field, ValueKind::number, at);
    const Range& range = field->text.range;
    if (value >= range.min && value <= range.max && range.step == Range::Step::any) return field->number(target_, value);
    if (auto note = number_problem(field->text, value)) return report_at(at, std::move(*note));
    field->number(target_, value);
  }
  void string(std::size_t at, std::string_view value) override {
    if (const Field<Target>* field = next_value(at)) take_string(*field, at, value);
  }
  void key(std::size_t at, std::string_view name) override;
  void begin_object(std::size_t at) override { begin(at, &Field<Target>::object, ValueKind::object); }
  void end_object(std::size_t) override { end(); }
  void begin_array(std::size_t at) override { begin(at, &Field<Target>::list, ValueKind::list); }
  void end_array(std::size_t) override { end(); }
  void syntax_error(std::size_t at, const Problem& note) override { report_at(at, note); }

 private:
  static constexpr std::size_t most_levels = 8;
  static_assert(most_fields <= 32, "`seen` has a bit for each field");

  /// An object or list that is open.
  struct Level {
    const Container<Target>* container = nullptr;
    std::size_t begin = 0;
    std::size_t count = 0;                 // of members or entries so far
    const Field<Target>* field = nullptr;  // of the member that is being read; none for those unknown
    std::uint32_t seen = 0;                // a bit for each field
    std::array<std::size_t, most_fields> key_at, value_at;
    std::unordered_map<std::string, std::size_t> others{};  // members without a field
    const Container<Target>* guessed_for = nullptr;         // whose fields `next` and `last` are about
    std::array<std::size_t, most_fields> next;              // by field: the one that came after it last time
    std::size_t last = 0;
  };

  Level& top() { return levels_[depth_ - 1]; }
  const Level& top() const { return levels_[depth_ - 1]; }

  void enter(const Container<Target>& container, std::size_t at) {
    Level& level = levels_.at(depth_++);
    level.container = &container;
    level.begin = at;
    level.count = 0;
    level.field = nullptr;
    level.seen = 0;
    if (!level.others.empty()) level.others.clear();
  }

  static constexpr std::string_view name_of(const Field<Target>& field) { return field.text.name; }

  static std::size_t index_of(const Level& level, const Field<Target>& field) {
    return static_cast<std::size_t>(&field - level.container->fields.data());
  }

  /// The field of that name or, without one, where it would stand. Records of a kind tend to state the same fields in
  /// the same order, so that the one that came next last time is tried first.
  auto find_field(Level& level, std::string_view name) {
    const auto& fields = level.container->fields;
    if (level.guessed_for != level.container) {
      level.guessed_for = level.container;
      level.next.fill(0);
      level.last = 0;
    }
    std::size_t& guess = level.next[level.last];
    if (guess >= fields.size() || fields[guess].text.name != name)
      guess = static_cast<std::size_t>(std::ranges::lower_bound(fields, name, {}, name_of) - fields.begin());
    const auto found = fields.begin() + static_cast<std::ptrdiff_t>(guess);
    if (found != fields.end()) level.last = guess;
    return found;
  }

  /// The field that the value at `at` belongs to; nullptr where the value is skipped.
  const Field<Target>* next_value(std::size_t at) {
    if (skipped_ > 0) return nullptr;
    Level& level = top();
    const auto& fields = level.container->fields;
    switch (level.container->form) {
      case Container<Target>::Form::object:
        if (level.field) level.value_at[index_of(level, *level.field)] = at;
        return level.field;
      case Container<Target>::Form::list: ++level.count; return &fields.front();
      case Container<Target>::Form::sequence: return level.count++ < fields.size() ? &fields[level.count - 1] : nullptr;
    }
    return nullptr;
  }

  void begin(std::size_t at, const Container<Target>* Field<Target>::*form, ValueKind kind) {
    const Field<Target>* field = next_value(at);
    if (field && field->*form) {
      if (field->begin) field->begin(target_);
      return enter(*(field->*form), at);
    }
    if (field) reject(*field, kind, at);
    ++skipped_;
  }

  void end() {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    Level& level = top();
    if (level.container->form == Container<Target>::Form::sequence && level.count != level.container->fields.size()) {
      const std::string entries = level.count == 1 ? "one number" : std::to_string(level.count) + " numbers";
      report(Problem{Message::wrong_length, {entries}, std::string{level.container->noun}});
    } else if (level.container->finish) {
      level.container->finish(target_, *this);
    }
    --depth_;
  }

  void take_string(const Field<Target>& field, std::size_t at, std::string_view value);

  void reject(const Field<Target>& field, ValueKind found, std::size_t at) {
    const AcceptedKinds takes{field.number || field.digits, field.truth != nullptr, field.takes_string(),
                              field.object != nullptr, field.list != nullptr};
    report_at(at, wrong_type(field.text, takes, found, token_at(problems_.text(), at)));
  }

  void report_at(std::size_t at, Problem note) { problems_.add(at, pointer(depth_), std::move(note)); }

  /// Where the value that is being read inside of the first `depth` levels stands.
  JsonPointer pointer(std::size_t depth) const {
    JsonPointer out;
    for (const Level& level : std::span{levels_}.subspan(1, depth - 1)) {
      if (level.container->form != Container<Target>::Form::object) {
        if (level.count > 0) out.tokens.emplace_back(level.count - 1);
      } else if (level.field) {
        out.tokens.emplace_back(std::string{level.field->text.name});
      }
    }
    return out;
  }

  // Ending
  std::size_t members() const override { return top().count; }
  bool states(std::string_view name) const override { return top().seen >> field_index(name) & 1; }
  void report(Problem note) override {
    note.found = "";
    problems_.add(top().begin, pointer(depth_ - 1), std::move(note));
  }
  void report(std::string_view name, Problem note) override {
    JsonPointer place = pointer(depth_ - 1);
    place.tokens.emplace_back(std::string{name});
    problems_.add(top().value_at[field_index(name)], std::move(place), std::move(note));
  }
  std::size_t field_index(std::string_view name) const {
    const auto& fields = top().container->fields;
    return static_cast<std::size_t>(std::ranges::lower_bound(fields, name, {}, name_of) - fields.begin());
  }

  Target& target_;
  Problems& problems_;
  PositionFinder places_;
  std::array<Level, most_levels> levels_{};
  std::size_t depth_ = 0;
  std::size_t skipped_ = 0;  // open brackets inside of a value that is skipped
};

template <class Target>
void TableReader<Target>::key(std::size_t at, std::string_view name) {
  if (skipped_ > 0) return;
  Level& level = top();
  ++level.count;
  const auto& fields = level.container->fields;
  const auto found = find_field(level, name);
  level.field = nullptr;
  const auto report_member = [&](Problem note) {
    JsonPointer place = pointer(depth_);
    place.tokens.emplace_back(std::string{name});
    problems_.add(at, std::move(place), std::move(note));
  };
  const auto report_twice = [&](std::size_t first) {
    report_member({Message::duplicate_field, {printable_excerpt(name), std::to_string(places_.line(first))}});
  };

  if (found == fields.end() || found->text.name != name) {
    if (level.container->lenient) return;
    const auto [first, is_new] = level.others.try_emplace(std::string{name}, at);
    if (!is_new) return report_twice(first->second);
    if (name.starts_with("x_")) return;
    std::vector<std::string_view> known;
    for (const auto& field : fields) known.push_back(field.text.name);
    return report_member(unknown_field(name, known));
  }

  const auto index = static_cast<std::size_t>(found - fields.begin());
  if (level.seen >> index & 1)
    report_twice(level.key_at[index]);
  else if (const auto rival = found->text.rival; !rival.empty() && states(rival)) {
    report_member({Message::two_fields, {std::string{rival}, std::string{name}}, "one of the two"});
  }
  level.seen |= std::uint32_t{1} << index;
  level.key_at[index] = at;
  level.field = &*found;
}

template <class Target>
void TableReader<Target>::take_string(const Field<Target>& field, std::size_t at, std::string_view value) {
  if (field.string) return field.string(target_, value);
  if (field.word) {
    const auto word = std::ranges::find(field.text.words, value);
    if (word == field.text.words.end()) return report_at(at, unknown_word(field.text, value));
    return field.word(target_, static_cast<std::size_t>(word - field.text.words.begin()));
  }
  if (field.time) {
    const auto time = parse_wall_time(value);
    return time ? field.time(target_, *time) : report_at(at, not_a_time(field.text, value));
  }
  if (field.day || field.first_day) {
    const auto day = field.day ? parse_day(value) : parse_first_day(value);
    if (!day) return report_at(at, not_a_date(field.text, value));
    return field.day ? field.day(target_, *day) : field.first_day(target_, *day);
  }
  reject(field, ValueKind::string, at);
}

}  // namespace patella
