#pragma once
/// What the rules reach: groups of simulated runners, each with what was to reach.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "property.hpp"

namespace patella::simulation {

/// One line of the table.
struct Row {
  std::string_view group, measure;
  double limit;
  bool at_most;  ///< else at least
  std::string_view unit;
  double reached;
  bool holds() const { return at_most ? reached <= limit : reached >= limit; }
};

struct Group {
  std::string_view id;
  std::vector<Row> (*simulate)(const Scale&);
};

std::span<const Group> groups();

std::vector<Row> healthy(const Scale& scale);
std::vector<Row> niggles(const Scale& scale);
std::vector<Row> onset(const Scale& scale);
std::vector<Row> slow_onset(const Scale& scale);
std::vector<Row> recovered(const Scale& scale);
std::vector<Row> constant_circumstances(const Scale& scale);
std::vector<Row> pain_trend(const Scale& scale);

/// The rows of all groups, which are simulated side by side.
std::vector<Row> operating_characteristic(const Scale& scale);

std::string table_of(const std::vector<Row>& rows);
/// The same as a piece of a man page.
std::string manual_of(const std::vector<Row>& rows);

}  // namespace patella::simulation
