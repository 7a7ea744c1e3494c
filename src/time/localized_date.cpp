#include "time/localized_date.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/ascii.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace patella {
namespace {

using namespace std::chrono;

struct Month {
  std::string_view begins;  ///< folded
  unsigned month;
};

/// Longer beginnings before the shorter ones that they begin with.
constexpr std::array<Month, 40> months{{
    {"jan", 1}, {"ene", 1},   {"gen", 1},  {"sty", 1},  {"feb", 2},  {"fev", 2},  {"lut", 2},  {"mar", 3},
    {"mrt", 3}, {"maerz", 3}, {"apr", 4},  {"avr", 4},  {"abr", 4},  {"kwi", 4},  {"may", 5},  {"mai", 5},
    {"mei", 5}, {"maj", 5},   {"mag", 5},  {"juil", 7}, {"juin", 6}, {"jun", 6},  {"giu", 6},  {"cze", 6},
    {"jul", 7}, {"lug", 7},   {"lip", 7},  {"aug", 8},  {"aou", 8},  {"ago", 8},  {"sie", 8},  {"sep", 9},
    {"set", 9}, {"wrz", 9},   {"szep", 9}, {"o", 10},   {"paz", 10}, {"nov", 11}, {"lis", 11}, {"d", 12},
}};

struct Piece {
  std::string word{};  ///< folded; empty for a number
  int number = 0;
  std::size_t digits = 0;
};

/// Numbers and words in their order; nothing where there are more than any date has.
std::optional<std::vector<Piece>> pieces_of(std::string_view text) {
  std::vector<Piece> out;
  for (std::size_t at = 0; at < text.size();) {
    if (out.size() > 12) return std::nullopt;
    if (is_digit(text[at])) {
      Piece piece;
      for (; at < text.size() && is_digit(text[at]); ++at, ++piece.digits) {
        if (piece.digits == 4) return std::nullopt;
        piece.number = piece.number * 10 + (text[at] - '0');
      }
      out.push_back(piece);
      continue;
    }
    const std::size_t begin = at;
    std::string word;
    while (at < text.size() && !is_digit(text[at])) {
      const CodePoint code_point = decode_utf8(text, at);
      const std::string letter = folded(text.substr(at, code_point.bytes));
      const bool mark = code_point.code >= 0x300 && code_point.code <= 0x36f;
      if (letter.empty() && !mark) break;
      word += letter;
      at += code_point.bytes;
    }
    if (at == begin) at += decode_utf8(text, at).bytes;
    if (!word.empty()) out.push_back({std::move(word)});
  }
  return out;
}

/// `oct`, `okt`, `out`, `ott` and `dec`, `dez`, `des`, `dic`, `dec` are told by more than their first letter.
unsigned month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  for (const auto& [begins, month] : months) {
    if (!word.starts_with(begins)) continue;
    if (month == 10 && begins == "o")
      return word.starts_with("oct") || word.starts_with("okt") || word.starts_with("out") || word.starts_with("ott") ? 10
                                                                                                                      : 0;
    if (month == 12)
      return word.starts_with("dec") || word.starts_with("dez") || word.starts_with("des") || word.starts_with("dic") ? 12
                                                                                                                      : 0;
    return month;
  }
  return 0;
}

/// Day, month and year from three numbers, or two and a month in words.
std::optional<Day> day_of(const std::vector<Piece>& numbers, unsigned month, bool twelve_hours) {
  const auto ymd = [](int y, unsigned m, int d) -> std::optional<Day> {
    const year_month_day date{year{y}, std::chrono::month{m}, day{static_cast<unsigned>(d)}};
    return date.ok() && y >= 1900 ? std::optional{Day{date}} : std::nullopt;
  };
  const Piece& a = numbers[0];
  const Piece& b = numbers[1];
  if (month > 0) {
    if (a.digits == 4) return ymd(a.number, month, b.number);
    return b.digits == 4 ? ymd(b.number, month, a.number) : std::nullopt;
  }
  const Piece& c = numbers[2];
  if (a.digits == 4) return ymd(a.number, static_cast<unsigned>(b.number), c.number);
  if (c.digits != 4) return std::nullopt;
  if (a.number > 12) return ymd(c.number, static_cast<unsigned>(b.number), a.number);
  if (b.number > 12 || twelve_hours) return ymd(c.number, static_cast<unsigned>(a.number), b.number);
  return a.number == b.number ? ymd(c.number, static_cast<unsigned>(b.number), a.number) : std::nullopt;
}

}  // namespace

std::optional<WallTime> moment_in(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 60) return std::nullopt;
  if (const auto time = parse_wall_time(text)) return time;
  const auto pieces = pieces_of(text);
  if (!pieces) return std::nullopt;
  std::vector<Piece> numbers;
  unsigned month = 0;
  bool am = false, pm = false;
  for (std::size_t i = 0; i < pieces->size(); ++i) {
    const Piece& piece = (*pieces)[i];
    const bool half = piece.word.size() == 1 && i + 1 < pieces->size() && (*pieces)[i + 1].word == "m";
    if (piece.word.empty())
      numbers.push_back(piece);
    else if (piece.word == "am" || (piece.word == "a" && half))
      am = true;
    else if (piece.word == "pm" || (piece.word == "p" && half))
      pm = true;
    else if (month == 0)
      month = month_of(piece.word);
  }
  const std::size_t dated = month > 0 ? 2 : 3;
  if (numbers.size() < dated + 2 || numbers.size() > dated + 3) return std::nullopt;
  // A date with points may be told day first only; one with strokes either way.
  const bool points = text.find('/') == text.npos && month == 0 && numbers[0].digits <= 2;
  auto date = day_of(numbers, month, am || pm);
  if (points && numbers[2].digits == 4) {
    const year_month_day told{year{numbers[2].number}, std::chrono::month{static_cast<unsigned>(numbers[1].number)},
                              day{static_cast<unsigned>(numbers[0].number)}};
    date = told.ok() ? std::optional{Day{told}} : std::nullopt;
  }
  int hour = numbers[dated].number;
  const int minute = numbers[dated + 1].number;
  const int second = numbers.size() > dated + 2 ? numbers[dated + 2].number : 0;
  if (!date || minute > 59 || second > 60 || hour > 23) return std::nullopt;
  if (am || pm) {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + (pm ? 12 : 0);
  }
  return *date + hours{hour} + minutes{minute} + seconds{std::min(second, 59)};
}

}  // namespace patella
