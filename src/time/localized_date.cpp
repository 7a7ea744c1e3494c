#include "time/timestamp.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "text/characters.hpp"
#include "text/words.hpp"

namespace patella {
namespace {

using namespace std::chrono;

/// What the names of the months begin with, folded; of several that fit, the longest decides. After Unicode's CLDR.
constexpr std::array<std::string_view, 12> month_beginnings{
    "jan ene gen sty ian oca tammi led янв січ ιαν जन يناير ינו มค",
    "feb fev lut sub helmi uno фев лют φεβ फर فبراير פבר กพ",
    "mar mrt maerz maa bre мар бер μαρ मार مارس מרץ מרס มีค",
    "apr avr abr kwi nis huhti dub апр квіт απρ अप أبريل ابريل אפר เมย",
    "may mai mei maj mag touko kve маи мая трав μαι मई مايو מאי พค",
    "jun juin giu cze haz kesa iun cvn cervn cerven июн чер ιουν जून يونيو יוני มิย",
    "jul juil lug lip tem heina iul cvc cervenec cervenc июл лип ιουλ जुल يوليو יולי กค",
    "aug aou ago agu agt sie elo srp авг сер αυγ अग أغسطس اغسطس אוג สค",
    "sep set wrz szep eyl syys zar сен вер σεπ सित سبتمبر ספט กย",
    "oct okt out ott paz eki loka rij окт жовт οκτ अक أكتوبر اكتوبر אוק ตค",
    "nov lis kas marras ноя лис νοε नव نوفمبر נוב พย",
    "dec dez des dic gru ara joulu pro det дек груд δεκ दिस ديسمبر דצמ ธค"};

enum class HalfOfDay { unknown, morning, noon, afternoon };

/// How languages write a.m. and p.m.: as words of their own, or, where no blanks part words, within one. Folded.
struct HalfOfDayWords {
  HalfOfDay half;
  std::string_view whole, within;
};
constexpr std::array<HalfOfDayWords, 3> half_of_day_words{{
    {HalfOfDay::morning, "am vorm fm ap oo дп πμ ص قظ पूर्वाह्न", "上午 凌晨 早上 清晨 早晨 午前 오전 ก่อนเที่ยง"},
    {HalfOfDay::noon, "", "中午 正午"},
    {HalfOfDay::afternoon, "pm nachm em ip os пп μμ م بظ अपराह्न", "下午 晚上 傍晚 午後 오후 หลังเที่ยง"},
}};

struct Piece {
  std::string word{};  ///< folded; empty for a number
  int number = 0;
  std::size_t digits = 0;
  bool after_colon = false;
};

/// Digits of the scripts that write dates with their own; -1 for all else.
int digit_in(char32_t code) {
  for (const char32_t zero : {U'0', U'\u0660', U'\u06f0', U'\u0966', U'\u0e50', U'\uff10'})
    if (code >= zero && code <= zero + 9) return static_cast<int>(code - zero);
  return -1;
}

/// Numbers and words in their order; nothing where there are more than any date has. A point within a word is none of it:
/// `a.m.` is `am`.
std::optional<std::vector<Piece>> pieces_of(std::string_view text) {
  std::vector<Piece> out;
  bool joins = false, colon = false;  // the next character goes on with the piece; a colon stands before it
  for (std::size_t at = 0; at < text.size();) {
    if (out.size() > 14) return std::nullopt;
    const CodePoint code_point = decode_utf8(text, at);
    const std::string_view letter_text = text.substr(at, code_point.bytes);
    const int digit = digit_in(code_point.code);
    at += code_point.bytes;
    if (digit >= 0) {
      if (!joins || !out.back().word.empty()) out.push_back({{}, 0, 0, std::exchange(colon, false)});
      if (++out.back().digits > 4) return std::nullopt;
      out.back().number = out.back().number * 10 + digit;
      joins = true;
      continue;
    }
    const std::string letter = fold(letter_text);
    const bool mark = (code_point.code >= 0x300 && code_point.code <= 0x36f) || code_point.code == 0x93c;
    const bool in_word = joins && !out.empty() && !out.back().word.empty();
    colon = letter_text == ":" || letter_text == "\uff1a";
    if (letter.empty()) {
      joins = in_word && (mark || letter_text == ".");
      continue;
    }
    if (!in_word) out.emplace_back();
    out.back().word += letter;
    joins = true;
  }
  return out;
}

/// 1 to 12; 0 for a word that is none.
unsigned month_of(std::string_view word) {
  unsigned found = 0;
  std::size_t longest = 0;
  for (unsigned month = 1; month <= 12 && word.size() >= 3; ++month)
    any_word(month_beginnings[month - 1], [&](std::string_view begins) {
      if (begins.size() > longest && word.starts_with(begins)) found = month, longest = begins.size();
      return false;
    });
  return found;
}

HalfOfDay half_of_day(std::string_view word) {
  for (const auto& [half, whole, within] : half_of_day_words)
    if (any_word(whole, [&](std::string_view known) { return word == known; }) ||
        any_word(within, [&](std::string_view known) { return word.find(known) != word.npos; }))
      return half;
  return HalfOfDay::unknown;
}

/// The word of the month: the one behind the day, as weekdays are called like months in some languages, else the first.
unsigned month_in(const std::vector<Piece>& pieces) {
  unsigned first = 0;
  const Piece* number = nullptr;
  for (const Piece& piece : pieces) {
    if (piece.word.empty()) {
      number = &piece;
      continue;
    }
    const unsigned month = month_of(piece.word);
    if (month > 0 && number && number->digits <= 2 && !number->after_colon) return month;
    if (first == 0) first = month;
  }
  return first;
}

std::optional<Day> existing_day(int y, unsigned m, int d) {
  const int years_after = y >= 2400 ? 543 : 0;  // of the Buddha
  const year_month_day date{year{y - years_after}, month{m}, day{static_cast<unsigned>(d)}};
  return date.ok() && date.year() >= year{1900} ? std::optional{Day{date}} : std::nullopt;
}

/// How a date of three numbers that does not begin with the year is meant.
enum class DayMonthOrder { unknown, day_first, month_first };

/// Day, month and year from three numbers, or two and a month in words.
std::optional<Day> day_of(const std::vector<Piece>& numbers, unsigned month, DayMonthOrder order) {
  const Piece& a = numbers[0];
  const Piece& b = numbers[1];
  if (month > 0) {
    if (a.digits == 4) return existing_day(a.number, month, b.number);
    return b.digits == 4 ? existing_day(b.number, month, a.number) : std::nullopt;
  }
  const Piece& c = numbers[2];
  if (a.digits == 4) return existing_day(a.number, static_cast<unsigned>(b.number), c.number);
  if (c.digits != 4) return std::nullopt;
  const bool day_first = order == DayMonthOrder::day_first || a.number > 12 || a.number == b.number;
  if (day_first) return existing_day(c.number, static_cast<unsigned>(b.number), a.number);
  const bool month_first = order == DayMonthOrder::month_first || b.number > 12;
  return month_first ? existing_day(c.number, static_cast<unsigned>(a.number), b.number) : std::nullopt;
}

/// Hours, minutes and perhaps seconds.
std::optional<seconds> time_of_day(const std::vector<Piece>& numbers, HalfOfDay half) {
  if (numbers.size() < 2 || numbers.size() > 3) return std::nullopt;
  int hour = numbers[0].number;
  const int minute = numbers[1].number, second = numbers.size() > 2 ? numbers[2].number : 0;
  if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
  if (half != HalfOfDay::unknown && (hour < 1 || hour > 12)) return std::nullopt;
  if (half == HalfOfDay::morning) hour %= 12;
  if (half == HalfOfDay::afternoon || (half == HalfOfDay::noon && hour < 10)) hour = hour % 12 + 12;
  return hours{hour} + minutes{minute} + seconds{std::min(second, 59)};
}

}  // namespace

std::optional<WallTime> parse_localized_time(std::string_view text) {
  text = trim(text);
  if (text.size() > 100) return std::nullopt;
  if (const auto time = parse_wall_time(text)) return time;
  const auto pieces = pieces_of(text);
  if (!pieces) return std::nullopt;
  const unsigned month = month_in(*pieces);
  HalfOfDay half = HalfOfDay::unknown;
  bool latin = false;
  std::vector<Piece> numbers;
  for (std::size_t i = 0; i < pieces->size(); ++i) {
    const Piece& piece = (*pieces)[i];
    if (piece.word.empty()) numbers.push_back(piece);
    const std::string next = i + 1 < pieces->size() ? (*pieces)[i + 1].word : std::string{};
    for (const std::string& word : {piece.word, piece.word + next}) {  // `p. m.` too
      if (half != HalfOfDay::unknown) break;
      half = half_of_day(word);
      latin = half != HalfOfDay::unknown && is_letter(word[0]);
    }
  }
  // The time is what has colons, wherever it stands, else the last numbers.
  const std::size_t dated = month > 0 ? 2 : 3;
  if (numbers.size() < dated + 2) return std::nullopt;
  const auto colon = std::ranges::find(numbers, true, &Piece::after_colon);
  const auto begin = colon != numbers.end() ? colon - 1 : numbers.begin() + static_cast<std::ptrdiff_t>(dated);
  auto end = colon != numbers.end() ? colon : numbers.end();
  while (end != numbers.end() && end->after_colon) ++end;
  const std::vector<Piece> clock{begin, end};
  numbers.erase(begin, end);
  if (numbers.size() != dated) return std::nullopt;
  // Points part a date with the day first; with strokes, Americans write the month first, who write a.m. and p.m. too.
  DayMonthOrder order = DayMonthOrder::unknown;
  const bool strokes = text.find('/') != text.npos;
  if (!strokes || (half != HalfOfDay::unknown && !latin))
    order = DayMonthOrder::day_first;
  else if (half != HalfOfDay::unknown)
    order = DayMonthOrder::month_first;
  const auto date = day_of(numbers, month, order);
  const auto time = time_of_day(clock, half);
  return date && time ? std::optional{*date + *time} : std::nullopt;
}

}  // namespace patella
