#pragma once
/// What runners usually run, and runners who do what the plan says.
#include <array>
#include <optional>

#include "diary.hpp"
#include "random.hpp"

namespace patella::simulation {

/// The km of each weekday, Monday first; 0 is a day without a run.
struct Training {
  std::array<double, 7> km{};
  double descent_per_km = 0;  ///< metres
  bool states_pain = true;    ///< "pain 0" where nothing hurts; else nothing

  double week_km() const;
  int runs() const;
  double longest() const;
};

/// Two to six runs a week, the longest one last.
Training random_training(Random& random, double least_week_km, double most_week_km);

/// Somebody with or without prior knee pain, novice or not, or who says neither.
Athlete random_athlete(Random& random);

/// A run as that runner writes it: with descent and, where nothing hurts, with pain 0.
Activity usual_run(const Training& training, int day, double km);

/// Writes the usual runs of the days [first, last], each of them longer or shorter at random by the share `noise`.
void train(Diary& diary, const Training& training, Random& random, int first, int last, double noise = 0);

/// How somebody follows the plan.
struct Obedience {
  enum class Reading {
    week_as_a_whole,  ///< read on Sunday for the week to come
    day_by_day,       ///< read on the evening before each run; the run has its usual share of the week
    all_at_once       ///< the same, but each run is as long as the plan allows
  };
  Reading reading = Reading::week_as_a_whole;
  double share = 1;  ///< of the caps for week and run
};

/// Runs as the plan says on the usual days, for as long as it is asked to.
class ObedientRunner {
 public:
  ObedientRunner(Diary& diary, const Training& training, Obedience obedience)
      : diary_{&diary}, training_{training}, obedience_{obedience} {}
  /// The km for `day`, 0 for none, by `newest`, the plan of the evening before. To be asked day after day.
  double km_for(int day, const Plan& newest);
  /// The most metres of descent that the plan leaves for a run of that length, at most what is usual.
  double descent_for(int day, double km, const Plan& newest) const;

 private:
  void plan_week(const Plan& plan);
  double km_now(int day, const Plan& plan) const;

  Diary* diary_;
  Training training_;
  Obedience obedience_;
  std::array<double, 7> week_{};
  bool planned_ = false;
};

}  // namespace patella::simulation
