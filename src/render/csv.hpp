#pragma once
/// Comma-separated values as RFC 4180 has them: CRLF, quotes where they are needed.
#include <string>
#include <vector>

#include "render/json.hpp"

namespace patella::render {

/// One line. Text that a spreadsheet would take for a formula gets an apostrophe in front.
std::string csv_line(const std::vector<std::string>& fields);

/// The names of the members of an object: those of an object inside it carry its name in front, `pain_worst`.
std::vector<std::string> csv_names(const Json& object);
/// The values in the same order: nothing for null, a list with spaces between its items.
std::vector<std::string> csv_values(const Json& object);

}  // namespace patella::render
