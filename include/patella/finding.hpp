#pragma once
/// What a rule has to say: a level, a value with its limit, the records it rests on, and what ends it.
#include <optional>
#include <string_view>
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// What a reason does to the verdict. A caution is shown and decides nothing.
enum class Level { caution, reduce, stop };
/// All that training load can raise.
enum class LoadLevel { caution, reduce };
constexpr Level as_level(LoadLevel l) { return l == LoadLevel::caution ? Level::caution : Level::reduce; }
constexpr Level as_level(Level l) { return l; }

enum class Unit { flag, points, hours, points_per_week, ratio, runs, km, metres, activities, days };

/// A further measured value that the sentence for the runner names.
struct Fact {
  std::string_view name;
  std::optional<double> value;
  Unit unit;
};

/// What a rule has to say.
template <class L>
struct Finding {
  L level{};
  std::string_view arm{};         ///< which part of the rule; names the sentence in the wording data
  std::optional<double> value{};  ///< null where a ratio is undefined
  double limit = 0;
  Unit unit{};
  std::string_view subject{};        ///< which of several things, where the rule has them: `stairs`, `ride`
  std::vector<Day> days{};           ///< the days it rests on
  std::vector<RecordRef> entries{};  ///< the records it rests on
  std::vector<Fact> facts{};
  std::optional<Day> until{};  ///< the last day on which it speaks, if nothing is recorded before; absent: no day ends it
  std::string_view ends_by{};  ///< what ends it: names the sentence in the advice data
  bool lowered = false;        ///< a stop that is asked for no longer, and has not ended
};

}  // namespace patella
