#include <fmt/format.h>

#include "../property.hpp"
#include "../trouble.hpp"

/// P10 and P11. What ends by clean days, and what is no pain at all.
namespace patella::simulation {
namespace {

/// Any rule but those of load.
std::string symptom_rule(const Decision& decision) {
  for (const Reason& reason : decision.reasons)
    if (reason.rule->topic != Topic::load) return std::string{reason.rule->id};
  return {};
}

/// One to ten days with scores of 3 or less: single ones, mornings above the usual, rises of a point, settling that took
/// hours.
void write_small_things(Diary& diary, Random& random, int first, int last) {
  const int kind = random.below(5);
  for (int day = first; day <= last; ++day) {
    if (kind == 0 && random.chance(0.6)) {
      const auto& place = scores()[static_cast<std::size_t>(random.below(static_cast<int>(scores().size())))];
      place.write(diary, day, (1 + random.below(6)) / 2.0, 5);
      continue;
    }
    if ((day - first) % 2 != 0) continue;
    PainEntry pain = constant_pain(1);
    if (kind == 1) pain.next_morning = Pain{1 + random.below(3) / 2.0};
    if (kind == 2) pain.start = Pain{0.5}, pain.end = pain.during = Pain{2};
    if (kind == 3) pain.settled = Hours{1.0 + random.below(30)};
    if (kind == 4) pain = constant_pain(3);
    diary.write(with_pain(run(day, 5), pain));
  }
}

enum class ThreeRuns { zeros, zeros_that_settle, ones_without_a_rise };

void write_clean_run(Diary& diary, ThreeRuns kind, int day) {
  PainEntry pain = pain_of(0);
  // A settling time beside a worst of 0 counts as 0.
  if (kind == ThreeRuns::zeros_that_settle) pain.settled = Hours{30};
  if (kind == ThreeRuns::ones_without_a_rise) pain = constant_pain(1), pain.settled = Hours{0}, pain.next_morning = Pain{0};
  diary.write(with_pain(run(day, 5), pain));
}

}  // namespace

Failures clean_days_end_small_things(const Scale& scale) {
  return try_runners(scale, [](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    const Training training = random_training(random, 15, 60);
    const int first = 56 + random.below(7), last = first + random.below(10);
    train(diary, training, random, 0, first - 1, 0.1);
    write_small_things(diary, random, first, last);
    const auto kind = static_cast<ThreeRuns>(random.below(3));
    const std::string name = fmt::format("small things on days {} to {}, then three clean days", first, last);
    int runs = 0;
    for (int day = last + 1; day < last + 40; ++day) {
      // From the second day on: what a next morning says is from before them, too.
      if ((day - last) % 2 == 0 && (runs < 3 || random.chance(0.5))) {
        write_clean_run(diary, runs < 3 ? kind : ThreeRuns::zeros, day);
        // Two runs on a day are one day.
        if (random.chance(0.2)) write_clean_run(diary, ThreeRuns::zeros, day);
        ++runs;
      }
      if (runs < 3) continue;
      const Decision& decision = diary.evening(day);
      if (const std::string rule = symptom_rule(decision); !rule.empty())
        return failures.add(runner, fmt::format("{}: {}", name, describe(decision)), diary.log());
    }
    // One morning after two runs is one morning: not two of the last three.
    diary.write(run(last + 41, 4, 0));
    PainEntry pain = pain_of(0);
    pain.next_morning = Pain{1};
    diary.write(with_pain(run(last + 41, 3), pain));
    diary.write(with_pain(run(last + 41, 3), pain));
    for (int day = last + 41; day < last + 44; ++day)
      if (const Decision& decision = diary.evening(day); !symptom_rule(decision).empty())
        return failures.add(runner, "one morning after two runs: " + describe(decision), diary.log());
  });
}

/// P11. Pain as usual is no pain, in the morning, in runs or in both; 3 points more are pain.
Failures baseline_is_zero(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    Athlete athlete = random_athlete(random);
    const double usual = (1 + runner % 4) / 2.0;
    athlete.baseline_pain = Pain{usual};
    Diary diary{athlete};
    const Training training = random_training(random, 10, 70);
    const int where = random.below(3), intervals_on = random.below(14);
    const std::string name = fmt::format("usual pain {} {}", usual,
                                         where == 0   ? "in the morning"
                                         : where == 1 ? "in runs"
                                                      : "in runs and mornings");
    const int days = 63 + 7 * scale.weeks;
    for (int day = 0; day < days; ++day) {
      if (const double km = training.km[static_cast<std::size_t>(weekday_of(day))]; km > 0) {
        PainEntry pain = constant_pain(where == 0 ? 0 : usual);
        if (where == 2) pain.next_morning = Pain{usual};
        Activity record = with_pain(run(day, km), pain);
        if (weekday_of(day) == intervals_on) record = with_workout(std::move(record), Workout::intervals);
        diary.write(std::move(record));
      }
      if (where == 0) {
        Checkin word = checkin(day);
        word.morning = Pain{usual};
        diary.write(word);
      }
      const Decision& decision = diary.evening(day);
      const bool spoke = day < 63 ? !symptom_rule(decision).empty() : !decision.reasons.empty();
      if (spoke || decision.plan.cap_reason == CapReason::sore)
        return failures.add(runner, name + ": " + describe(decision), diary.log());
    }
    diary.write(run(days, 5, usual + 3));
    if (const Decision& decision = diary.evening(days); severity(decision.verdict) < 1)
      failures.add(runner, name + ", then 3 points more: " + describe(decision), diary.log());
  });
}

}  // namespace patella::simulation
