#pragma once
/// What came of an import, as numbers and places.
#include <string>
#include <vector>

#include "import/parallel_reader.hpp"
#include "import/update.hpp"

namespace patella {

struct ImportSummary {
  std::size_t files = 0, activities = 0, days = 0;  ///< that were read
  std::size_t joined = 0;                           ///< activities of the sources that were one with another
  std::vector<std::string> joined_last;             ///< the last of them, with the places of all sources that have them
  std::size_t joined_others = 0;                    ///< how many such lines there would be besides
  std::vector<ImportNote> skipped, broken, doubts;  ///< `what` is the place
  LogUpdate update;
};

/// Counts what the files hold, and moves what they say of themselves to the summary, each note with its place. Moves the
/// sources themselves to `sources`.
ImportSummary summarize_files(std::vector<FileResults> files, std::vector<ImportSource>& sources);

/// Adds which activities several sources have, and what is doubtful about that.
void summarize_joins(const CollectedActivities& collected, ImportSummary& summary);

}  // namespace patella
