#include "patella/training.hpp"

#include <algorithm>

#include "measure/windows.hpp"

namespace patella {

std::span<const RunDay> TrainingCourse::in(Days window) const {
  const auto first = std::ranges::lower_bound(days, window.first, {}, &RunDay::day);
  return {first, std::ranges::upper_bound(first, days.end(), window.last, {}, &RunDay::day)};
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
  const auto before = in({Day::min(), day});
  if (before.empty()) return 0;
  int most = 0;
  for (int stretch = 0; stretch < 4; ++stretch) {
    const Day last = before.back().day - std::chrono::days{stretch * window::four_weeks};
    most = std::max(most, (runs(days_to(last, window::four_weeks)) + 3) / 4);
  }
  return most;
}

const ToldCaps* TrainingCourse::told(Day day) const {
  const auto later = std::ranges::upper_bound(caps, day, {}, &ToldCaps::from);
  return later == caps.begin() ? nullptr : &*(later - 1);
}

}  // namespace patella
