#pragma once
/// A decision as text for people and as JSON for programs. Wording and layout only; nothing is decided here.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "patella/decision.hpp"
#include "patella/diagnostic.hpp"

namespace patella {

enum class UnitSystem { metric, imperial };

/// What the place can show where a text ends up.
struct TextStyle {
  int width = 80;       ///< columns
  bool colour = false;  ///< ANSI escape sequences
  bool ascii = false;   ///< plain ASCII instead of Unicode
  UnitSystem units = UnitSystem::metric;
};

/// The answer of `check` for a person. `diagnostics` are the reader's warnings.
std::string render_text(const Decision& decision, std::span<const Diagnostic> diagnostics, const TextStyle& style);

/// The same as one JSON document; keys in fixed order, numbers to six decimals, unknown is null.
std::string render_json(const Decision& decision, std::span<const Diagnostic> diagnostics);

/// What is new, a paragraph each, then the verdict and the first of its reasons.
std::string render_brief(std::span<const std::string> news, const Decision& decision, const TextStyle& style);

/// Diagnostics with excerpt and caret, errors and warnings in the order given.
std::string render_diagnostics(std::span<const Diagnostic> diagnostics, const TextStyle& style);

/// One rule with everything that is known about it.
std::string render_rule(const Rule& rule, const Policy& policy, const TextStyle& style);
/// The figures that are reported and decide nothing, by id.
std::vector<std::string_view> metric_ids();
/// One of them: formula, windows, caveat and sources.
std::string render_metric(std::string_view id, const Policy& policy, const TextStyle& style);
/// The table of rules.
std::string render_rules(const Policy& policy, const TextStyle& style);

}  // namespace patella
