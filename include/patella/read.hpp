#pragma once
/// Text to log. Bad input becomes diagnostics; nothing is thrown, nothing is guessed.
#include <string>
#include <string_view>
#include <vector>

#include "patella/diagnostic.hpp"
#include "patella/log.hpp"

namespace patella {

/// A log, or what is wrong with the text. The log is to be used only where no diagnostic is an error.
struct ReadResult {
  Log log;
  std::vector<Diagnostic> diagnostics;  ///< in the order of the document, errors and warnings together
  bool ok() const;
};

/// Reads a log of format 1, or a Strava API activity list (a JSON array of SummaryActivity).
/// `file` is the name for diagnostics and entries.
ReadResult read_log(std::string_view text, std::string file);

/// Puts several logs of one athlete together; later statements about the athlete win, a contradiction is a warning.
ReadResult merge_logs(std::vector<ReadResult> parts);

/// The JSON Schema of format 1, as shipped.
std::string_view log_schema();

}  // namespace patella
