#include <fmt/format.h>

#include "../property.hpp"
#include "../trouble.hpp"

/// P7. After a stop, and after a break.
namespace patella::simulation {
namespace {

constexpr double same = 1e-6;
constexpr int forever = 1000;

/// The step after the walk is a walk-run: its caps are the stage's.
std::string stage_contradicts(const Plan& plan) {
  if (!plan.stage || *plan.stage == Stage::walk) return {};
  if (!plan.stage_distance) return "a stage without a distance";
  if (!plan.max_run || std::abs(in_kilometres(*plan.max_run) - in_kilometres(*plan.stage_distance)) > same)
    return "the run cap is not the stage's distance";
  return {};
}

/// Runs what the plan allows without pain, while there are stages every other day; walks while it allows no run.
void go_on(Diary& diary, const Training& training, int day, const Plan& plan) {
  const int runs = std::min(run_count_cap(plan), std::max(3, training.runs()));
  if (run_cap(plan) < 0.5) {
    if (day % 2 == 0) write_walk(diary, day, 0);
    return;
  }
  if ((plan.stage && diary.runs(day - 1, day - 1) > 0) || diary.runs(day - 6, day - 1) >= runs) return;
  const double km = std::min(run_cap(plan), week_cap(plan) - diary.km(day - 6, day - 1));
  if (km >= 0.8 * run_cap(plan) || (plan.stage == std::nullopt && km > 1))
    diary.write(with_pain(run(day, km), constant_pain(0)));
}

}  // namespace

Failures return_after_a_stop(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    const Training training = random_training(random, 12, 60);
    const int stop = 70 + random.below(7);
    train(diary, training, random, 0, stop - 1, random.chance(0.5) ? 0.1 : 0);
    const double old = diary.best_week_km(stop - 34, stop - 1);  // 7 days that end in the four weeks before
    const Trouble& trouble = random_trouble(random);
    trouble.write(diary, stop, 7, 5);
    const int over = stop + trouble.known_after + 1 + random.below(10);
    const std::string name = fmt::format("{:.1f} km a week in {} runs, {} on day {}, over from day {}", old, training.runs(),
                                         trouble.name, stop, over);
    Plan plan;
    for (int day = stop; day < over; ++day) plan = diary.evening(day).plan;
    int first_clean = forever, old_week = forever;
    for (int day = over; day < stop + 84; ++day) {
      if (day < over + 2)
        write_word(diary, trouble, day, 0);
      else
        go_on(diary, training, day, plan);
      if (diary.runs(day, day) > 0) first_clean = std::min(first_clean, day);
      const Decision& decision = diary.evening(day);
      plan = decision.plan;
      std::string what = stage_contradicts(plan);
      // The plan of an evening is for the days after it.
      const int clean_days = day - first_clean;
      if (clean_days < 14 && week_cap(plan) >= 0.5 * old)
        what = fmt::format("half of {:.1f} km before two weeks of clean running", old);
      if (clean_days < 28 && week_cap(plan) >= old) what = fmt::format("{:.1f} km before four weeks of clean running", old);
      if (!what.empty()) return failures.add(runner, name + "; " + describe(decision) + ": " + what, diary.log());
      if (week_cap(plan) >= old - same) old_week = std::min(old_week, day);
    }
    if (old_week == forever)
      failures.add(
          runner,
          fmt::format("{}: {:.1f} km not allowed by the twelfth week; {}", name, old, describe(diary.evening(stop + 83))),
          diary.log());
  });
}

Failures return_after_a_break(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    const Training training = random_training(random, 12, 70);
    int last = 70 + random.below(7);
    while (training.km[static_cast<std::size_t>(weekday_of(last))] == 0) --last;
    train(diary, training, random, 0, last, random.chance(0.5) ? 0.1 : 0);
    const double old = diary.best_week_km(last - 33, last);  // 7 days that end in the four weeks before
    const int free_days = 14 + random.below(random.chance(0.5) ? 8 : 60), back = last + free_days + 1;
    const bool whole_share = random.chance(0.7);
    const std::string name = fmt::format("{:.1f} km a week in {} runs, {} free days after day {}, then {} %", old,
                                         training.runs(), free_days, last, whole_share ? 100 : 90);
    ObedientRunner obedient{diary, training, {Obedience::Reading::day_by_day, whole_share ? 1 : 0.9}};
    Plan plan;
    double in_break = 1e9;
    // Without a run nothing grows.
    for (int day = last + 14; day < back; ++day) {
      const Decision& decision = diary.evening(day);
      plan = decision.plan;
      if (week_cap(plan) > std::min(in_break, 0.5 * old) + same)
        return failures.add(runner, name + "; " + describe(decision) + ": before the first run back", diary.log());
      in_break = week_cap(plan);
    }
    int first = forever, old_week = forever;
    for (int day = back; day < first + 35; ++day) {
      if (const double km = obedient.km_for(day, plan); km > 0) {
        first = std::min(first, day);
        diary.write(usual_run(training, day, km));
      }
      const Decision& decision = diary.evening(day);
      plan = decision.plan;
      // The plan of the thirteenth evening is for the third week.
      if (day - first < 13 && week_cap(plan) >= old)
        return failures.add(runner, name + "; " + describe(decision) + ": the old week within two weeks", diary.log());
      if (week_cap(plan) >= old - same) old_week = std::min(old_week, day);
      if (first == forever && day > back + 14) return failures.add(runner, name + ": no run is allowed", diary.log());
    }
    // "By the fifth week": the plan on the evening before it, or within it. Who stays at 90 % is not held to that.
    if (whole_share && old_week - first > 34)
      failures.add(
          runner,
          fmt::format("{}: {:.1f} km not allowed by the fifth week; {}", name, old, describe(diary.evening(first + 34))),
          diary.log());
  });
}

Failures short_jogs_pass_no_stage(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    const Training training = random_training(random, 12, 60);
    const int stop = 70 + random.below(7);
    train(diary, training, random, 0, stop - 1);
    diary.write(run(stop, 5, 7));
    for (int day = stop; day < stop + 3; ++day) {
      if (day > stop) write_walk(diary, day, 0);
      diary.evening(day);
    }
    const bool days_in_a_row = runner % 2 == 1;
    Plan plan = diary.evening(stop + 2).plan;
    const Plan before = plan;
    const int gap = days_in_a_row ? 1 : 1 + random.below(3);
    const double share = random.between(0.1, 0.6);
    const std::string name = days_in_a_row ? "the stage's distance on days in a row"
                                           : fmt::format("{:.2f} of the stage every {} days", share, gap);
    int steps = 0;
    for (int day = stop + 3, runs = 0; runs < 5; day += gap) {
      const double km = run_cap(plan);
      if (!(km > 0 && km < 100))
        return failures.add(runner, name + ": no stage; " + describe(diary.evening(day)), diary.log());
      diary.write(with_pain(run(day, days_in_a_row ? km : share * km), constant_pain(0)));
      ++runs;
      for (int evening = day; evening < day + gap; ++evening) plan = diary.evening(evening).plan;
      const Decision& decision = diary.evening(day + gap - 1);
      steps = plan.stage && before.stage ? static_cast<int>(*plan.stage) - static_cast<int>(*before.stage) : 99;
      const int most = days_in_a_row ? (runs + 1) / 2 : 0;
      if (steps > most || (!days_in_a_row && run_cap(plan) > run_cap(before) + same))
        return failures.add(runner, fmt::format("{}: {} stages after {} runs; {}", name, steps, runs, describe(decision)),
                            diary.log());
    }
  });
}

}  // namespace patella::simulation
