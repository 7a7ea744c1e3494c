#include <fmt/format.h>

#include "../property.hpp"
#include "../training.hpp"

/// P1. The same km every k days, and the same pattern of weeks.
namespace patella::simulation {
namespace {

constexpr int settled_day = 63;  // days of log that are not looked at

struct Pattern {
  std::string name;
  std::function<double(int)> km;
};

Pattern every_days(int k, double km) {
  return {fmt::format("{:.1f} km every {} days", km, k), [=](int day) { return day % k == 0 ? km : 0; }};
}

/// Weeks of the cycle run their share of the same week.
Pattern cycle_of_weeks(std::string_view name, const Training& training, std::vector<double> shares) {
  return {fmt::format("{}, {:.1f} km in {} runs", name, training.week_km(), training.runs()), [=](int day) {
            const double share = shares[static_cast<std::size_t>(day / 7) % shares.size()];
            return share * training.km[static_cast<std::size_t>(weekday_of(day))];
          }};
}

Pattern alternating_long_run(Random& random) {
  const double km = random.between(3, 15), long_km = km * random.between(1.2, 2.5);
  return {fmt::format("{:.1f} km on Tuesday and Thursday, {:.1f} on Saturday or Sunday in turn", km, long_km), [=](int day) {
            const int weekday = weekday_of(day);
            if (weekday == 1 || weekday == 3) return km;
            return weekday == (day / 7 % 2 == 0 ? 5 : 6) ? long_km : 0.0;
          }};
}

/// Each of the weekdays has a distance of its own.
Training uneven(Random& random, Training training) {
  for (double& km : training.km) km *= random.between(0.5, 1.5);
  return training;
}

Pattern pattern_of(int runner, Random& random) {
  const int kind = runner % 20;
  // Any distance; nobody runs 20 km every day for a year.
  if (kind < 14) return every_days(kind + 1, random.between(0.5, kind < 3 ? 20 : 42));
  const Training training = random_training(random, 5, 90);
  const double up = random.between(0, 0.15), down = random.between(0.4, 0.85);
  switch (kind) {
    case 14: return cycle_of_weeks("week on, week off", training, {1, 0});
    case 15: return cycle_of_weeks("three weeks up, one down", training, {1, 1 + up, 1 + 2 * up, down});
    case 16: return alternating_long_run(random);
    case 17: return every_days(15, random.between(1, 42));  // and no return from a break
    case 18: return cycle_of_weeks("three weeks the same, one easy", training, {1, 1, 1, down});
    default: return cycle_of_weeks("fixed weekdays", uneven(random, training), {1});
  }
}

}  // namespace

Failures constant_is_never_a_spike(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    const Pattern pattern = pattern_of(runner, random);
    const bool states_pain = random.chance(0.5);
    const double descent = random.chance(0.3) ? random.between(0, 60) : 0;
    const int intervals_on = random.chance(0.3) ? random.below(7) : -1;
    for (int day = 0; day < settled_day + 7 * scale.weeks; ++day) {
      if (const double km = pattern.km(day); km > 0) {
        Activity record = with_descent(run(day, km), descent * km);
        if (states_pain) record = with_pain(std::move(record), pain_of(0));
        if (weekday_of(day) == intervals_on) record = with_workout(std::move(record), Workout::intervals);
        diary.write(std::move(record));
      }
      if (day < settled_day) continue;
      const Decision& decision = diary.evening(day);
      if (speaks(decision, Topic::load)) return failures.add(runner, pattern.name + "; " + describe(decision), diary.log());
    }
  });
}

}  // namespace patella::simulation
