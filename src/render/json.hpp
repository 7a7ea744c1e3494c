#pragma once
/// What the JSON answers are made of. Numbers have six decimals at most; what is unknown or undefined is null.
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>

#include "patella/decision.hpp"

namespace patella::render {

using Json = nlohmann::ordered_json;

Json number(std::optional<double> value);
Json km(std::optional<Distance> distance);
Json metres(std::optional<Height> height);
Json points(std::optional<Pain> pain);
template <class Duration>
Json count_of(std::optional<Duration> duration) {
  return number(duration ? std::optional<double>{duration->count()} : std::nullopt);
}

/// First and last day of what a report or a replay leaves out.
Json gap_json(Days gap);
/// The keys of a week, which are those of a row of a report too.
Json week_json(const Week& week);
/// The whole answer of `check`.
Json decision_json(const Decision& decision, std::span<const Diagnostic> diagnostics);

/// The document with a line break at its end. Characters that could steer a terminal are written as escapes.
std::string json_text(const Json& document);

}  // namespace patella::render
