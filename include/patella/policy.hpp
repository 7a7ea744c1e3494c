#pragma once
/// The thresholds: numbers with their unit, basis and source, from data, never from code.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "patella/diagnostic.hpp"

namespace patella {

/// FNV-1a, so that a name is hashed when the program is compiled and not at each of the million times it is looked up.
constexpr std::uint64_t hash_of(std::string_view name) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

/// The name of a threshold, and the unit in which it is looked up.
struct ThresholdKey {
  std::string_view name;
  std::string_view unit;
  std::uint64_t hash = hash_of(name);
};

/// One number that rules or the plan go by.
struct Threshold {
  std::string key;  ///< `pain-during.stop-above`
  double value = 0;
  std::string unit;                  ///< `points`, `h`, `ratio`, `km`, `m`, `runs`, `activities`, `days`, `percent`, ...
  std::string basis;                 ///< `study`, `seed` or `ours`
  std::vector<std::string> sources;  ///< ids of the evidence data; empty where the basis is `ours` alone
  std::string note;                  ///< what it means, one sentence
  double min = 0, max = 0;           ///< what an override may set
  std::optional<double> shipped;     ///< the shipped value, where an override changed it
};

/// Whether a threshold of that unit is a whole number: of days, runs, scores and the like.
bool is_count(std::string_view unit);

class Policy {
 public:
  /// In any order. A key that is there twice, and a value that its threshold may not have, are bugs: std::invalid_argument.
  explicit Policy(std::vector<Threshold> thresholds);
  /// The value of a threshold. A key that does not exist, or is of another unit, is a bug: std::logic_error.
  double operator[](const ThresholdKey& key) const;
  /// The same of a threshold whose unit is counted: days, runs, scores and the like.
  int count(const ThresholdKey& key) const { return static_cast<int>((*this)[key]); }
  const Threshold& threshold(std::string_view name) const;
  const std::vector<Threshold>& thresholds() const { return thresholds_; }
  /// The thresholds that differ from the shipped ones.
  std::vector<Threshold> changed() const;

 private:
  std::vector<Threshold> thresholds_;                     // sorted by key
  std::unordered_map<std::uint64_t, std::size_t> place_;  // in thresholds_, by the hash of the key
};

/// The thresholds as shipped.
const Policy& shipped_policy();

struct PolicyResult {
  Policy policy;
  std::vector<Diagnostic> diagnostics;
  bool ok() const;
};

/// The shipped thresholds with the values of `text` (`{"version": 1, "thresholds": {"KEY": VALUE}}`) in their place.
PolicyResult read_policy(std::string_view text, std::string file);

}  // namespace patella
