#include <fmt/format.h>

#include "../property.hpp"
#include "../training.hpp"

/// P2. A runner without pain who does what the plan says.
namespace patella::simulation {
namespace {

constexpr int history_days = 70;  // before the plan is obeyed
using Reading = Obedience::Reading;

std::string_view name_of(Reading reading) {
  constexpr std::string_view names[] = {"week by week", "day by day", "day by day, as long as allowed"};
  return names[static_cast<std::size_t>(reading)];
}

/// The week that ends on `last` against those before. Strict: half a year ago is the best 7 days of the six weeks that
/// ended then, as weeks differ, and "at most doubles or grows by 25 km" is the larger of the two.
std::optional<std::string> grown_too_fast(const Diary& diary, int first_record, int last) {
  const double week = diary.km(last - 6, last);
  const auto best_of_six = [&](int end) { return diary.best_week_km(end - 41, end); };
  if (last - 49 >= first_record)
    if (const double before = best_of_six(last - 7); week > 2 * before * 1.000001)
      return fmt::format("{:.1f} km a week, at most {:.1f} in the six weeks before", week, before);
  if (last - 7 * 26 - 41 >= first_record)
    if (const double before = best_of_six(last - 7 * 26); week > std::max(2 * before, before + 25) * 1.000001)
      return fmt::format("{:.1f} km a week, {:.1f} half a year before", week, before);
  return std::nullopt;
}

/// Constant, or with noise; a week without a run or an easy one now and then; some logs are a few weeks old. Gives
/// the first day.
int write_history(Diary& diary, const Training& training, Random& random) {
  const double noise = random.chance(0.5) ? 0.15 : 0, easy = random.chance(0.5) ? random.between(0, 0.25) : 0;
  const int first = random.chance(0.2) ? 28 : 0;
  for (int week = first; week < history_days; week += 7) {
    Training of_week = training;
    if (week > 0 && week + 14 < history_days && random.chance(easy))
      for (double& km : of_week.km) km *= random.chance(0.3) ? 0 : 0.6;
    train(diary, of_week, random, week, week + 6, noise);
  }
  return first;
}

}  // namespace

Failures obedience_never_raises_a_load_rule(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    const Training training = random_training(random, 6, 70);
    const int first_record = write_history(diary, training, random);
    const Obedience obedience{static_cast<Reading>(runner % 3), runner % 6 < 3 ? 1 : 0.9};
    const std::string name =
        fmt::format("{:.1f} km a week in {} runs, longest {:.1f}, obeys {:.0f} % {}", training.week_km(), training.runs(),
                    training.longest(), 100 * obedience.share, name_of(obedience.reading));
    ObedientRunner obedient{diary, training, obedience};
    Plan plan = diary.evening(history_days - 1).plan;
    for (int day = history_days; day < history_days + 7 * scale.weeks; ++day) {
      if (const double km = obedient.km_for(day, plan); km > 0) {
        Activity record = with_descent(run(day, km), obedient.descent_for(day, km, plan));
        diary.write(training.states_pain ? with_pain(std::move(record), pain_of(0)) : record);
      }
      const Decision& decision = diary.evening(day);
      if (speaks(decision, Topic::load)) return failures.add(runner, name + "; " + describe(decision), diary.log());
      plan = decision.plan;
      if (weekday_of(day) != 6) continue;
      if (const auto growth = grown_too_fast(diary, first_record, day))
        return failures.add(runner, fmt::format("{}; day {}: {}", name, day, *growth), diary.log());
    }
  });
}

/// From 10 km a week to 30 within 26 weeks at 90 % of the caps for week and run.
Failures small_weeks_can_grow(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    const std::array<Training, 3> trainings{Training{{0, 10.0 / 3, 0, 10.0 / 3, 0, 0, 10.0 / 3}},
                                            Training{{0, 3, 0, 3, 0, 0, 4}}, Training{{0, 2, 0, 2, 0, 2, 4}}};
    const Training& training = trainings[static_cast<std::size_t>(runner % 3)];
    train(diary, training, random, 0, history_days - 1);
    ObedientRunner obedient{diary, training, {static_cast<Reading>(runner / 3 % 3), 0.9}};
    Plan plan = diary.evening(history_days - 1).plan;
    double best = 0;
    for (int day = history_days; day < history_days + 7 * 26; ++day) {
      if (const double km = obedient.km_for(day, plan); km > 0) diary.write(usual_run(training, day, km));
      plan = diary.evening(day).plan;
      if (weekday_of(day) == 6) best = std::max(best, diary.km(day - 6, day));
    }
    if (best < 30 - 0.001)
      failures.add(runner,
                   fmt::format("10 km a week in {} runs, obeys 90 % {}: {:.1f} km a week after half a year; {}",
                               training.runs(), name_of(static_cast<Reading>(runner / 3 % 3)), best,
                               describe(diary.evening(history_days + 7 * 26 - 1))),
                   diary.log());
  });
}

}  // namespace patella::simulation
