#pragma once
/// Where in the logs something stands, and what is to be said about how they were read.
#include <span>
#include <string>
#include <vector>

#include "patella/decision.hpp"
#include "render/sentence.hpp"

namespace patella::render {

/// `/activities/3`, or `FILE#/activities/3` where there are several files.
std::string entry_text(const RecordRef& record, const Decision& decision);

/// `FILE:LINE:COL: message (hint)`
std::string warning_text(const Diagnostic& diagnostic);
std::string notice_text(const Notice& notice, const Decision& decision, const SentenceContext& setting);
/// `weekly-spike.caution-above is 1.2 instead of 1.3`
std::string changed_text(const Threshold& threshold, UnitSystem units);

/// Warnings of the reader, notices and changed thresholds, one text each.
std::vector<std::string> warnings(const Decision& decision, std::span<const Diagnostic> diagnostics,
                                  const SentenceContext& setting);

}  // namespace patella::render
