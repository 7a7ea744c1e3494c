#include <fmt/format.h>

#include "../property.hpp"
#include "../training.hpp"

/// P3. After a race or a week of stages.
namespace patella::simulation {
namespace {

constexpr double same = 1e-6;  // km

/// What the runner does in the six days after.
enum class After { rests, obeys, runs_as_usual };

struct Spike {
  int first, last;         ///< days
  std::vector<double> km;  ///< of each day
};

Spike random_spike(Random& random, const Diary& diary, int first) {
  const double longest = diary.longest_km(first - 30, first - 1);
  if (random.chance(0.65)) {
    const double least = std::max(1.3 * longest * 1.001, longest + 3.01);
    return {first, first, {least * random.between(1, 2.5)}};
  }
  const double best = diary.best_week_km(first - 28, first - 1);
  const double week = std::max(1.3 * best * 1.01, best + 3.1) * random.between(1, 2);
  const int days = 4 + random.below(3);
  return {first, first + days - 1, std::vector<double>(static_cast<std::size_t>(days), week / days)};
}

/// The evening on which the spike has become one, at the latest its last.
bool has_become_one(const Diary& diary, int day, double longest, double best) {
  const double run = diary.longest_km(day, day), week = diary.km(day - 6, day);
  return (run > 1.3 * longest && run >= longest + 3) || (week > 1.3 * best && week >= best + 3);
}

}  // namespace

Failures recovery_after_a_spike(const Scale& scale) {
  return try_runners(scale, [&](int runner, Random& random, Failures& failures) {
    Diary diary{random_athlete(random)};
    const Training training = random_training(random, 12, 80);
    const int first = 84 + random.below(14);
    train(diary, training, random, 0, first - 1, random.chance(0.5) ? 0.1 : 0);
    const Plan before = diary.evening(first - 1).plan;
    const double usual = diary.km(first - 28, first - 1) / 4, longest = diary.longest_km(first - 30, first - 1),
                 best = diary.best_week_km(first - 28, first - 1);
    const Spike spike = random_spike(random, diary, first);
    const auto after = static_cast<After>(random.below(3));
    const std::string name = fmt::format("{:.1f} km a week in {} runs, longest {:.1f}; on day {} {} x {:.1f} km, then {}",
                                         usual, training.runs(), longest, first, spike.km.size(), spike.km[0],
                                         after == After::rests   ? "rests"
                                         : after == After::obeys ? "obeys"
                                                                 : "runs as usual");
    ObedientRunner obedient{diary, training, {Obedience::Reading::day_by_day}};
    bool began = false;
    Plan plan = before;
    for (int day = first; day <= spike.last + 6; ++day) {
      double km = 0;
      if (day <= spike.last)
        km = spike.km[static_cast<std::size_t>(day - first)];
      else if (after == After::obeys)
        km = obedient.km_for(day, plan);
      else if (after == After::runs_as_usual)
        km = training.km[static_cast<std::size_t>(weekday_of(day))];
      if (km > 0) diary.write(usual_run(training, day, km));
      const Decision& decision = diary.evening(day);
      plan = decision.plan;
      if (!began && !has_become_one(diary, day, longest, best)) continue;
      began = true;
      // "Half of the spike": of the longest session where that is a spike itself, else of the week.
      const double longest_of_it = *std::ranges::max_element(spike.km);
      const bool long_run = longest_of_it > 1.3 * longest && longest_of_it >= longest + 3;
      const double spiked = long_run ? longest_of_it : diary.km(std::min(day, spike.last) - 6, std::min(day, spike.last));
      std::string what;
      if (week_cap(plan) > week_cap(before) + same) what = fmt::format("the week was {:.2f} before it", week_cap(before));
      if (run_cap(plan) > run_cap(before) + same) what = fmt::format("the run was {:.2f} before it", run_cap(before));
      if (run_count_cap(plan) > run_count_cap(before)) what = fmt::format("{} runs before it", run_count_cap(before));
      if (descent_cap(plan) > std::max(100.0, descent_cap(before)) + same)
        what = fmt::format("{:.0f} m of descent before it", descent_cap(before));
      if (week_cap(plan) >= usual) what = fmt::format("the usual week is {:.2f}", usual);
      if (run_cap(plan) >= spiked / 2) what = fmt::format("half of the spike is {:.2f}", spiked / 2);
      if (week_cap(plan) < 0.3 * usual - same) what = fmt::format("less than 0.3 of the usual week of {:.2f}", usual);
      if (!what.empty()) return failures.add(runner, name + "; " + describe(decision) + ": " + what, diary.log());
    }
  });
}

}  // namespace patella::simulation
