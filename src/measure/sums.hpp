#pragma once
/// Sums over runs that may or may not state a value, and the bases that ratios divide by.
#include <algorithm>
#include <optional>
#include <vector>

#include "patella/history.hpp"

namespace patella {

/// What the runs of a window state of one value.
template <class T>
struct WindowSum {
  std::optional<T> sum;  ///< absent where there are runs and none states it; 0 where there is no run
  int runs = 0;
  int not_stated = 0;  ///< runs that do not state it

  /// At most a quarter of the runs may leave it out (ours).
  bool mostly_stated() const { return not_stated * 4 <= runs; }
  /// A base comes to a metre or a minute at least: a ratio to less says nothing.
  bool is_base() const { return sum && *sum >= T{1} && mostly_stated(); }
};

/// `value_of` gives the optional value of a run. In an empty log nothing is known, so that the sum is absent.
template <class T, class ValueOf>
WindowSum<T> sum_over_runs(const History& history, Days window, ValueOf value_of) {
  WindowSum<T> result;
  T sum{};
  for (const Run& run : history.runs_in(window)) {
    ++result.runs;
    const std::optional<T> value = value_of(history.activity_of(run));
    if (value)
      sum += *value;
    else
      ++result.not_stated;
  }
  const bool known = history.begin() && (result.runs == 0 || result.not_stated < result.runs);
  if (known) result.sum = sum;
  return result;
}

/// Running distance of a window.
inline WindowSum<Distance> distance_in(const History& history, Days window) {
  return sum_over_runs<Distance>(history, window, [](const Activity& a) { return a.distance; });
}

/// Median of `values`, absent where there are none.
inline std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// The larger of two values, of which either may be unknown.
template <class T>
void keep_larger(std::optional<T>& largest, const std::optional<T>& value) {
  if (value && (!largest || *value > *largest)) largest = value;
}

}  // namespace patella
