#include <fmt/format.h>

#include "../property.hpp"
#include "../trouble.hpp"

/// P6. A stop ends by words, never by silence.
namespace patella::simulation {
namespace {

struct Start {
  Training training;
  const Trouble* trouble;
  int day;
  double score;
  std::string name;
};

/// Ten weeks without trouble, then what raises a stop.
Start stop_of(int runner, Random& random, Diary& diary) {
  const std::size_t troubles = scores().size() + signs().size() + flags().size();
  Start start{random_training(random, 12, 60),
              &scores()[static_cast<std::size_t>(runner) % troubles],
              70 + random.below(7),
              5.5 + random.below(8) / 2.0,
              {}};
  train(diary, start.training, random, 0, start.day - 1, 0.1);
  start.trouble->write(diary, start.day, start.score, 5);
  start.name = fmt::format("{:.1f} km a week in {} runs, {}{} on day {}", start.training.week_km(), start.training.runs(),
                           start.trouble->name, start.trouble->scored ? fmt::format(" {}", start.score) : "", start.day);
  return start;
}

enum class Silence { nothing, runs_without_a_word, sleep_and_exercises };

}  // namespace

Failures silence_ends_no_stop(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    const Start start = stop_of(runner, random, diary);
    const auto silence = static_cast<Silence>(random.below(3));
    const int known = start.day + start.trouble->known_after;
    for (int day = start.day; day <= known; ++day) diary.evening(day);
    if (const Decision& decision = diary.evening(known); decision.verdict != Verdict::stop)
      return failures.add(runner, start.name + ": no stop; " + describe(decision), diary.log());
    const int last = known + 120;
    for (int day = known + 1; day <= last; ++day) {
      const double km = start.training.km[static_cast<std::size_t>(weekday_of(day))];
      if (silence == Silence::runs_without_a_word && km > 0) diary.write(run(day, km));
      if (silence == Silence::sleep_and_exercises && day % 3 == 0) {
        Checkin word = checkin(day);
        word.sleep = Hours{7};
        word.rehab = true;
        diary.write(word);
        diary.write(activity(day, Sport::strength, 20));
      }
      const Decision& decision = diary.evening(day);
      const bool well = decision.verdict == Verdict::keep_running;
      const bool sure = decision.verdict != Verdict::stop && decision.confidence != Confidence::low;
      // Nor is it a stop for ever: after four weeks of silence it asks.
      if (well || sure || (day == last && decision.verdict == Verdict::stop))
        return failures.add(runner,
                            fmt::format("{}, then {}: {}", start.name,
                                        silence == Silence::nothing               ? "nothing"
                                        : silence == Silence::runs_without_a_word ? "runs without a word"
                                                                                  : "sleep and exercises",
                                        describe(decision)),
                            diary.log());
    }
  });
}

namespace {

/// The words that end a stop of that kind.
enum class Words { same_field_twice, nearest_field_twice, walk_twice, one_clean_run };

/// The first evening on which the way back has begun may come a morning later than the last word.
bool is_returning(const Decision& decision) { return decision.verdict == Verdict::reduce && decision.plan.stage; }

}  // namespace

Failures words_end_a_stop(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    const Start start = stop_of(runner, random, diary);
    const auto words = start.trouble->flag ? Words::same_field_twice : static_cast<Words>(random.below(4));
    const int first = start.day + start.trouble->known_after + 1 + random.below(5), apart = 1 + random.below(4);
    const double score = random.below(5) / 2.0;
    const auto twice = [&](std::string_view where) {
      return fmt::format("{} {} on two days, {} apart", score, where, apart);
    };
    const std::string what = start.trouble->flag                   ? "over"
                             : words == Words::one_clean_run       ? "a clean run of 4 km"
                             : words == Words::same_field_twice    ? twice("in the same place")
                             : words == Words::nearest_field_twice ? twice("in the nearest place")
                                                                   : twice("in a walk");
    const std::string name = fmt::format("{}, from day {} on {}", start.name, first, what);
    const auto say = [&](int day) {
      switch (words) {
        case Words::same_field_twice: return write_word(diary, *start.trouble, day, score);
        case Words::nearest_field_twice: return write_nearest_word(diary, *start.trouble, day, score);
        case Words::walk_twice: return write_walk(diary, day, score);
        case Words::one_clean_run: return diary.write(with_pain(run(day, 4), constant_pain(0)));
      }
    };
    for (int day = start.day; day < first; ++day) diary.evening(day);
    const bool one_is_enough = start.trouble->flag || words == Words::one_clean_run;
    say(first);
    int day = first;
    for (; !one_is_enough && day < first + apart; ++day) {
      const Decision& decision = diary.evening(day);
      // One word is not enough: nothing may be run yet.
      if (decision.verdict == Verdict::keep_running || week_cap(decision.plan) > 0)
        return failures.add(runner, name + ": one word was enough; " + describe(decision), diary.log());
    }
    if (!one_is_enough) say(first + apart);
    // What a morning says is known on the next day.
    const int known = day + start.trouble->known_after;
    for (; day < known; ++day) diary.evening(day);
    if (const Decision& decision = diary.evening(day); !is_returning(decision))
      failures.add(runner, name + ": the way back has not begun; " + describe(decision), diary.log());
  });
}

}  // namespace patella::simulation
