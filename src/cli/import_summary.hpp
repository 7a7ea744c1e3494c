#pragma once
/// What came of an import, for a person.
#include <string>
#include <vector>

#include "import/update.hpp"
#include "patella/render.hpp"

namespace patella {

struct ImportSummary {
  std::size_t files = 0, activities = 0, days = 0;  ///< that were read
  std::size_t joined = 0;                           ///< activities of the sources that were one with another
  std::vector<std::string> joined_last;             ///< the last of them, with the places of all that tell of it
  std::size_t joined_others = 0;                    ///< how many such lines there would be besides
  std::vector<ImportNote> skipped, broken, doubts;  ///< `what` is the place
  LogUpdate update;
  UpdateOptions update_options;
  std::string into;           ///< the log; empty: standard output
  bool offset_given = false;  ///< a person said how far the clock is from UTC
  enum class Outcome { written, unchanged, dry_run, strict } outcome = Outcome::written;
};

/// Counts first, then what was skipped, by reason, and each thing that is broken. No activity is told of.
std::string render_import(const ImportSummary& summary, const TextStyle& style);

}  // namespace patella
