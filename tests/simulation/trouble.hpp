#pragma once
/// Everything that raises *stop*, and how the runner writes down that it is over.
#include <span>
#include <string_view>

#include "training.hpp"

namespace patella::simulation {

/// Where a score or another symptom is written.
struct Trouble {
  std::string_view name;
  /// Writes it down for `day`, with the run of `km`, the walk or the like that it happens in. A score above 5 is a stop.
  void (*write)(Diary&, int day, double score, double km);
  int known_after = 0;  ///< days until it is known
  bool scored = true;   ///< else it is a stop whatever the score
  std::optional<Flag> flag = std::nullopt;
};

/// Scores, in every field of every kind of activity and of a check-in.
std::span<const Trouble> scores();
/// A limp, a rise and slow settling.
std::span<const Trouble> signs();
std::span<const Trouble> flags();
/// One of all of them.
const Trouble& random_trouble(Random& random);

/// A word of the knee in the same field, of a run that is too short to be a stage; for a flag that it is over.
void write_word(Diary& diary, const Trouble& trouble, int day, double score);
/// The same in the field that is nearest: what is said of a morning as a check-in, of a run as its worst pain.
void write_nearest_word(Diary& diary, const Trouble& trouble, int day, double score);
/// A walk of 30 minutes.
void write_walk(Diary& diary, int day, double score);

}  // namespace patella::simulation
