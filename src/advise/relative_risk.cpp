#include "advise/relative_risk.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace patella {
namespace {

constexpr std::size_t samples = 2000;
constexpr std::size_t fewest_usable = 1900;  // of the samples, for their percentiles to mean anything (ours)
constexpr double infinite = std::numeric_limits<double>::infinity();

void add(ExposureCounts& sum, const ExposureCounts& one) {
  sum.exposed_days += one.exposed_days;
  sum.injuries_exposed += one.injuries_exposed;
  sum.unexposed_days += one.unexposed_days;
  sum.injuries_unexposed += one.injuries_unexposed;
}

/// The ratio, infinite where no injury came otherwise; absent where there is nothing to compare.
std::optional<double> ratio(const ExposureCounts& t) {
  if (t.exposed_days == 0 || t.unexposed_days == 0 || t.injuries_exposed + t.injuries_unexposed == 0) return std::nullopt;
  if (t.injuries_unexposed == 0) return infinite;
  return static_cast<double>(t.injuries_exposed) / static_cast<double>(t.exposed_days) /
         (static_cast<double>(t.injuries_unexposed) / static_cast<double>(t.unexposed_days));
}

}  // namespace

std::optional<double> relative_risk(std::span<const ExposureCounts> athletes) {
  ExposureCounts all;
  for (const ExposureCounts& one : athletes) add(all, one);
  const auto value = ratio(all);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<std::pair<double, double>> risk_interval(std::span<const ExposureCounts> athletes) {
  if (athletes.empty()) return std::nullopt;
  std::mt19937 engine;  // its numbers are those of the standard, on every machine
  std::vector<double> ratios;
  for (std::size_t i = 0; i < samples; ++i) {
    ExposureCounts drawn;
    for (std::size_t k = 0; k < athletes.size(); ++k) add(drawn, athletes[engine() % athletes.size()]);
    if (const auto value = ratio(drawn)) ratios.push_back(*value);
  }
  if (ratios.size() < fewest_usable) return std::nullopt;
  std::ranges::sort(ratios);
  const auto last = static_cast<double>(ratios.size() - 1);
  const double low = ratios[static_cast<std::size_t>(std::floor(0.025 * last))];
  const double high = ratios[static_cast<std::size_t>(std::ceil(0.975 * last))];
  if (!std::isfinite(high)) return std::nullopt;
  return std::pair{low, high};
}

}  // namespace patella
