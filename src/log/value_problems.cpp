#include "log/value_problems.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "json/tokenizer.hpp"
#include "text/characters.hpp"
#include "text/number.hpp"
#include "text/printable.hpp"
#include "text/words.hpp"

namespace patella {
namespace {

std::string called(const FieldText& field) {
  // What has a blank in it is a description already.
  if (field.name.find(' ') != std::string_view::npos) return std::string{field.name};
  return "`" + std::string{field.name} + "`";
}

constexpr std::string_view in_words(ValueKind kind) {
  constexpr std::array<std::string_view, 6> words{"null", "true or false", "a number", "text", "an object", "a list"};
  return words[static_cast<std::size_t>(kind)];
}

std::string in_words(AcceptedKinds takes) {
  std::string out;
  const auto add = [&](bool taken, ValueKind kind) {
    if (taken) out += (out.empty() ? "" : " or ") + std::string{in_words(kind)};
  };
  add(takes.truth, ValueKind::boolean);
  add(takes.number, ValueKind::number);
  add(takes.string, ValueKind::string);
  add(takes.object, ValueKind::object);
  add(takes.list, ValueKind::list);
  return out;
}

/// The number that a text holds, with a point; empty where it holds none.
std::string parse_localized_number(std::string_view token) {
  std::string number;
  for (const char c : token) {
    if (c != '"') number += c == ',' ? '.' : c;
  }
  return !number.empty() && number_length(number, 0) == number.size() ? number : std::string{};
}

std::string hint_for(AcceptedKinds takes, ValueKind found, std::string_view token) {
  if (found == ValueKind::string && takes.number) {
    const std::string number = parse_localized_number(token);
    if (number.empty()) return "write the number alone, without quotes and without its unit";
    return "write " + number + ", without quotes" + (token.find(',') == std::string_view::npos ? "" : " and with a point");
  }
  if (takes.truth) return "write true or false, without quotes";
  if (found == ValueKind::number && takes.string) return "write it in quotes: \"" + printable_excerpt(token) + "\"";
  if (found == ValueKind::object && takes.list) return "put it in square brackets: [ ]";
  if (takes.object && !takes.number) return "write an object: { }";
  if (takes.list) return "write a list: [ ]";
  return {};
}

/// What is impossible about a date that is written as one.
std::string why_no_such_date(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t size) { return parse_whole<int>(text.substr(at, size)).value_or(0); };
  if (number(5, 2) < 1 || number(5, 2) > 12) return "months go from 01 to 12";
  if (text.size() < 10) return {};
  const std::chrono::year_month month{std::chrono::year{number(0, 4)},
                                      std::chrono::month{static_cast<unsigned>(number(5, 2))}};
  const std::chrono::year_month_day_last last{month / std::chrono::last};
  return std::string{text.substr(0, 7)} + " has the days 01 to " + std::to_string(unsigned{last.day()});
}

}  // namespace

Problem wrong_type(const FieldText& field, AcceptedKinds takes, ValueKind found, std::string_view token) {
  if (found == ValueKind::null) return {Message::is_null, {called(field)}, std::string{field.expected}};
  return {Message::wrong_type,
          {called(field), std::string{in_words(found)}, in_words(takes)},
          std::string{field.expected},
          hint_for(takes, found, token)};
}

Problem no_finite_number(std::string_view expected, std::string_view token) {
  // `3e808` is written in digits, `NaN` and `-Infinity` are not.
  const Message message =
      token.find_first_of("nN") == std::string_view::npos ? Message::number_too_large : Message::not_a_number;
  return {message, {printable_excerpt(token)}, std::string{expected}};
}

std::optional<Problem> number_problem(const FieldText& field, double value) {
  const Range& range = field.range;
  if (value < range.min || value > range.max) {
    const bool only_sign = value < 0 && range.min == 0 && -value <= range.max;
    const bool too_large = value > range.max && range.max == largest_number;
    return Problem{range.outside,
                   {called(field)},
                   std::string{field.expected},
                   only_sign   ? "write it without the minus sign"
                   : too_large ? "no number may be larger than a thousand million"
                               : ""};
  }
  if (range.step == Range::Step::whole && value != std::floor(value))
    return Problem{Message::not_whole, {called(field)}, std::string{field.expected}};
  if (range.step == Range::Step::half && value * 2 != std::floor(value * 2)) {
    return Problem{
        Message::not_half_points, {called(field), shortest_text(std::round(value * 2) / 2)}, std::string{field.expected}};
  }
  return std::nullopt;
}

Problem unknown_word(const FieldText& field, std::string_view text) {
  const auto near = spelling_suggestion(text, field.words);
  return {Message::unknown_word,
          {called(field)},
          std::string{field.expected},
          near ? "did you mean \"" + std::string{*near} + "\"?" : ""};
}

Problem not_a_date(const FieldText& field, std::string_view text) {
  if (has_shape(text, "0000-00-00") || has_shape(text, "0000-00")) {
    return {Message::no_such_date, {called(field)}, std::string{field.expected}, why_no_such_date(text)};
  }
  const bool has_time = text.size() > 10 && has_shape(text.substr(0, 10), "0000-00-00") && field.name == "date";
  return {Message::not_a_date,
          {called(field)},
          std::string{field.expected},
          has_time ? "a date with its time belongs into `start`" : ""};
}

Problem not_a_time(const FieldText& field, std::string_view text) {
  if (text.size() >= 10 && has_shape(text.substr(0, 10), "0000-00-00") && !parse_day(text.substr(0, 10))) {
    return {Message::no_such_date, {called(field)}, std::string{field.expected}, why_no_such_date(text.substr(0, 10))};
  }
  std::string hint;
  if (parse_day(text) && field.name == "start") hint = "a date without a time belongs into `date`";
  if (parse_wall_time(std::string{text} + ":00")) hint = "add the seconds: " + std::string{text} + ":00";
  return {Message::not_a_time, {called(field)}, std::string{field.expected}, std::move(hint)};
}

/// The field that was meant: the same quantity in the unit that was written, or else in the metric one. A unit that nobody
/// wrote is never suggested.
std::optional<std::string_view> meant_field(std::string_view name, std::span<const std::string_view> known) {
  std::string lower = to_lower(name);
  std::ranges::replace(lower, '-', '_');
  const auto ends_in = [&](std::initializer_list<std::string_view> units) {
    return std::ranges::any_of(units, [&](std::string_view unit) { return lower.ends_with(unit); });
  };
  const bool in_miles = ends_in({"mi", "mile", "miles"}), in_feet = ends_in({"ft", "foot", "feet"});
  std::vector<std::string_view> candidates{known.begin(), known.end()};
  std::erase_if(candidates, [&](std::string_view field) {
    return (field.ends_with("_mi") && !in_miles) || (field.ends_with("_ft") && !in_feet);
  });
  const std::string stem = lower.substr(0, in_miles || in_feet ? lower.rfind('_') : std::string::npos) + '_';
  const auto same_quantity = std::ranges::find_if(candidates, [&](std::string_view field) {
    return field.starts_with(stem) && in_miles == field.ends_with("_mi") && in_feet == field.ends_with("_ft");
  });
  if (same_quantity != candidates.end()) return *same_quantity;
  return spelling_suggestion(name, candidates);
}

Problem unknown_field(std::string_view name, std::span<const std::string_view> known) {
  const auto near = meant_field(name, known);
  return {Message::unknown_field, {printable_excerpt(name)}, {}, near ? "did you mean `" + std::string{*near} + "`?" : ""};
}

}  // namespace patella
