#include "groups.hpp"

#include <fmt/format.h>

#include <atomic>
#include <thread>

namespace patella::simulation {

std::span<const Group> groups() {
  static constexpr Group all[] = {{"healthy", healthy},       {"niggles", niggles},     {"onset", onset},
                                  {"slow-onset", slow_onset}, {"recovered", recovered}, {"constant", constant_circumstances},
                                  {"trend", pain_trend}};
  return all;
}

std::vector<Row> operating_characteristic(const Scale& scale) {
  std::vector<std::vector<Row>> of_groups(groups().size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t group; (group = next++) < groups().size();) of_groups[group] = groups()[group].simulate(scale);
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) workers.emplace_back(work);
  }
  std::vector<Row> rows;
  for (const auto& group : of_groups) rows.insert(rows.end(), group.begin(), group.end());
  return rows;
}

std::string table_of(const std::vector<Row>& rows) {
  std::string table = fmt::format("{:<38} {:<54} {:>10} {:>9}\n", "group", "measure", "to reach", "reached");
  for (const Row& row : rows)
    table += fmt::format("{:<38} {:<54} {:>10} {:>9} {}\n", row.group, row.measure,
                         fmt::format("{} {:g}", row.at_most ? "<=" : ">=", row.limit),
                         fmt::format("{:.1f} {}", row.reached, row.unit), row.holds() ? "" : " missed");
  return table;
}

std::string manual_of(const std::vector<Row>& rows) {
  std::string text;
  std::string_view group;
  for (const Row& row : rows) {
    // A row without a group goes on with that of the row before.
    text += row.group.empty() || row.group == group ? ".br\n" : fmt::format(".TP\n.B {}\n", row.group);
    if (!row.group.empty()) group = row.group;
    text += fmt::format("{}: {:.1f}{}{} (to reach: at {} {:g}{})\n", row.measure, row.reached, row.unit.empty() ? "" : " ",
                        row.unit, row.at_most ? "most" : "least", row.limit, row.holds() ? "" : ", missed");
  }
  return text;
}

}  // namespace patella::simulation
