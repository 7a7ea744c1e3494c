#include "activity/same_activity.hpp"

#include <algorithm>
#include <numeric>

#include "log/format1.hpp"
#include "log/tolerance.hpp"

namespace patella {

DisjointSets::DisjointSets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

std::size_t DisjointSets::root(std::size_t i) {
  while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
  return i;
}

void DisjointSets::unite(std::size_t a, std::size_t b) {
  parent_[root(a)] = root(b);
  any_ = true;
}

bool overlap_by_half(const TimedRecord& a, const TimedRecord& b) {
  const double together = (std::min(a.end(), b.end()) - std::max(a.begin, b.begin)).count();
  const double shorter = std::chrono::duration<double>(std::min(a.duration, b.duration)).count();
  return together > 0 && exceeds(together, shorter / 2);
}

void for_each_overlap(const std::vector<TimedRecord>& records, const std::function<void(std::size_t, std::size_t)>& meet) {
  // Nobody does more at one time, and a file that says so must not take for ever.
  constexpr std::ptrdiff_t most_at_once = 1000;
  for (auto a = records.begin(); a != records.end(); ++a)
    for (auto b = a + 1; b != records.end() && b->begin < a->end() && b - a <= most_at_once; ++b)
      if ((a->sport_guessed || b->sport_guessed || comparable_sports(a->sport, b->sport)) && overlap_by_half(*a, *b))
        meet(a->index, b->index);
}

bool covers_several(const TimedRecord& whole, std::vector<TimedRecord> parts) {
  constexpr double tolerance = 1.1;  // clocks differ, and one device stops later than the other
  std::ranges::stable_sort(parts, {}, [](const TimedRecord& part) { return part.end(); });
  std::size_t count = 0;
  Minutes together{0};
  const TimedRecord* last = nullptr;
  for (const TimedRecord& part : parts) {
    if (last && overlap_by_half(*last, part)) continue;
    last = &part;
    ++count;
    together += part.duration;
  }
  return count > 1 && together <= tolerance * whole.duration;
}

bool similar_distances(Distance a, Distance b) {
  const auto [less, more] = std::minmax({a, b});
  return more.value > 0 && !exceeds((more - less) / more, 0.05);
}

WallTime begin_of(const Activity& activity) {
  return activity.start.value_or(WallTime{activity.day} + std::chrono::hours{12});
}

ExactTime end_of(const Activity& activity) {
  return begin_of(activity) + std::chrono::duration<double>(activity.duration.value_or(Minutes{0}));
}

void complete_from(Activity& mine, const Activity& theirs) {
  for (const auto& row : format1::activity_fields)
    if (row.use.complete) row.use.complete(mine, theirs);
}

void complete_personal_from(Activity& mine, const Activity& theirs) {
  for (const auto& row : format1::activity_fields)
    if (row.use.known_to == KnownTo::person) row.use.complete(mine, theirs);
}

}  // namespace patella
