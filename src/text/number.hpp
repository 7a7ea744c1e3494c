#pragma once
/// Numbers as text and back: with a point, whatever the locale, and as the cells of vendors' tables have them.
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace patella {

/// The number that all of `text` is, as std::from_chars reads it; nothing where it is none, too large or not finite.
std::optional<double> parse_number(std::string_view text);

/// The whole number that all of `text` is; nothing where it is none or does not fit into `Int`.
template <class Int>
std::optional<Int> parse_whole(std::string_view text) {
  Int value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

/// The number with at most `decimals` decimals, and none of them a trailing zero: `8.2`, `8`. Never `-0`.
std::string decimal_text(double value, int decimals);

/// The number with as many digits as it takes to read it back.
std::string shortest_text(double value);

/// The mark between a number and its fraction.
enum class DecimalMark : char { point = '.', comma = ',' };

/// Finds the decimal mark of a file by its unambiguous cells: `11.18`, `9,72`, `1.234,5`. The language of the headings is no
/// guide: most exports mix it with English numbers.
class DecimalVote {
 public:
  void add(std::string_view cell);
  /// A point where no cell decides.
  DecimalMark mark() const { return commas_ > points_ ? DecimalMark::comma : DecimalMark::point; }

 private:
  std::size_t points_ = 0, commas_ = 0;
};

/// The number in a cell. `1,234` is read by `mark`, an unambiguous number by its own. Spaces and apostrophes between digits,
/// and the apostrophe that keeps a spreadsheet from computing, are skipped. Nothing for an empty cell, `--`, or what is no
/// number.
std::optional<double> parse_localized_number(std::string_view cell, DecimalMark mark);

/// Whether the cell has no value: empty, or dashes only.
bool is_empty_cell(std::string_view cell);

/// A duration written with colons.
struct ClockTime {
  double seconds = 0;                     ///< two parts are read as minutes and seconds
  std::optional<double> hours_minutes{};  ///< seconds, if two parts without a fraction are hours and minutes
};

/// `1:02:03`, `00:04:47.8`, `41:06`. Nothing where it is not that, or minutes or seconds after the first colon are 60 or
/// more.
std::optional<ClockTime> parse_clock_time(std::string_view cell);

}  // namespace patella
