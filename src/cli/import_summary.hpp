#pragma once
/// What came of an import, in words.
#include <string>

#include "cli/import_options.hpp"
#include "import/summary.hpp"
#include "patella/render.hpp"

namespace patella::cli {

enum class ImportOutcome { written, unchanged, dry_run, strict };

/// Counts first, then what was skipped and what is broken, by reason, and what of the result is a guess. No single activity
/// is listed.
std::string render_import(const ImportSummary& summary, ImportOutcome outcome, const ImportOptions& options,
                          const TextStyle& style);

}  // namespace patella::cli
