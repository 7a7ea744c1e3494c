#include <fmt/format.h>

#include "../property.hpp"
#include "../trouble.hpp"

/// P9. Pain is pain, wherever it is written.
namespace patella::simulation {
namespace {

constexpr int followed_days = 8;

/// What is said on the evenings after the same training, by how severe it is.
struct Said {
  std::vector<Decision> evenings;
  Log log;
};

Said say(const Diary& before, const std::function<void(Diary&)>& write, int first) {
  Diary diary = before;
  write(diary);
  Said said;
  for (int day = first; day < first + followed_days; ++day) said.evenings.push_back(diary.evening(day));
  said.log = diary.log();
  return said;
}

/// What the rules of the knee alone raise: the load of the days before is not what is compared.
int severity_of_pain(const Decision& decision) {
  int highest = 0;
  for (const Reason& reason : decision.reasons)
    if (reason.rule->topic != Topic::load) highest = std::max(highest, static_cast<int>(reason.finding.level));
  return highest;
}

/// Verdict, confidence, rules with their levels, caps: all but what names records.
std::string essence(const Decision& decision) {
  std::string text = fmt::format("{} ", static_cast<int>(decision.confidence)) + describe(decision);
  if (decision.clinician) text += fmt::format(" see {}", static_cast<int>(decision.clinician->urgency));
  return text;
}

}  // namespace

Failures pain_is_pain(const Scale& scale) {
  return try_runners(scale, [](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    const Training training = random_training(random, 10, 70);
    const int day = 56 + random.below(21);
    train(diary, training, random, 0, day - 1, 0.1);
    diary.evening(day - 1);
    const double score = random.below(21) / 2.0;
    const std::string name =
        fmt::format("{:.1f} km a week in {} runs, {} on day {}", training.week_km(), training.runs(), score, day);
    const Said in_run = say(
        diary, [&](Diary& d) { scores()[0].write(d, day, score, 5); }, day);
    for (const Trouble& place : scores()) {
      // The same score; of a morning it is known a day later.
      const auto write_there = [&](Diary& d) {
        // The same run, which says nothing of the knee, so that the load is the same.
        if (!place.name.ends_with("run")) d.write(run(day, 5));
        place.write(d, day, score, 5);
      };
      const Said there = say(diary, write_there, day + place.known_after);
      for (std::size_t i = 0; i + 1 < followed_days; ++i)
        if (severity_of_pain(there.evenings[i]) < severity_of_pain(in_run.evenings[i]))
          return failures.add(runner,
                              fmt::format("{} {}: {}; during a run: {}", name, place.name, describe(there.evenings[i]),
                                          describe(in_run.evenings[i])),
                              there.log);
    }
    // The morning after, in the run or as a check-in.
    const auto run_of_day = [&](Diary& d, std::optional<Pain> next_morning) {
      PainEntry pain = pain_of(0);
      pain.next_morning = next_morning;
      d.write(with_pain(run(day, 6), pain));
    };
    const Said in_entry = say(
        diary, [&](Diary& d) { run_of_day(d, Pain{score}); }, day + 1);
    const Said in_checkin = say(
        diary,
        [&](Diary& d) {
          run_of_day(d, std::nullopt);
          scores()[17].write(d, day + 1, score, 0);
        },
        day + 1);
    for (std::size_t i = 0; i < followed_days; ++i)
      if (essence(in_entry.evenings[i]) != essence(in_checkin.evenings[i]))
        return failures.add(runner,
                            fmt::format("{} the next morning: {}; as a check-in: {}", name, essence(in_entry.evenings[i]),
                                        essence(in_checkin.evenings[i])),
                            in_checkin.log);
  });
}

}  // namespace patella::simulation
