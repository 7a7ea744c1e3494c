#include "patella/training.hpp"

#include <algorithm>

#include "measure/windows.hpp"

namespace patella {

std::span<const RunDay> TrainingCourse::in(Days window) const {
  // Most windows end with the last run, and are short.
  auto end = days.end();
  if (!days.empty() && days.back().day > window.last) end = std::ranges::upper_bound(days, window.last, {}, &RunDay::day);
  auto first = end;
  while (first != days.begin() && (first - 1)->day >= window.first) --first;
  return {first, end};
}

double TrainingCourse::best(Days window, double RunDay::*value) const {
  double best = 0;
  for (const RunDay& day : in(window)) best = std::max(best, day.*value);
  return best;
}

double TrainingCourse::sum(Days window, double RunDay::*value) const {
  double sum = 0;
  for (const RunDay& day : in(window)) sum += day.*value;
  return sum;
}

int TrainingCourse::runs(Days window) const {
  int runs = 0;
  for (const RunDay& day : in(window)) runs += day.runs;
  return runs;
}

int TrainingCourse::usual_runs(Day day) const {
  const auto later = std::ranges::upper_bound(days, day, {}, &RunDay::day);
  if (later == days.begin()) return 0;
  int most = 0;
  for (int stretch = 0; stretch < 4; ++stretch) {
    const Day last = (later - 1)->day - std::chrono::days{stretch * window::four_weeks};
    most = std::max(most, (runs(days_to(last, window::four_weeks)) + 3) / 4);
  }
  return most;
}

const ToldCaps* TrainingCourse::told(Day day) const {
  const auto last = std::find_if(caps.rbegin(), caps.rend(), [&](const ToldCaps& told) { return told.from <= day; });
  return last == caps.rend() ? nullptr : &*last;
}

}  // namespace patella
