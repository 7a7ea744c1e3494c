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

std::string operating_characteristic(const Scale& scale) {
  std::vector<std::vector<Row>> rows(groups().size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t group; (group = next++) < groups().size();) rows[group] = groups()[group].simulate(scale);
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) workers.emplace_back(work);
  }
  std::string table = fmt::format("{:<38} {:<54} {:>10} {:>9}\n", "group", "measure", "to reach", "reached");
  for (const auto& group : rows)
    for (const Row& row : group)
      table += fmt::format("{:<38} {:<54} {:>10} {:>9} {}\n", row.group, row.measure,
                           fmt::format("{} {:g}", row.at_most ? "<=" : ">=", row.limit),
                           fmt::format("{:.1f} {}", row.reached, row.unit), row.holds() ? "" : " missed");
  return table;
}

}  // namespace patella::simulation
