#include "text/number.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <string>

#include "text/characters.hpp"
#include "text/words.hpp"

namespace patella {
namespace {

constexpr std::size_t longest_number = 40;

/// Digits, points, commas and a sign; empty where the cell has anything else.
std::string digits_and_marks(std::string_view cell) {
  cell = trim(cell);
  if (cell.size() > longest_number) return {};
  std::string out;
  for (std::size_t at = 0; at < cell.size();) {
    const CodePoint code_point = decode_utf8(cell, at);
    const char32_t code = code_point.code;
    const bool sign = code == '-' || code == '+' || code == 0x2212;
    if (code < 0x80 && (is_digit(static_cast<char>(code)) || code == '.' || code == ','))
      out += static_cast<char>(code);
    else if (sign && out.empty())
      out += code == '+' ? '+' : '-';
    else if (code != ' ' && code != '\'' && code != 0xa0 && code != 0x202f && code != 0x2009 && code != 0x2019)
      return {};
    at += code_point.bytes;
  }
  return out.find_first_of("0123456789") == out.npos ? std::string{} : out;
}

/// The decimal mark of a number; nothing where it has none, or one that may as well separate thousands.
std::optional<DecimalMark> unambiguous_mark(std::string_view number) {
  const std::size_t last = number.find_last_of(".,");
  if (last == number.npos) return std::nullopt;
  const char mark = number[last], other = mark == '.' ? ',' : '.';
  const auto as_mark = [](char c) { return c == '.' ? DecimalMark::point : DecimalMark::comma; };
  if (number.find(other) != number.npos) return as_mark(mark);
  if (std::ranges::count(number, mark) > 1) return as_mark(other);
  const std::size_t begin = number[0] == '-' || number[0] == '+' ? 1 : 0;
  const bool thousands = number.size() - last == 4 && last - begin >= 1 && last - begin <= 3 && number[begin] != '0';
  return thousands ? std::nullopt : std::optional{as_mark(mark)};
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

std::string decimal_text(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (decimals > 0) text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string shortest_text(double value) {
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

void DecimalVote::add(std::string_view cell) {
  const auto mark = unambiguous_mark(digits_and_marks(cell));
  points_ += mark == DecimalMark::point;
  commas_ += mark == DecimalMark::comma;
}

std::optional<double> parse_localized_number(std::string_view cell, DecimalMark mark) {
  std::string number = digits_and_marks(cell);
  if (number.empty()) return std::nullopt;
  const char decimal = static_cast<char>(unambiguous_mark(number).value_or(mark));
  std::erase(number, decimal == '.' ? ',' : '.');
  std::ranges::replace(number, ',', '.');
  if (number.starts_with('+')) number.erase(0, 1);
  return parse_number(number);
}

bool is_empty_cell(std::string_view cell) {
  cell = trim(cell);
  for (std::size_t at = 0; at < cell.size();) {
    const CodePoint code_point = decode_utf8(cell, at);
    if (code_point.code != '-' && (code_point.code < 0x2010 || code_point.code > 0x2015)) return false;
    at += code_point.bytes;
  }
  return true;
}

std::optional<ClockTime> parse_clock_time(std::string_view cell) {
  cell = trim(cell);
  if (cell.starts_with('\'')) cell.remove_prefix(1);
  if (cell.size() > longest_number) return std::nullopt;
  double parts[3];
  std::size_t count = 0;
  bool fraction = false;
  for (bool more = true; more; ++count) {
    if (count == 3) return std::nullopt;
    const std::size_t colon = cell.find(':');
    more = colon != cell.npos;
    std::string part{cell.substr(0, colon)};
    if (part.empty() || !is_digit(part[0])) return std::nullopt;
    if (!more) {
      std::ranges::replace(part, ',', '.');
      fraction = part.find('.') != part.npos;
    } else if (part.find_first_not_of("0123456789") != part.npos) {
      return std::nullopt;
    }
    const auto value = parse_number(part);
    if (!value || (count > 0 && *value >= 60)) return std::nullopt;
    parts[count] = *value;
    cell.remove_prefix(more ? colon + 1 : cell.size());
  }
  if (count < 2) return std::nullopt;
  if (count == 3) return ClockTime{parts[0] * 3600 + parts[1] * 60 + parts[2]};
  ClockTime time{parts[0] * 60 + parts[1]};
  if (!fraction) time.hours_minutes = parts[0] * 3600 + parts[1] * 60;
  return time;
}

}  // namespace patella
