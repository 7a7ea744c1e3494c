#pragma once
/// Logs and days for tests, read by the reader itself.
#include <stdexcept>
#include <string>
#include <string_view>

#include "patella/decision.hpp"
#include "patella/read.hpp"

namespace patella {

inline Day day(std::string_view text) {
  const auto parsed = parse_day(text);
  if (!parsed) throw std::invalid_argument("no date: " + std::string{text});
  return *parsed;
}

/// The log of a text that must be good.
inline Log log_of(std::string_view text) {
  ReadResult result = read_log(text, "log.json");
  if (!result.ok())
    throw std::invalid_argument("not a good log: " + result.diagnostics.front().message + " in " + std::string{text});
  return std::move(result.log);
}

/// A finished decision from text.
inline Decision decide_on(std::string_view text, std::string_view as_of, const Policy& policy = shipped_policy()) {
  return decide(log_of(text), day(as_of), policy);
}

/// The reason of a rule, or nullptr.
inline const Reason* reason(const Decision& decision, std::string_view rule) {
  for (const Reason& r : decision.reasons)
    if (r.rule->id == rule) return &r;
  return nullptr;
}

}  // namespace patella
