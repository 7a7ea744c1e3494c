#pragma once
/// Which records are of one activity, and what one of them takes from another.
#include <cstddef>
#include <functional>
#include <vector>

#include "activity/sport.hpp"
#include "patella/log.hpp"

namespace patella {

/// A wall-clock time with fractions of a second.
using ExactTime = std::chrono::sys_time<std::chrono::duration<double>>;

/// When an activity began: noon where its record states a date alone.
WallTime begin_of(const Activity& activity);

/// `begin_of` and the duration, which is taken as 0 where unknown.
ExactTime end_of(const Activity& activity);

/// Sets of indices that grow together.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t n);
  std::size_t root(std::size_t i);
  void unite(std::size_t a, std::size_t b);
  /// Whether anything was united at all.
  bool any() const { return any_; }

 private:
  std::vector<std::size_t> parent_;
  bool any_ = false;
};

/// The time that a record takes.
struct TimedRecord {
  ExactTime begin;
  Minutes duration;
  Sport sport;
  std::size_t index;           ///< of the record
  bool sport_guessed = false;  ///< then it may be of any sport
  ExactTime end() const { return begin + std::chrono::duration<double>{duration}; }
};

/// Whether two overlap by more than half of the shorter.
bool overlap_by_half(const TimedRecord& a, const TimedRecord& b);

/// Calls `meet` with the indices of each two records of like sports that overlap by more than half of the shorter.
/// `records` are in order of `begin`.
void for_each_overlap(const std::vector<TimedRecord>& records, const std::function<void(std::size_t, std::size_t)>& meet);

/// Whether `whole` is a record around several activities, as an all-day track is: at least two of `parts` do not overlap
/// each other by half, and together they fit into it.
bool covers_several(const TimedRecord& whole, std::vector<TimedRecord> parts);

/// Distances that may be of one run: within 5 % of the longer.
bool similar_distances(Distance a, Distance b);

/// Fills in what `mine` does not state from `theirs`, another record of the same activity. A descent comes with its
/// altitude source, and a pain entry is never lost: its scores are filled in one by one.
void complete_from(Activity& mine, const Activity& theirs);

/// The same for what a person felt, wrote or chose, which no device knows: pain, effort, kind of training and notes.
void complete_personal_from(Activity& mine, const Activity& theirs);

}  // namespace patella
