#pragma once
/// Numbers and times as they stand in the cells of a table that somebody's language settings wrote.
#include <cstddef>
#include <optional>
#include <string_view>

namespace patella {

/// What stands between a number and its fraction.
enum class DecimalMark : char { point = '.', comma = ',' };

/// Tells the mark of a file by those of its cells that can mean only one thing: `11.18`, `9,72`, `1.234,5`. The language
/// of the headings says nothing: most exports mix it with English numbers.
class DecimalVote {
 public:
  void add(std::string_view cell);
  /// A point where the cells said nothing.
  DecimalMark mark() const { return commas_ > points_ ? DecimalMark::comma : DecimalMark::point; }

 private:
  std::size_t points_ = 0, commas_ = 0;
};

/// The number in a cell. `1,234` follows `mark`; what can mean only one thing is taken so, whatever `mark` says. Blanks
/// and apostrophes between digits, and the apostrophe that keeps a spreadsheet from computing, are skipped. Nothing
/// for an empty cell, `--`, or what is no number.
std::optional<double> number_in(std::string_view cell, DecimalMark mark);

/// Whether the cell says that there is nothing: empty, or dashes only.
bool is_missing(std::string_view cell);

/// A duration that is written with colons.
struct ClockTime {
  double seconds = 0;                     ///< with two parts: as minutes and seconds
  std::optional<double> hours_minutes{};  ///< s, if two parts without a fraction meant hours and minutes
};

/// `1:02:03`, `00:04:47.8`, `41:06`. Nothing where it is not that, or minutes or seconds after the first colon are 60 or
/// more.
std::optional<ClockTime> clock_time_in(std::string_view cell);

}  // namespace patella
