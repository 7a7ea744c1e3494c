#include <fmt/format.h>

#include "../property.hpp"
#include "../training.hpp"

/// P13. Exercises, walks, swims and a run swapped for one of them.
namespace patella::simulation {
namespace {

/// What is done besides, from a day on, as the plan asks.
struct Besides {
  bool strength, rehab, walks, swims, swaps_a_run;
};

void write_besides(LogWriter& writer, const Besides& besides, int day) {
  const int weekday = weekday_of(day);
  if (besides.strength && (weekday == 0 || weekday == 2 || weekday == 4)) {
    Activity record = activity(day, Sport::strength, 30);
    record.rpe = 5;
    writer.write(record);
  }
  if (besides.rehab && (weekday == 1 || weekday == 3 || weekday == 5)) {
    Checkin word = checkin(day);
    word.rehab = true;
    word.exercises = {"step-down", "glute bridge"};
    writer.write(word);
  }
  if (besides.walks && weekday % 2 == 1) writer.write(activity(day, Sport::walk, 45));
  if (besides.swims && (weekday == 2 || weekday == 5)) writer.write(activity(day, Sport::swim, 40));
}

bool raised(const Decision& without, const Reason& reason) {
  const Reason* old = reason_of(without, reason.rule->id);
  return !old || old->finding.level < reason.finding.level;
}

}  // namespace

Failures the_plan_raises_nothing(const Scale& scale) {
  return try_runners(scale, [](int runner, Random& random, Failures& failures) {
    const Athlete athlete = random_athlete(random);
    const Training training = random_training(random, 12, 60);
    constexpr int days = 105;
    const int first = 63 + random.below(7);
    Besides besides{random.chance(0.6), random.chance(0.6), random.chance(0.5), random.chance(0.5), random.chance(0.4)};
    if (!besides.rehab && !besides.walks && !besides.swims) besides.strength = true;
    const double pain = random.chance(0.3) ? 0 : (1 + random.below(6)) / 2.0;
    LogWriter without{athlete}, with{athlete};
    int runs = 0;
    for (int day = 0; day < days; ++day) {
      if (const double km = training.km[static_cast<std::size_t>(weekday_of(day))]; km > 0) {
        const Activity record = run(day, km * random.between(0.95, 1.05), day < first ? 0 : pain);
        without.write(record);
        const bool swapped = besides.swaps_a_run && day >= first && ++runs % training.runs() == 1;
        if (!swapped)
          with.write(record);
        else
          with.write(activity(day, runs % 2 == 0 ? Sport::swim : Sport::walk, 45));
      }
      if (day >= first) write_besides(with, besides, day);
    }
    Diary first_diary{without.log}, second_diary{with.log};
    for (int day = first; day < days; ++day) {
      const Decision &a = first_diary.evening(day), &b = second_diary.evening(day);
      for (const Reason& reason : b.reasons)
        // A run less is a clean or a painful run less, too: then only load rules can be compared.
        if ((!besides.swaps_a_run || reason.rule->topic == Topic::load) && raised(a, reason))
          return failures.add(runner,
                              fmt::format("pain {} from day {} on{}{}{}{}{}: {}; without them {}", pain, first,
                                          besides.strength ? ", strength" : "", besides.rehab ? ", rehab" : "",
                                          besides.walks ? ", walks" : "", besides.swims ? ", swims" : "",
                                          besides.swaps_a_run ? ", a run swapped" : "", describe(b), describe(a)),
                              with.log);
    }
  });
}

}  // namespace patella::simulation
