#include "training.hpp"

#include <numeric>

namespace patella::simulation {
namespace {

/// Weekdays of so many runs, the long run on the last one.
constexpr std::array<std::array<bool, 7>, 7> usual_days{{
    {},
    {false, false, false, false, false, false, true},
    {false, true, false, false, false, true, false},
    {false, true, false, true, false, false, true},
    {false, true, false, true, false, true, true},
    {true, true, false, true, false, true, true},
    {true, true, true, true, false, true, true},
}};

}  // namespace

double Training::week_km() const { return std::accumulate(km.begin(), km.end(), 0.0); }
int Training::runs() const {
  return static_cast<int>(std::ranges::count_if(km, [](double distance) { return distance > 0; }));
}
double Training::longest() const { return *std::ranges::max_element(km); }

Training random_training(Random& random, double least_week_km, double most_week_km) {
  Training training;
  const double week = random.between(least_week_km, most_week_km);
  const int least_runs = week > 45 ? 3 : 2, most_runs = week < 15 ? 4 : 6;
  const int runs = least_runs + random.below(most_runs - least_runs + 1);
  const double long_run = week * std::max(1.1 / runs, random.between(0.28, 0.45));
  const auto& days = usual_days[static_cast<std::size_t>(runs)];
  int left = runs;
  for (std::size_t i = 0; i < 7; ++i)
    if (days[i]) training.km[i] = --left == 0 ? long_run : (week - long_run) / (runs - 1);
  training.descent_per_km = random.chance(0.5) ? 0 : random.between(2, 40);
  training.states_pain = random.chance(0.7);
  return training;
}

Athlete random_athlete(Random& random) {
  Athlete athlete;
  if (const int prior = random.below(3); prior < 2) athlete.prior_knee_pain = prior == 1;
  const int novice = random.below(3);
  if (novice == 0) athlete.running_since = date_of(-random.below(200));
  if (novice == 1) athlete.running_since = date_of(-2000);
  return athlete;
}

Activity usual_run(const Training& training, int day, double km) {
  Activity record = run(day, km);
  if (training.descent_per_km > 0) record = with_descent(std::move(record), training.descent_per_km * km);
  return training.states_pain ? with_pain(std::move(record), pain_of(0)) : record;
}

void train(Diary& diary, const Training& training, Random& random, int first, int last, double noise) {
  for (int day = first; day <= last; ++day) {
    const double km = training.km[static_cast<std::size_t>(weekday_of(day))];
    if (km > 0) diary.write(usual_run(training, day, km * random.between(1 - noise, 1 + noise)));
  }
}

void ObedientRunner::plan_week(const Plan& plan) {
  planned_ = true;
  week_ = {};
  int left = std::min(run_count_cap(plan), training_.runs());
  const double run = obedience_.share * run_cap(plan);
  double week = obedience_.share * week_cap(plan);
  if (std::isinf(week)) week = training_.week_km();
  // The longest of the usual runs stay where runs have to go; what a run cannot hold goes to the others.
  std::array<std::size_t, 7> days;
  std::iota(days.begin(), days.end(), 0u);
  std::ranges::stable_sort(days, std::greater{}, [&](std::size_t day) { return training_.km[day]; });
  double usual = 0;
  for (int i = 0; i < left; ++i) usual += training_.km[days[static_cast<std::size_t>(i)]];
  for (std::size_t i = 0; left > 0; ++i, --left) {
    const double share = training_.km[days[i]] / usual;
    week_[days[i]] = std::min(run, week * share);
    week -= week_[days[i]];
    usual -= training_.km[days[i]];
  }
}

double ObedientRunner::km_now(int day, const Plan& plan) const {
  const double usual = training_.km[static_cast<std::size_t>(weekday_of(day))];
  const int runs = std::min(run_count_cap(plan), training_.runs());
  if (usual == 0 || diary_->runs(day - 6, day - 1) >= runs) return 0;
  const double week = obedience_.share * week_cap(plan), run = obedience_.share * run_cap(plan);
  const double left = week - diary_->km(day - 6, day - 1);
  // With fewer runs than usual each has more of the week.
  double planned = std::isinf(week) ? usual : week * usual / training_.week_km() * training_.runs() / runs;
  if (obedience_.reading == Obedience::Reading::all_at_once && !std::isinf(run)) planned = run;
  return std::max(0.0, std::min({planned, left, run}));
}

double ObedientRunner::km_for(int day, const Plan& newest) {
  double km = 0;
  if (obedience_.reading == Obedience::Reading::week_as_a_whole) {
    if (!planned_ || weekday_of(day) == 0) plan_week(newest);
    km = week_[static_cast<std::size_t>(weekday_of(day))];
  } else {
    km = km_now(day, newest);
  }
  return km < 0.5 ? 0 : km;  // nobody goes out for less
}

double ObedientRunner::descent_for(int day, double km, const Plan& newest) const {
  const double left = descent_cap(newest) - diary_->descent_m(day - 6, day - 1);
  return std::max(0.0, std::min(training_.descent_per_km * km, left));
}

}  // namespace patella::simulation
