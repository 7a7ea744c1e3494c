#include "vendor/table.hpp"

#include <algorithm>

#include "text/words.hpp"

namespace patella {
namespace {

bool is_usable(const CsvRow& row, std::size_t width, ImportBuilder* builder) {
  const std::string cells = std::to_string(row.cells.size()) + (row.cells.size() == 1 ? " cell" : " cells") + " under " +
                            std::to_string(width) + " headings";
  if (row.cells.size() < width) {
    if (builder) builder->note_broken(line_name(row), cells + ", and what is missing was left out");
    return true;
  }
  const bool empty = std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(width), row.cells.end(),
                                 [](const std::string& cell) { return trim(cell).empty(); });
  if (!empty && builder)
    builder->note_broken(line_name(row), cells + ": nobody can tell which belongs where, and the line was left out");
  return empty;
}

}  // namespace

std::optional<Headings> headings_in(std::string_view head) {
  CsvReader reader{first_line(head)};
  const auto row = reader.next();
  return row ? std::optional{Headings{*row}} : std::nullopt;
}

Headings::Headings(const CsvRow& row) {
  for (const std::string& cell : row.cells) names_.push_back(fold(cell));
}

std::vector<std::size_t> Headings::find_all(std::string_view names) const {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < names_.size(); ++i)
    if (any_word(names, [&](std::string_view name) { return name == names_[i]; })) columns.push_back(i);
  return columns;
}

std::optional<std::size_t> Headings::find(std::string_view names) const {
  const auto columns = find_all(names);
  return columns.empty() ? std::nullopt : std::optional{columns.front()};
}

std::string line_name(const CsvRow& row) { return "line " + std::to_string(row.line); }

std::string_view cell_at(const CsvRow& row, std::optional<std::size_t> column) {
  return column && *column < row.cells.size() ? trim(row.cells[*column]) : std::string_view{};
}

std::optional<Headings> read_headings(std::string_view bytes, const InputLimits& limits, ImportBuilder& builder) {
  if (bytes.size() > limits.bytes) {
    builder.note_broken("", "larger than the " + std::to_string(limits.bytes >> 20) + " MB that are read of one file");
    return std::nullopt;
  }
  CsvReader reader{bytes};
  if (const auto row = reader.next()) return Headings{*row};
  builder.note_broken("", "an empty table");
  return std::nullopt;
}

void each_row(std::string_view bytes, const InputLimits& limits, ImportBuilder* builder,
              const std::function<void(const CsvRow&)>& visit) {
  CsvReader reader{bytes};
  const auto headings = reader.next();
  if (!headings) return;
  const std::size_t width = headings->cells.size();
  for (std::size_t count = 0; const auto row = reader.next(); ++count) {
    if (count == limits.points) {
      if (builder)
        builder->note_broken(line_name(*row),
                             "more than " + std::to_string(limits.points) + " lines, and the rest was left out");
      return;
    }
    if (!row->ragged || is_usable(*row, width, builder)) visit(*row);
  }
}

}  // namespace patella
