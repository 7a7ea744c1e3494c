#include "log/alike.hpp"

#include <algorithm>
#include <numeric>

#include "log/limits.hpp"

namespace patella {

Groups::Groups(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

std::size_t Groups::root(std::size_t i) {
  while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
  return i;
}

void Groups::unite(std::size_t a, std::size_t b) {
  parent_[root(a)] = root(b);
  any_ = true;
}

bool overlap_by_half(const Stretch& a, const Stretch& b) {
  const double together = (std::min(a.end(), b.end()) - std::max(a.begin, b.begin)).count();
  const double shorter = std::chrono::duration<double>(std::min(a.duration, b.duration)).count();
  return together > 0 && exceeds(together, shorter / 2);
}

void each_overlap(const std::vector<Stretch>& stretches, const std::function<void(std::size_t, std::size_t)>& meet) {
  // Nobody does more at one time; a file that says so must not take for ever.
  constexpr std::ptrdiff_t most_at_once = 1000;
  for (auto a = stretches.begin(); a != stretches.end(); ++a)
    for (auto b = a + 1; b != stretches.end() && b->begin < a->end() && b - a <= most_at_once; ++b)
      if (like_sports(a->sport, b->sport) && overlap_by_half(*a, *b)) meet(a->index, b->index);
}

bool like_distances(Distance a, Distance b) {
  const auto [less, more] = std::minmax({a, b});
  return more.value > 0 && !exceeds((more - less) / more, 0.05);
}

}  // namespace patella
