#include "advise/relative_risk.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace patella {
namespace {

constexpr std::size_t samples = 2000;
constexpr std::size_t fewest_usable = 1900;
constexpr double infinite = std::numeric_limits<double>::infinity();

void add(RiskTally& sum, const RiskTally& one) {
  sum.after += one.after;
  sum.injuries_after += one.injuries_after;
  sum.otherwise += one.otherwise;
  sum.injuries_otherwise += one.injuries_otherwise;
}

/// The ratio, infinite where no injury came otherwise; absent where there is nothing to compare.
std::optional<double> ratio(const RiskTally& t) {
  if (t.after == 0 || t.otherwise == 0 || t.injuries_after + t.injuries_otherwise == 0) return std::nullopt;
  if (t.injuries_otherwise == 0) return infinite;
  return static_cast<double>(t.injuries_after) / static_cast<double>(t.after) /
         (static_cast<double>(t.injuries_otherwise) / static_cast<double>(t.otherwise));
}

}  // namespace

std::optional<double> relative_risk(std::span<const RiskTally> athletes) {
  RiskTally all;
  for (const RiskTally& one : athletes) add(all, one);
  const auto value = ratio(all);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<std::pair<double, double>> risk_interval(std::span<const RiskTally> athletes) {
  if (athletes.empty()) return std::nullopt;
  std::mt19937 engine;  // its numbers are those of the standard, on every machine
  std::vector<double> ratios;
  for (std::size_t i = 0; i < samples; ++i) {
    RiskTally drawn;
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
