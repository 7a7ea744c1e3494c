#pragma once
/// Sums over runs that may or may not state a value, and the bases that ratios divide by.
#include <algorithm>
#include <optional>
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// What the runs of a window state of one value.
template <class T>
struct Stated {
  std::optional<T> sum;  ///< absent where there are runs and none states it; 0 where there is no run
  int runs = 0;
  int silent = 0;  ///< runs that do not state it

  /// A base may leave out a quarter of its runs at most, and comes to a metre or a minute at least: a ratio to less says
  /// nothing.
  bool is_base() const { return sum && *sum >= T{1} && enough(); }
  bool enough() const { return silent * 4 <= runs; }
};

/// `value_of` gives the optional value of a run. In an empty log nothing is known, so that the sum is absent.
template <class T, class ValueOf>
Stated<T> stated(const History& history, Days window, ValueOf value_of) {
  Stated<T> result;
  T sum{};
  for (const Run& run : history.runs_in(window)) {
    ++result.runs;
    const std::optional<T> value = value_of(history.activity_of(run));
    if (value)
      sum += *value;
    else
      ++result.silent;
  }
  const bool known = history.begin() && (result.runs == 0 || result.silent < result.runs);
  if (known) result.sum = sum;
  return result;
}

/// Running distance of a window.
inline Stated<Distance> distance_in(const History& history, Days window) {
  return stated<Distance>(history, window, [](const Activity& a) { return a.distance; });
}

/// Median of `values`, absent where there are none.
inline std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// The larger of two values, of which either may be unknown.
template <class T>
void keep_larger(std::optional<T>& largest, const std::optional<T>& value) {
  if (value && (!largest || *value > *largest)) largest = value;
}

}  // namespace patella
