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
  bool ragged = false;             ///< more or fewer cells than the first record has
};

/// Reads a table record by record. Cells are separated by comma, semicolon or tab, whichever the first record has most of
/// outside of quotes; records by LF, CRLF or CR; empty lines are skipped. In quotes everything but a quote is text, also
/// a line break; a quote is written as two, or as one where no end of a cell follows (`"10x20"/40""`). Where RFC 4180 gives
/// a wrong number of cells and a laxer reading the right one, that one counts. A quote that is never closed ends with its
/// line. Reading takes time in proportion to the text.
class CsvReader {
 public:
  /// `text` must outlive the reader.
  explicit CsvReader(std::string_view text);
  CsvReader(const CsvReader&) = delete;
  /// The next record; nothing at the end.
  std::optional<CsvRow> next();

 private:
  enum class Quotes { rfc_4180, lax, single_line };
  struct Parsed {
    CsvRow row;
    std::size_t end = 0;  // where the next record begins
    bool open = false;    // a quote was never closed
  };
  Parsed parse(std::size_t begin, Quotes quotes) const;

  std::string repaired_;  // declared before text_, which may be a part of it
  std::string_view text_;
  char delimiter_ = ',';
  std::size_t at_ = 0, line_ = 1, width_ = 0;
  std::size_t reread_ = 0;   // bytes
  bool lines_only_ = false;  // a quote was never closed, so that none is followed across lines
};

}  // namespace patella
