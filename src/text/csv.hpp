#pragma once
/// Tables of text: RFC 4180, and what vendors write instead.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace patella {

/// One record of a table.
struct CsvRow {
  std::size_t line = 0;            ///< from 1, where it begins
  std::vector<std::string> cells;  ///< without quotes, valid UTF-8
  bool ragged = false;             ///< more or fewer cells than the first record has; what there is stands in its place
};

/// Reads a table record by record. Cells are parted by comma, semicolon or tab, whichever the first record has most of
/// outside of quotes; records by LF, CRLF or CR; empty lines are skipped. In quotes everything but a quote is text, also
/// a line break; a quote is written as two, or stands alone where no end of a cell follows (`"10x20"/40""`). Where reading
/// by the rule gives a wrong number of cells and the other way the right one, that stands. A quote that is never closed
/// ends with its line. Reading takes time in proportion to the text.
class CsvReader {
 public:
  /// `text` must outlive the reader.
  explicit CsvReader(std::string_view text);
  CsvReader(const CsvReader&) = delete;
  /// The next record; nothing at the end.
  std::optional<CsvRow> next();
  char delimiter() const { return delimiter_; }

 private:
  enum class Quotes { by_the_rule, doubtful, within_the_line };
  struct Parsed {
    CsvRow row;
    std::size_t end = 0;  // where the next record begins
    bool open = false;    // a quote was never closed
  };
  Parsed parse(std::size_t begin, Quotes quotes) const;

  std::string mended_;  // before what may look into it
  std::string_view text_;
  char delimiter_ = ',';
  std::size_t at_ = 0, line_ = 1, width_ = 0;
  std::size_t reread_ = 0;   // bytes
  bool lines_only_ = false;  // quotes have proved to be no guide across lines
};

}  // namespace patella
