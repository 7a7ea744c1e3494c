#pragma once
/// CSV tables whose first line has headings, in the language of the account.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/csv.hpp"
#include "vendor/import_builder.hpp"

namespace patella {

/// The headings of a table, folded; one may stand there several times.
class Headings {
 public:
  explicit Headings(const CsvRow& row);
  std::size_t count() const { return names_.size(); }
  const std::string& operator[](std::size_t column) const { return names_[column]; }
  /// The first column with one of these folded names, which are parted by blanks.
  std::optional<std::size_t> find(std::string_view names) const;
  /// All of them, in their order.
  std::vector<std::size_t> find_all(std::string_view names) const;

 private:
  std::vector<std::string> names_;
};

/// The headings of a table of which `head` is the beginning.
std::optional<Headings> headings_in(std::string_view head);

/// `line 17`.
std::string line_name(const CsvRow& row);

/// The cell; empty where the record has no such column or there is none.
std::string_view cell_at(const CsvRow& row, std::optional<std::size_t> column);

/// The headings of the table; nothing, and reported, where it is larger than `limits` allow or empty.
std::optional<Headings> read_headings(std::string_view bytes, const InputLimits& limits, ImportBuilder& builder);

/// Calls `visit` with each record after the headings whose cells stand under them. Where there is a `builder`, it reports
/// the others: of a record that is too short, which is visited with what it has, and of one that is too long, which has
/// cells in wrong places and is not visited unless what is too much is empty; and of a table with too many records.
void each_row(std::string_view bytes, const InputLimits& limits, ImportBuilder* builder,
              const std::function<void(const CsvRow&)>& visit);

}  // namespace patella
