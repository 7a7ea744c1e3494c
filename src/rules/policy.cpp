#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "patella/policy.hpp"
#include "text/embedded.hpp"

namespace patella {
namespace {

std::vector<Threshold> parse_shipped() {
  std::vector<Threshold> thresholds;
  const auto document = nlohmann::json::parse(embedded::policy());
  for (const auto& [key, data] : document.at("thresholds").items()) {
    Threshold threshold;
    threshold.key = key;
    threshold.value = data.at("value").get<double>();
    threshold.unit = data.at("unit").get<std::string>();
    threshold.basis = data.at("basis").get<std::string>();
    threshold.sources = data.at("sources").get<std::vector<std::string>>();
    threshold.note = data.at("note").get<std::string>();
    threshold.min = data.at("min").get<double>();
    threshold.max = data.at("max").get<double>();
    thresholds.push_back(std::move(threshold));
  }
  return thresholds;
}

}  // namespace

bool is_count(std::string_view unit) {
  constexpr std::array<std::string_view, 8> counts{"days",       "weeks",    "years",    "runs",
                                                   "activities", "athletes", "injuries", "scores"};
  return std::ranges::count(counts, unit) > 0;
}

Policy::Policy(std::vector<Threshold> thresholds) : thresholds_{std::move(thresholds)} {
  std::ranges::sort(thresholds_, {}, &Threshold::key);
  const auto twice = std::ranges::adjacent_find(thresholds_, {}, &Threshold::key);
  if (twice != thresholds_.end()) throw std::invalid_argument("the threshold " + twice->key + " is there twice");
  for (std::size_t i = 0; i < thresholds_.size(); ++i) {
    const Threshold& threshold = thresholds_[i];
    if (!place_.emplace(hash_of(threshold.key), i).second)
      throw std::invalid_argument("the name " + threshold.key + " has the hash of another threshold");
    const double value = threshold.value;
    const bool allowed = threshold.min <= value && value <= threshold.max;  // no number is neither
    if (!allowed || (is_count(threshold.unit) && value != std::floor(value)))
      throw std::invalid_argument("the threshold " + threshold.key + " has a value that it may not have");
  }
}

double Policy::operator[](const ThresholdKey& key) const {
  const auto place = place_.find(key.hash);
  if (place == place_.end()) throw std::logic_error("there is no threshold " + std::string{key.name});
  const Threshold& found = thresholds_[place->second];
  if (found.unit != key.unit) throw std::logic_error("the threshold " + found.key + " is in " + found.unit);
  return found.value;
}

const Threshold& Policy::threshold(std::string_view name) const {
  const auto at = std::ranges::lower_bound(thresholds_, name, {}, &Threshold::key);
  if (at == thresholds_.end() || at->key != name) throw std::logic_error("there is no threshold " + std::string{name});
  return *at;
}

std::vector<Threshold> Policy::changed() const {
  std::vector<Threshold> changed;
  for (const Threshold& threshold : thresholds_)
    if (threshold.shipped) changed.push_back(threshold);
  return changed;
}

const Policy& shipped_policy() {
  static const Policy policy{parse_shipped()};
  return policy;
}

}  // namespace patella
