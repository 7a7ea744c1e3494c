#pragma once
/// Which records are of one activity.
#include <cstddef>
#include <functional>
#include <vector>

#include "log/times.hpp"

namespace patella {

/// The same sport, or running both.
constexpr bool like_sports(Sport a, Sport b) { return a == b || (is_running(a) && is_running(b)); }

/// Sets of indices that grow together.
class Groups {
 public:
  explicit Groups(std::size_t n);
  std::size_t root(std::size_t i);
  void unite(std::size_t a, std::size_t b);
  /// Whether anything was united at all.
  bool any() const { return any_; }

 private:
  std::vector<std::size_t> parent_;
  bool any_ = false;
};

/// The time that a record takes.
struct Stretch {
  ExactTime begin;
  Minutes duration;
  Sport sport;
  std::size_t index;  ///< of the record
  ExactTime end() const { return begin + std::chrono::duration<double>{duration}; }
};

/// Whether two overlap by more than half of the shorter.
bool overlap_by_half(const Stretch& a, const Stretch& b);

/// Calls `meet` with the indices of each two records of like sports that overlap by more than half of the shorter.
/// `stretches` are in order of `begin`.
void each_overlap(const std::vector<Stretch>& stretches, const std::function<void(std::size_t, std::size_t)>& meet);

/// Distances that may be of one run: within 5 % of the longer.
bool like_distances(Distance a, Distance b);

}  // namespace patella
