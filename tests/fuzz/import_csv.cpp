/// Fuzz target of the readers of tables.
#include <cstdint>
#include "imported_check.hpp"
#include "text/csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  patella::CsvReader reader{{reinterpret_cast<const char*>(data), size}};
  std::size_t line = 0;
  while (const auto row = reader.next()) {
    fuzz::must(row->line > line && !row->cells.empty());
    line = row->line;
    for (const auto& cell : row->cells) fuzz::must_be_text(cell);
  }
  fuzz::read_as({"Strava bulk export", "Garmin table", "intervals.icu table", "Runkeeper list"}, data, size);
  return 0;
}
