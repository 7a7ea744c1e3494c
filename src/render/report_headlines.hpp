#pragma once
#include <string>
#include <vector>

#include "patella/render.hpp"
#include "patella/report.hpp"

namespace patella::render {

/// One of the lines that a report begins with.
struct Headline {
  std::string_view id;  ///< `up`, `hurts`, `changed` or `todo`
  std::string text;     ///< may hold hard spaces
};

/// What went up in the last seven days, what hurts, what changed in the seven days before, and what to do.
std::vector<Headline> headlines_of(const Report& report, UnitSystem units);

}  // namespace patella::render
