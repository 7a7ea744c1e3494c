#include <fmt/format.h>

#include "../property.hpp"
#include "../training.hpp"

/// P4 and P5. What *reduce* allows.
namespace patella::simulation {
namespace {

constexpr double same = 1e-6;

enum class Afterwards { rests, obeys_in_pain, obeys_without_pain };

/// What was run before the trouble and up to it.
struct Limits {
  double week_km, run_km, descent_m;
  int runs;
  double painless_week;
};

Limits limits_of(const Diary& diary, int trouble, int raised) {
  Limits limits{diary.km(raised - 6, raised), diary.longest_km(raised - 6, raised), diary.descent_m(raised - 6, raised),
                diary.runs(raised - 6, raised), diary.best_week_km(trouble - 28, trouble - 1)};
  if (limits.runs < 2) {  // too few to be measured by
    limits.week_km = limits.painless_week;
    limits.run_km = diary.longest_km(trouble - 28, trouble - 1);
    limits.descent_m = 1e9;
    limits.runs = 7;
  }
  // "Nor more than the best painless 7 days": each of the four, over the 7-day windows within the four weeks.
  double descent = 0, longest = 0;
  int runs = 0;
  for (int end = trouble - 22; end < trouble; ++end) {
    descent = std::max(descent, diary.descent_m(end - 6, end));
    longest = std::max(longest, diary.longest_km(end - 6, end));
    runs = std::max(runs, diary.runs(end - 6, end));
  }
  limits.week_km = std::min(limits.week_km, limits.painless_week);
  limits.run_km = std::min(limits.run_km, longest);
  // Where no run states its descent the cap cannot be known.
  limits.descent_m = descent == 0 ? 1e18 : std::max(100.0, std::min(limits.descent_m, descent));
  limits.runs = std::min(limits.runs, runs);
  return limits;
}

std::string above(const Plan& plan, const Limits& limits) {
  if (week_cap(plan) > limits.week_km + same) return fmt::format("more than {:.2f} km", limits.week_km);
  if (run_cap(plan) > limits.run_km + same) return fmt::format("a run longer than {:.2f} km", limits.run_km);
  if (run_count_cap(plan) > limits.runs) return fmt::format("more than {} runs", limits.runs);
  if (descent_cap(plan) > limits.descent_m + same && limits.descent_m < 1e18)
    return fmt::format("more than {:.0f} m of descent", limits.descent_m);
  if (descent_cap(plan) < 100) return "less than 100 m of descent";
  if (week_cap(plan) < std::min(0.5 * limits.painless_week, limits.week_km) - same)
    return fmt::format("less than half of the painless {:.2f} km", limits.painless_week);
  return {};
}

/// Writes trouble of `score` on `day`, on which a run may have been written already without its pain.
void write_trouble(Diary& diary, Activity record, int field, double score) {
  PainEntry pain = pain_of(0);
  switch (field) {
    case 0: pain.during = Pain{score}; break;
    case 1: pain = constant_pain(score); break;
    case 2: pain.after = Pain{score}; break;
    case 3: pain.next_morning = Pain{score}; break;
    default: break;
  }
  diary.write(with_pain(std::move(record), pain));
  if (field < 4) return;
  Checkin word = checkin(day_of(diary.log().activities.back().day));
  (field == 4 ? word.morning : field == 5 ? word.stairs : word.sitting) = Pain{score};
  diary.write(word);
}

}  // namespace

Failures less_means_less(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    Training training = random_training(random, 12, 80);
    int trouble = 70 + random.below(21);
    while (training.km[static_cast<std::size_t>(weekday_of(trouble))] == 0) ++trouble;
    train(diary, training, random, 0, trouble - 1, random.chance(0.5) ? 0.15 : 0);
    const double score = 2.5 + random.below(6) / 2.0;
    const int field = random.below(7);
    const auto afterwards = static_cast<Afterwards>(random.below(3));
    const std::string name = fmt::format("{:.1f} km a week in {} runs, {} of 10 in field {} on day {}, then {}",
                                         training.week_km(), training.runs(), score, field, trouble,
                                         afterwards == Afterwards::rests           ? "rests"
                                         : afterwards == Afterwards::obeys_in_pain ? "obeys in pain"
                                                                                   : "obeys without pain");
    Plan plan = diary.evening(trouble - 1).plan;
    if (diary.evening(trouble - 1).verdict != Verdict::keep_running) return;  // trouble of another kind, by chance
    write_trouble(diary, usual_run(training, trouble, training.km[static_cast<std::size_t>(weekday_of(trouble))]), field,
                  score);
    ObedientRunner obedient{diary, training, {Obedience::Reading::day_by_day}};
    std::optional<Limits> limits;
    for (int day = trouble; day < trouble + 56; ++day) {
      if (day > trouble && afterwards != Afterwards::rests)
        if (const double km = obedient.km_for(day, plan); km > 0) {
          const Activity record = with_descent(run(day, km), obedient.descent_for(day, km, plan));
          if (afterwards == Afterwards::obeys_in_pain)
            write_trouble(diary, record, field, score);
          else
            diary.write(with_pain(record, pain_of(0)));
        }
      const Decision& decision = diary.evening(day);
      plan = decision.plan;
      if (decision.verdict != Verdict::reduce) {
        if (limits) return;  // the spell is over
        if (day > trouble + 1) return failures.add(runner, name + ": no reduce; " + describe(decision), diary.log());
        continue;
      }
      // Silence leads to a return from a break, which P7 is about.
      if (afterwards == Afterwards::rests && day > trouble + 13) return;
      if (!limits) limits = limits_of(diary, trouble, day);
      if (const std::string what = above(plan, *limits); !what.empty())
        return failures.add(runner, name + "; " + describe(decision) + ": " + what, diary.log());
    }
  });
}

namespace {

/// Runs in pain of `score` for 13 weeks, doing what the plan says; hands each evening's plan to `take`.
void run_in_pain(Diary& diary, const Training& training, Obedience::Reading reading, int first, double score,
                 const std::function<void(int, const Decision&)>& take) {
  ObedientRunner obedient{diary, training, {reading}};
  Plan plan = diary.evening(first - 1).plan;
  for (int day = first; day < first + 7 * 13; ++day) {
    double km = obedient.km_for(day, plan);
    if (day == first) km = training.km[static_cast<std::size_t>(weekday_of(day))];
    if (km > 0) diary.write(with_pain(run(day, km), constant_pain(score)));
    const Decision& decision = diary.evening(day);
    plan = decision.plan;
    take(day, decision);
  }
}

}  // namespace

/// Mild is 3 of 10 or less; the base is the painless week of training that was the same for ten weeks.
Failures reductions_are_held(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    const Athlete athlete = random_athlete(random);
    Training training = random_training(random, 12, 80);
    training.descent_per_km = 0;
    int first = 70;
    while (training.km[static_cast<std::size_t>(weekday_of(first))] == 0) ++first;
    const auto reading = static_cast<Obedience::Reading>(runner % 2);
    const std::string name =
        fmt::format("{:.1f} km a week in {} runs, longest {:.1f}", training.week_km(), training.runs(), training.longest());
    std::vector<double> at_2_5;
    for (const double score : {1.0, 2.0, 2.5, 3.0, 5.0}) {
      Diary diary{athlete};
      train(diary, training, random, 0, first - 1);
      run_in_pain(diary, training, reading, first, score, [&](int day, const Decision& decision) {
        const double week = week_cap(decision.plan);
        if (score == 2.5) at_2_5.push_back(week);
        std::string what;
        if (score <= 3 && week < 0.65 * training.week_km() - same) what = "less than 65 % of the painless week";
        if (score <= 3 && run_count_cap(decision.plan) < training.runs() - 1) what = "more than one run less";
        if (score == 5 && week > 0.9 * at_2_5[static_cast<std::size_t>(day - first)] + same)
          what = fmt::format("at 2.5 the week is {:.2f}", at_2_5[static_cast<std::size_t>(day - first)]);
        if (!what.empty())
          failures.add(runner,
                       fmt::format("{}, {} of 10 from day {} on; {}: {}", name, score, first, describe(decision), what),
                       diary.log());
      });
    }
  });
}

}  // namespace patella::simulation
